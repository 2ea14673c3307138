"""Whom a question is put to: agencies by id, and roles by the word that the field uses."""

from tenfold.picture import Picture

CHAIR = "conference chair"
MANAGER = "team manager"
HEAD_OF_SERVICE = "head of service"
LEGAL = "legal services"
NAMED_PROFESSIONAL = "named professional"
NEXT_STEP_UP = "next step of escalation"


def lead(p: Picture) -> tuple[str, ...]:
    """Return the local authority's children's social care that leads now."""
    leading = p.lead_now()
    return (leading,) if leading is not None else ("children's social care",)


def police(p: Picture) -> tuple[str, ...]:
    """Return the police agencies of the record."""
    return _of_kind(p, frozenset({"police"})) or ("police",)


def health(p: Picture) -> tuple[str, ...]:
    """Return the hospitals of the record: those who examine a child."""
    return _of_kind(p, frozenset({"acute_hospital"})) or ("health",)


def education(p: Picture) -> tuple[str, ...]:
    """Return the councils’ education services of the record, if any."""
    return _of_kind(p, frozenset({"education_service"}))


def _of_kind(p: Picture, kinds: frozenset[str]) -> tuple[str, ...]:
    return tuple(agency for agency, kind in p.kinds.items() if kind in kinds)


def each_once(*groups: tuple[str, ...]) -> tuple[str, ...]:
    """Return all addressees of some groups, each once."""
    return tuple(dict.fromkeys(one for group in groups for one in group))
