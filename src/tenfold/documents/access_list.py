"""Who opened a family's record, as somebody of the family is given it."""

import json
from dataclasses import asdict, dataclass
from html import escape

from tenfold.documents.marking import Mark, page

_HEADS = ("", "When", "Who", "Agency", "Why", "On what basis", "What came of it")
_FIRST = (
    "Each time somebody opened the record of your family, or tried to, it was written down: who, when, for which "
    "agency and why. The law lets some openings be left out without saying so, for instance while police look into a "
    "crime; that this sentence stands here does not mean that any was. Openings are of the family’s record as a whole."
)


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of a record in words."""

    at: str
    who: str
    agency: str
    why: str
    basis: str
    outcome: str


def access_list(openings: tuple[Opening, ...], mark: Mark) -> dict[str, bytes]:
    """Return the files of an access list, by name; openings are numbered as they stand here and nowhere else."""
    lines = "".join(_line(nth, one) for nth, one in enumerate(openings, 1))
    heads = "".join(f'<th scope="col">{one}</th>' for one in _HEADS)
    body = f"<p>{_FIRST}</p><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
    told = {"mark": asdict(mark), "openings": [asdict(one) for one in openings]}
    name = f"access-list-{mark.serial}"
    return {
        f"{name}.html": page(mark, "Who opened your family’s record", body),
        f"{name}.json": json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n",
    }


def _line(nth: int, one: Opening) -> str:
    told = (str(nth), one.at, one.who, one.agency, one.why, one.basis, one.outcome)
    return f"<tr>{''.join(f'<td>{escape(word)}</td>' for word in told)}</tr>"
