"""A wall with a stone taken out, for the twins of promises: a function of the database without its guard, for a while."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rewritten(name: str, guard: str, instead: str) -> Iterator[None]:
    """A function of the record's schema with one piece of its text put in the place of another; then as it was."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef(%s::regproc)", [f"tenfold.{name}"])
        [source] = cursor.fetchone()
        if guard not in source:
            raise LookupError(f"tenfold.{name} has no {guard}")
        cursor.execute(source.replace(guard, instead))
        try:
            yield
        finally:
            cursor.execute(source)
    connections.close_all()
