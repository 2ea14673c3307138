"""How names and addresses are compared: as they are spelt, without what people leave out when they type them.

Accents of Latin, Greek and Cyrillic, Arabic vowel signs and Hebrew points are left out, and letters that are typed for
one another are one; every other letter, of any script, stays what it is.
"""

import unicodedata
from functools import lru_cache

_APOSTROPHES = "'\u2019\u2018\u201b`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u2032\uff07\u05f3\u055a"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\u05be\ufe63\uff0d"
_MARKS = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-")})
_LEFT_OUT = frozenset(
    chr(one)
    for first, last in (
        (0x0300, 0x036F),  # accents
        (0x0483, 0x0487),
        (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF),
        (0x20D0, 0x20FF),
        (0xFE20, 0xFE2F),
        (0x0591, 0x05BD),  # Hebrew points
        (0x05BF, 0x05BF),
        (0x05C1, 0x05C2),
        (0x05C4, 0x05C5),
        (0x05C7, 0x05C7),
        (0x0610, 0x061A),  # Arabic vowel signs, with the hamza and madda that letters are taken apart into
        (0x0640, 0x0640),  # the stroke that makes a word longer
        (0x064B, 0x065F),
        (0x0670, 0x0670),
        (0x06D6, 0x06DC),
        (0x06DF, 0x06E8),
        (0x06EA, 0x06ED),
    )
    for one in range(first, last + 1)
)
_ALIKE = str.maketrans(
    {
        **dict(zip("øđðłħŧ\u0131ŋĸɓɗɖƙɛɔəǝƒɨʉ", "oddlhtinkbddkeoeefiu", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        **dict.fromkeys("\u0671\u0672\u0673", "\u0627"),  # alef
        **dict.fromkeys("\u0649\u06cc\u06cd\u06d0\u06d2", "\u064a"),  # yeh
        **dict.fromkeys("\u0629\u06be\u06c1\u06c3\u06d5", "\u0647"),  # heh, and teh marbuta
        "\u06a9": "\u0643",  # kaf
    }
)


def spelt(text: str) -> str:
    """Return a text as it is compared: small letters without accents, every apostrophe one and the same."""
    return "".join(map(letter, unicodedata.normalize("NFKC", _one_mark(text))))


@lru_cache(65_536)
def letter(one: str) -> str:
    """Return a character as it is compared: one or more, or nothing for what is left out."""
    if unicodedata.category(one) == "Cf":
        return ""
    apart = unicodedata.normalize("NFKD", _one_mark(one).casefold())
    kept = "".join(each for each in apart if each not in _LEFT_OUT)
    return unicodedata.normalize("NFC", _one_mark(kept.casefold()).translate(_ALIKE))


def spellings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return each word of a name: first whole, as it is without its apostrophes and hyphens; then its parts, if any."""
    told = []
    for word in _parted(spelt(name), "'-"):
        parts = word.replace("-", "'").strip("'").split("'")
        parts = [part for part in parts if part]
        if parts:
            told.append(("".join(parts), *(parts if len(parts) > 1 else ())))
    return tuple(told)


def words(text: str) -> list[str]:
    """Return the words of a text and the parts of such as have an apostrophe or hyphen, in their order."""
    return _parted(spelt(text), "")


def _parted(plain: str, ties: str) -> list[str]:
    """Return what stands together: letters, digits and the signs that belong to letters, with what ties them."""
    return "".join(one if unicodedata.category(one)[0] in "LMN" or one in ties else " " for one in plain).split()


def _one_mark(text: str) -> str:
    return text.translate(_MARKS)
