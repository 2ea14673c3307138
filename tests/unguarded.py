"""A wall with a stone taken out, for the twins of promises: a function of the database without its guard a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def rewritten(name: str, guard: str, instead: str) -> Iterator[None]:
    """A function of the record's schema with one piece of its text put in another's place; then as it was."""
    [(source,)] = _as_owner("SELECT pg_get_functiondef(%s::regproc)", f"tenfold.{name}")
    if guard not in source:
        raise LookupError(f"tenfold.{name} has no {guard}")
    _as_owner(source.replace(guard, instead))
    try:
        yield
    finally:
        _as_owner(source)


def _as_owner(sql: str, *told: str) -> list[Any]:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, told or None)
        rows = [*cursor.fetchall()] if cursor.description else []
    connections["owner"].close()
    return rows
