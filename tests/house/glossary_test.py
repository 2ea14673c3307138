"""The glossary has every noun of the record, and no noun twice."""

import re
from collections import Counter

import pytest

from house.tree import ROOT
from tenfold.record import FACTS

WORD = re.compile(r"^\| ([\w ()/.,-]+?) \|", re.MULTILINE)
BESIDE = {"entry", "fact", "case", "agency", "lead", "measure"}


def words(text):
    return [word for word in WORD.findall(text) if word not in {"word", "---"}]


GLOSSARY = words((ROOT / "docs/glossary.md").read_text("utf-8"))


@pytest.mark.parametrize("word", sorted(BESIDE | FACTS.keys()))
def test_a_word_of_the_record_is_there(word):
    assert word in GLOSSARY


def test_no_word_is_there_twice():
    assert [word for word, times in Counter(GLOSSARY).items() if times > 1] == []


def test_words_are_found():
    assert words("| word | means |\n| --- | --- |\n| core group | the few |\n| on plan | has one |\n") == [
        "core group",
        "on plan",
    ]
