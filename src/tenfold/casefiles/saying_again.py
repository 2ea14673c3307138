"""A fact said again under its id in a file: what it need not say twice is taken from its first telling.

The record takes a later statement's fields from its entry on, so “the action is done” is a whole statement. Only the
fields that every fact of the kind must have are filled in; what may be left out stays unsaid.
"""

from dataclasses import dataclass, field
from typing import Any

from tenfold.casefiles.shape import fields_of
from tenfold.record import FACTS


@dataclass(slots=True)
class SayingAgain:
    """The needed fields of the facts with an id, as a file has told them so far."""

    told: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def whole(self, tree: Any) -> Any:
        """Return an entry's tree with what its facts said before of themselves; anything else as it is."""
        if type(tree) is not dict or type(tree.get("facts")) is not list:
            return tree
        return {**tree, "facts": [self._whole(fact) for fact in tree["facts"]]}

    def _whole(self, fact: Any) -> Any:
        if type(fact) is not dict or len(fact) != 1:
            return fact
        ((kind, body),) = fact.items()
        if kind not in FACTS or type(body) is not dict or type(body.get("id")) is not str:
            return fact
        needed = [name for name, one in fields_of(FACTS[kind]).items() if one.needed]
        before = self.told.setdefault((kind, body["id"]), {})
        filled = {**{name: before[name] for name in needed if name in before and name not in body}, **body}
        before.update({name: filled[name] for name in needed if name in filled})
        return {kind: filled}
