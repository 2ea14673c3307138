"""One statement to the database, prepared: what is asked for each page and each entry is planned once a connection."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from psycopg import Cursor


def rows(query: str, told: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return the rows that a statement gives (none where it gives none), in the transaction that goes on."""
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        cursor.execute(query.encode(), told, prepare=True)
        return cursor.fetchall() if cursor.description else []
