"""How a name sounds to who writes it down by ear: names that English speakers take for one another have one sound.

Letters of other scripts than Latin have none here: they are found as they are spelt.
"""

import re

_SILENT_FIRST = (
    ("kn", "n"),
    ("gn", "n"),
    ("wr", "r"),
    ("wh", "w"),
    ("ps", "s"),
    ("pn", "n"),
    ("x", "z"),
    ("mc", "mac"),
)
_ALIKE = (
    ("sch", "s"),
    ("tch", "c"),
    ("cz", "c"),
    ("sz", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("ph", "f"),
    ("gh(?=$|t)", ""),
    ("gh", "g"),
    ("ck", "k"),
    ("th", "t"),
    ("dh", "d"),
    ("bh", "b"),
    ("kh", "k"),
    ("kw|qu", "k"),
    ("ce|ci|cy", "se"),
    ("dg", "j"),
    ("ge|gi|gy", "je"),
    ("[kqx]", "k"),
    ("c(?=$|[aou bdfgklmnprstvz])", "k"),
    ("z", "s"),
    ("v", "f"),
    ("w(?=$|[^aeiouy])", ""),
    ("[hjy](?=$|[^aeiou])", ""),
    ("mb$", "m"),
)
_VOWELS = re.compile("[aeiouy]+")


def sound_of(word: str) -> str:
    """Return the sound of a word that is `spelt`: consonants as they are heard, vowels only where it begins with one.

    Empty for what is written in another script, and for what is too short to sound like anything.
    """
    if not re.fullmatch("[a-z]{3,}", word):
        return ""
    heard = word
    for written, said in _SILENT_FIRST:
        heard = said + heard.removeprefix(written) if heard.startswith(written) else heard
    for written, said in _ALIKE:
        heard = re.sub(written, said, heard)
    begun = "a" if _VOWELS.match(heard) else ""
    kept = begun + _VOWELS.sub("", heard)
    return re.sub(r"(.)\1+", r"\1", kept)


def slips_of(word: str) -> frozenset[str]:
    """Return a word with each one of its letters left out, and whole.

    Two that have one of these in common differ by a letter: wrong, missing, too many, or two that changed places.
    """
    whole = frozenset({word})
    return whole | {word[:n] + word[n + 1 :] for n in range(len(word))} if len(word) >= _LONG_ENOUGH else whole


_LONG_ENOUGH = 4
"""Letters; in shorter names one letter makes another name."""
