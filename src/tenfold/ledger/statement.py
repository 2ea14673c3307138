"""One statement to the database, prepared: what is asked for each page and each entry is planned once a connection."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from psycopg import Cursor


def rows(query: str, told: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return the rows that a statement gives (none where it gives none), in the transaction that goes on."""
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        cursor.execute(query.encode(), told, prepare=True)
        return cursor.fetchall() if cursor.description else []


def each(query: str, tellings: Iterable[Sequence[Any]]) -> None:
    """Run a statement that gives nothing for each telling: the next is made while the database is at the last."""
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor, connection.connection.pipeline():
        for told in tellings:
            cursor.execute(query.encode(), told, prepare=True)
