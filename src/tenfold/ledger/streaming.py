"""Rows one after another, however many: memory stays flat. For the owner of the database, who seals and verifies."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from secrets import token_hex
from typing import Any

from django.db import connections

_AT_ONCE = 2_000  # rows
Row = tuple[Any, ...]


@contextmanager
def streamed(sql: str, *told: object) -> Iterator[Iterator[Row]]:
    """Give the rows of a query, within the present transaction of the owner's."""
    owner = connections["owner"]
    with owner.wrap_database_errors, owner.connection.cursor(name=f"rows_{token_hex(8)}", binary=True) as rows:
        rows.execute(sql, told)
        yield chain.from_iterable(iter(lambda: rows.fetchmany(_AT_ONCE), []))
