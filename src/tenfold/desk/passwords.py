"""What no password may hold: words of the place, which whoever guesses here tries first."""

from typing import Any

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
