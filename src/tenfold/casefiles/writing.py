"""A case -> YAML or JSON Lines, in the order in which a person reads it; reading that gives the case again."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from tenfold.casefiles.contents import WORD
from tenfold.casefiles.shape import fields_of
from tenfold.record import Case, Entry, Fact
from tenfold.when import Time

DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
WIDTH = 120
FIRST = ("id", "occurred", "until", "recorded", "written", "agency", "author", "event", "place", "announced", "outcome")
LAST = ("narrative", "facts")
_ENDS = frozenset(FIRST + LAST)
_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_TAG = "tag:yaml.org,2002:"
_RESOLVER: Any = yaml.resolver.Resolver()


class Plain(str):
    """A text that YAML shows without quotes: times, numbers, true and false."""

    __slots__ = ()


def write(case: Case, path: str | PathLike[str]) -> None:
    """Write a case to a `.yaml`, `.yml` or `.jsonl` file, whole or not at all."""
    target = Path(path)
    dumps = _DUMPS.get(target.suffix.lower())
    if dumps is None:
        raise ValueError(f"“{target.name}” names no case file; a name that ends in {', '.join(_DUMPS)} would")
    part = target.with_name(f".{target.name}.part")
    part.write_text(dumps(case), encoding="utf-8", newline="\n")
    part.replace(target)


def dumps_jsonl(case: Case) -> str:
    """Return a case as JSON Lines: its header, then an entry a line."""
    trees = [_header(case), *_entries(case)]
    return "".join(f"{json.dumps(tree, ensure_ascii=False)}\n" for tree in trees)


def header_line(case: Case) -> bytes:
    """Return the header of a case as a line of JSON without its end."""
    return _LINE(_header(case)).encode()


def entry_line(entry: Entry) -> bytes:
    """Return one entry as a line of JSON without its end; `decode_entries` gives the entry again, but for its `seq`."""
    tree = _tree(entry)
    del tree["seq"]
    return _LINE(_in_order(tree)).encode()


def tree_of_fact(fact: Fact) -> dict[str, Any]:
    """Return what a fact tells, field by field, as a line of JSON would."""
    tree: dict[str, Any] = json.loads(json.dumps(_tree(fact)))
    return tree


def dumps_yaml(case: Case) -> str:
    """Return a case as YAML: an entry a block, a fact a line."""
    header = _group((name, _fields_below(name, value)) for name, value in _header(case).items())
    entries = [_serialized(_list([_entry_node(tree)])) for tree in _entries(case)]
    return _serialized(header) + ("entries:\n" + "\n".join(entries) if entries else "entries: []\n")


_DUMPS: dict[str, Callable[[Case], str]] = {".yaml": dumps_yaml, ".yml": dumps_yaml, ".jsonl": dumps_jsonl}


def _header(case: Case) -> dict[str, Any]:
    tree = _tree(case)
    tree.pop("entries", None)
    if len(case.lead) == 1 and case.lead[0].from_ is None:
        tree["lead"] = case.lead[0].agency
    return {
        name: tree[name] for name in ("case", "title", "jurisdiction", "lead", "agencies", "sources") if name in tree
    }


def _entries(case: Case) -> Iterator[dict[str, Any]]:
    ids = set[str]()
    for entry in case.entries:
        ids.add(entry.id)
        tree = _tree(entry)
        if entry.seq in (0, len(ids)):
            del tree["seq"]
        yield _in_order(tree)


def _in_order(tree: dict[str, Any]) -> dict[str, Any]:
    """Return an entry's tree in the order in which a person reads it, without what goes without saying."""
    if tree["times"] == 1:
        del tree["times"]
    middle = [name for name in tree if name not in _ENDS]
    return {name: tree[name] for name in (*FIRST, *middle, *LAST) if name in tree}


def _tree(one: Any) -> dict[str, Any]:
    """Return what of a dataclass a file tells: all but what is unsaid."""
    tree = {}
    for name, field in fields_of(type(one)).items():
        value = getattr(one, field.attribute)
        if value is not None and (value != () or field.needed):
            tree[name] = _plain(value)
    return tree


def _plain(value: Any) -> Any:
    plain = _PLAIN.get(type(value))
    if plain is not None:
        return plain(value)
    return {WORD[type(value)]: _tree(value)} if isinstance(value, Fact) else _tree(value)


def _itself(value: Any) -> Any:
    return value


_PLAIN: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys((str, int, float, bool, dict), _itself),
    Time: lambda time: Plain(time.text),
    datetime: lambda moment: Plain(Time.at(moment).text),
    tuple: lambda values: [_plain(one) for one in values],
}


def _entry_node(tree: dict[str, Any]) -> Node:
    return _group((name, _facts_node(value) if name == "facts" else _flowing(value)) for name, value in tree.items())


def _facts_node(facts: list[dict[str, Any]]) -> Node:
    return _list([_group((word, _flowing(body)) for word, body in fact.items()) for fact in facts])


def _fields_below(name: str, value: Any) -> Node:
    return _list([_flowing(one) for one in value]) if name in {"agencies", "sources"} else _flowing(value)


def _flowing(value: Any) -> Node:
    match value:
        case dict():
            return _group(((name, _flowing(one)) for name, one in value.items()), flow=True)
        case list():
            return _list([_flowing(one) for one in value], flow=True)
        case Plain():
            return ScalarNode(_RESOLVER.resolve(ScalarNode, str(value), (True, False)), str(value))
        case str():
            return _text(value)
    return _flowing(Plain(json.dumps(value)))


def _text(text: str) -> Node:
    block = "\n" in text and all(line and line == line.strip() and line.isprintable() for line in text.split("\n"))
    return ScalarNode(f"{_TAG}str", text, style="|" if block else None)


def _group(fields: Iterable[tuple[str, Node]], *, flow: bool = False) -> Node:
    return MappingNode(f"{_TAG}map", [(_text(name), node) for name, node in fields], flow_style=flow)


def _list(items: list[Node], *, flow: bool = False) -> Node:
    return SequenceNode(f"{_TAG}seq", items, flow_style=flow or not items)


def _serialized(node: Node) -> str:
    text: str = yaml.serialize(node, Dumper=DUMPER, allow_unicode=True, width=WIDTH)
    return text
