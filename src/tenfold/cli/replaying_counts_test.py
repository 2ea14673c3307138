"""The replay says how many entries stand, and how many the file holds beside them that were corrected."""

import pytest

from parts import CSC, GP, entry, told, visit
from terminal import run, written

NOTE = visit("2024-03-04", narrative="first")
MEND = entry("2024-03-05", GP, "letter", corrects="e1")


def counted(tmp_path, *entries, known=()):
    found = run("replay", written(tmp_path, told(*entries)), *known)
    return found.stdout.splitlines()[1]


def test_what_was_corrected_is_counted_beside_what_stands(tmp_path):
    assert counted(tmp_path, NOTE, MEND) == "2 entries (and 1 that was corrected), as known on 5 March 2024"
    again = entry("2024-03-06", GP, "call", corrects="e2")
    assert counted(tmp_path, NOTE, MEND, again) == "2 entries (and 2 that were corrected), as known on 6 March 2024"


def test_so_is_what_was_mended_in_words_alone(tmp_path):
    same = visit("2024-03-04", narrative="second", corrects="e1", recorded="2024-03-07")
    assert counted(tmp_path, NOTE, same) == "2 entries (and 1 that was corrected), as known on 7 March 2024"


@pytest.mark.parametrize("known", [(), ("--known", "2024-03-04")])
def test_nothing_is_said_of_corrections_where_there_were_none_by_then(known, tmp_path):
    entries = (NOTE, MEND) if known else (NOTE, entry("2024-03-04", CSC, "call"))
    count = "2 entries" if known else "3 entries"
    assert counted(tmp_path, *entries, known=known) == f"{count}, as known on 4 March 2024"
