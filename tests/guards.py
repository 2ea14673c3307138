"""Guards taken away and put back: a function of the database that says something else while a check is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections


@contextmanager
def rebuilt(function: str, old: str, new: str = "") -> Iterator[None]:
    """Have a function of the database say something else meanwhile."""
    [[told]] = as_owner("SELECT pg_get_functiondef(%s::regproc)", f"tenfold.{function}")
    if old not in told:
        raise ValueError(f"tenfold.{function} does not say: {old}")
    with without(told.replace(old, new), told):
        yield


@contextmanager
def without(guard: str, put_back: str) -> Iterator[None]:
    """Take a guard away by a sentence of the owner, and put it back by another."""
    as_owner(guard)
    try:
        yield
    finally:
        as_owner(put_back)


def as_owner(sentence: str, *told: Any) -> list[tuple[Any, ...]]:
    """Say something to the database as its owner; return the rows that it answers."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(sentence, told or None)
        return cursor.fetchall() if cursor.description else []
