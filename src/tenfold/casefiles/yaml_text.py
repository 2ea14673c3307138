"""YAML text -> a plain tree whose scalars are all texts, with the line of everything in it.

PyYAML's parser (libyaml's where it is there) gives events one by one, so depth, size and the expansion of aliases are
bounded before anything is built. No tag is obeyed and nothing is constructed.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from tenfold.casefiles.place import Lines
from tenfold.casefiles.problem import Findings, Problem, Unreadable, shown

Event = Any
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 40
MOST = 1_000_000
NOTHING = frozenset({"", "~", "null"})
_WHERE = "the file"
_STANDARD = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset({None, "!", f"{_STANDARD}str"})
_BESIDE = ("this line stands neither under the one above nor beside it", "fields of one thing begin in the same column")
_SAID = (
    ("cannot start any token", "this cannot begin a value in YAML", "text that begins so stands in quotes"),
    (
        "mapping values are not allowed",
        "YAML takes this colon for the end of a field’s name",
        "text that holds a colon and a space stands in quotes, and each field on a line of its own",
    ),
    ("expected ':'", "a field’s name stands here without its colon", "name: value would be"),
    ("expected <block end>", *_BESIDE),
    ("expected '-' indicator", *_BESIDE),
    ("expected key", *_BESIDE),
    ("quoted scalar", "a quoted text begins here and does not end", "it needs its closing quote"),
    (
        "expected ',' or",
        "a list or group begins here and is not closed",
        "“]” or “}” ends it, a comma parts its items",
    ),
)
_OTHER = ("YAML cannot be read here", "look for a quote, a bracket or a colon too many or too few, on it or just above")


class Composed(NamedTuple):
    """A tree of groups, lists, texts and None; its lines; and where an anchor marks it, how many values it holds."""

    tree: Any
    lines: Lines | int
    size: int


@dataclass(slots=True)
class Composer:
    """Composes one document from the parser's events; what is wrong and does not stop it goes to `findings`."""

    events: Any
    findings: Findings
    marked: dict[str, Composed | None] = field(default_factory=dict)
    size: int = 0

    def document(self) -> Composed | None:
        """Return the only document, or None when there is none."""
        self.events.get_event()
        if self.events.check_event(yaml.StreamEndEvent):
            return None
        self.events.get_event()
        composed = self.value(self.events.get_event(), 0)
        self.events.get_event()
        if not self.events.check_event(yaml.StreamEndEvent):
            self.stop(
                self.events.peek_event(), "a second document begins", "a case file is one document, without “---”"
            )
        return composed

    def value(self, event: Event, depth: int) -> Composed:
        """Return what an event begins."""
        if depth > DEEPEST:
            self.stop(event, f"lists and groups lie more than {DEEPEST} deep in one another", "no case file needs that")
        if isinstance(event, AliasEvent):
            return self.again(event)
        anchor, before = event.anchor, self.size
        self.count(event, 1)
        if anchor:
            self.marked[anchor] = None
        composed = self.fresh(event, depth)
        if anchor:
            self.marked[anchor] = composed._replace(size=self.size - before)
        return composed

    def fresh(self, event: Event, depth: int) -> Composed:
        """Return a value that is written out here."""
        if event.tag not in _TEXT_TAGS:
            tag = event.tag.replace(_STANDARD, "!!")
            self.odd(event, f"the tag {shown(tag)} has no meaning here", "the value alone would be")
        if isinstance(event, SequenceStartEvent):
            return self.listed(event, depth)
        if isinstance(event, MappingStartEvent):
            return self.grouped(event, depth)
        return Composed(self.text(event), line_of(event), 0)

    def again(self, event: Event) -> Composed:
        """Return what an alias refers to, counted as if it were written out."""
        found = self.marked.get(event.anchor)
        if found is None:
            known = event.anchor in self.marked
            wrong = f"“*{event.anchor}” refers to {'what it is part of' if known else 'nothing above it'}"
            self.stop(event, wrong, "write out what is meant")
            raise AssertionError
        self.count(event, found.size)
        return found

    def listed(self, event: Event, depth: int) -> Composed:
        """Return a list."""
        tree, parts = [], []
        while not self.events.check_event(yaml.SequenceEndEvent):
            one = self.value(self.events.get_event(), depth + 1)
            tree.append(one.tree)
            parts.append(one.lines)
        self.events.get_event()
        return Composed(tree, Lines(line_of(event), parts), 0)

    def grouped(self, event: Event, depth: int) -> Composed:
        """Return a group of fields; a field told twice is a problem, and its first telling stands."""
        tree: dict[str, Any] = {}
        parts: dict[str, Lines | int] = {}
        while not self.events.check_event(yaml.MappingEndEvent):
            key = self.events.get_event()
            name = self.name(key)
            one = self.value(self.events.get_event(), depth + 1)
            if name in tree:
                self.odd(key, f"the field {shown(name)} is told twice in one group", "once would be")
                continue
            tree[name] = one.tree
            parts[name] = Lines(line_of(key), one.lines.parts) if isinstance(one.lines, Lines) else line_of(key)
        self.events.get_event()
        return Composed(tree, Lines(line_of(event), parts), 0)

    def name(self, event: Event) -> str:
        """Return the name of a field."""
        if not isinstance(event, ScalarEvent):
            self.stop(event, "the name of a field is no plain text", "name: value would be")
        self.count(event, 1)
        name: str = event.value
        return name

    def text(self, event: Event) -> str | None:
        """Return a scalar's text; None where nothing is said."""
        text: str = event.value
        if "\0" in text or (not text.isascii() and any("\ud800" <= one <= "\udfff" for one in text)):
            self.odd(event, "the text holds a character that no record can keep", "leave it out")
        return None if event.implicit[0] and text in NOTHING else text

    def count(self, event: Event, more: int) -> None:
        """Count values, and stop where there are more than any case file needs."""
        self.size += more
        if self.size > MOST:
            right = "a family's record holds far fewer; write out what “*” repeats, or use JSON Lines, which streams"
            self.stop(event, f"the file holds over {MOST:,} values, written out", right)

    def odd(self, event: Event, wrong: str, right: str) -> None:
        """Keep a problem and go on."""
        self.findings.add(Problem(line_of(event), _WHERE, wrong, right))

    def stop(self, event: Event, wrong: str, right: str) -> None:
        """Raise a problem that cannot be read past."""
        raise Unreadable(Problem(line_of(event), _WHERE, wrong, right))


def line_of(event: Event) -> int:
    """Return the line on which an event begins, from 1."""
    line: int = event.start_mark.line
    return line + 1


def compose(text: str, findings: Findings) -> Composed | None:
    """Return the tree of a YAML text, None where it holds nothing; raise `Unreadable` when it is no YAML."""
    loader = LOADER(text)
    try:
        return Composer(loader, findings).document()
    except yaml.MarkedYAMLError as error:
        raise Unreadable(_said(error, text)) from error
    finally:
        loader.dispose()


def _said(error: yaml.MarkedYAMLError, text: str) -> Problem:
    found: Any = error.problem_mark or error.context_mark
    begun: Any = error.context_mark or found
    line = text.splitlines()[found.line : found.line + 1]
    if line and "\t" in line[0][: len(line[0]) - len(line[0].lstrip())]:
        return Problem(found.line + 1, _WHERE, "a tab begins the line", "YAML is indented with spaces")
    what = f"{error.context} {error.problem}"
    _, wrong, right = next((said for said in _SAID if said[0] in what), ("", *_OTHER))
    return Problem((begun if "begins here" in wrong else found).line + 1, _WHERE, wrong, right)
