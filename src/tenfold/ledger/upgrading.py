"""Bringing a database to this version: its tables by migrations, then the walls, built anew when they changed."""

from hashlib import sha256
from importlib.resources import files
from typing import Any

from django.core.management import call_command
from django.db import connections, transaction

from tenfold.ledger import keys

WALLS = (
    *("clear", "evidence", "sessions", "systems", "opening", "writing", "layers", "lists", "doors", "waking"),
    *("exchange", "keeping", "rights", "leaving", "watching", "rows", "log", "sign_ins"),
    "drafts",
    *("workforce", "accounts", "odd"),
)
"""The files of `walls/`, in the order in which they are built: a function stands before whatever calls it."""


def upgrade() -> None:
    """Bring the tables, the walls and the secret that begins sessions to what this version has; for the owner alone."""
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('tenfold.walls'))")  # two who start at once build one
        _build(cursor)
        cursor.execute(
            "INSERT INTO tenfold.secret (value) VALUES (%s)"
            " ON CONFLICT (only_one) DO UPDATE SET value = excluded.value WHERE secret.value <> excluded.value",
            [keys.session_secret()],
        )


def walls() -> dict[str, str]:
    """Return the text of each file of the walls, in order."""
    folder = files("tenfold.ledger") / "walls"
    return {name: (folder / f"{name}.sql").read_text("utf-8") for name in WALLS}


def mark_of_walls() -> str:
    """Return the mark that a database bears whose walls are these."""
    return f"walls {sha256(''.join(walls().values()).encode()).hexdigest()}"


def _build(cursor: Any) -> None:
    mark = mark_of_walls()
    cursor.execute("SELECT obj_description('tenfold'::regnamespace, 'pg_namespace')")
    if cursor.fetchone() == (mark,):
        return
    for text in walls().values():
        cursor.execute(text)
    cursor.execute(f"COMMENT ON SCHEMA tenfold IS '{mark}'")
