"""Statements to the database, prepared: what is asked for each page and each entry is planned once a connection."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from psycopg import Cursor


def rows(query: str, told: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return the rows that a statement gives, in the transaction that goes on."""
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        return cursor.execute(query.encode(), told, prepare=True).fetchall()


@contextmanager
def piped() -> Iterator[None]:
    """Send the statements that are `run` meanwhile without waiting for each; what goes wrong is raised by the end."""
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def run(query: str, told: Sequence[Any]) -> None:
    """Run a statement whose rows nobody looks at."""
    connection.ensure_connection()
    with connection.wrap_database_errors:
        Cursor(connection.connection).execute(query.encode(), told, prepare=True)
