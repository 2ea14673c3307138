"""The tree holds nothing of the machine it was made on, nothing unfinished, and no link that leads nowhere."""

import re
from pathlib import PurePath

import pytest

from house.tree import ROOT, modules, texts

HERE = "tests/house/tree_test.py"  # tells the words that it looks for
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|farm|home/\w+)/")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|crates\.io|proxy\.golang\.org")
ADDRESS = re.compile(r"https?://|git\+|--(?:extra-)?index-url|--find-links")
LOCKS = ("requirements/*", "*.lock", "pylock*.toml", "package-lock.json", "constraints*.txt", "pip.conf", ".npmrc")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|NotImplementedError)\b")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)[^)]*\)")
DOCS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "docs/tour.md", "docs/glossary.md", "docs/rules.md")


def found(pattern, tree):
    """Every line of some files that a pattern matches."""
    return [
        f"{path}:{number} {line.strip()[:100]}"
        for path, text in tree.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def elsewhere():
    return {path: text for path, text in texts().items() if path != HERE}


def locks(tree):
    return {path: text for path, text in tree.items() if any(PurePath(path).match(lock) for lock in LOCKS)}


def broken_links(path, text, root=ROOT):
    return [link for link in LINK.findall(text) if not (root / path).parent.joinpath(link).exists()]


def test_no_file_names_a_folder_of_one_machine():
    assert found(MACHINE, elsewhere()) == []


def test_no_file_names_a_package_registry():
    assert found(REGISTRY, elsewhere()) == []


def test_what_pins_versions_names_no_address():
    assert len(locks(texts())) >= 3
    assert found(ADDRESS, locks(texts())) == []


def test_every_pinned_version_has_its_hash():
    pins = re.compile(r"^[\w.-]+==[^\\]*$")
    assert found(pins, locks(texts())) == []


def test_nothing_in_the_product_is_left_for_later():
    assert found(UNFINISHED, {one.path: one.text for one in modules()}) == []


@pytest.mark.parametrize("path", DOCS)
def test_the_papers_of_the_house_are_there(path):
    assert (ROOT / path).stat().st_size > 0


def test_no_link_leads_nowhere():
    pages = {path: text for path, text in texts().items() if path.endswith(".md")}
    assert {path: links for path, text in pages.items() if (links := broken_links(path, text))} == {}


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE, 'open("/work/ann/cases")'),
        (MACHINE, "cd /home/ann/tenfold"),
        (REGISTRY, "index https://files.pythonhosted.org/packages"),
        (ADDRESS, "typer @ git+ssh"),
        (ADDRESS, "--index-url a"),
        (UNFINISHED, "# TODO later"),
    ],
)
def test_each_slip_is_found(pattern, line):
    assert len(found(pattern, {"a": f"fine\n{line}\n"})) == 1


def test_each_plain_word_is_not():
    assert found(MACHINE, {"a": "docs/work/today and coursework/x and https://a.example/root/b"}) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    (tmp_path / "there.md").touch()
    text = "[a](there.md#part) [b](gone.md) [c](https://a.example/x) [d](#here)"
    assert broken_links("README.md", text, tmp_path) == ["gone.md"]
