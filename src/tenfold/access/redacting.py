"""What of an opened record a professional sees: restricted entries are kept from those whom they are not for."""

from collections.abc import Iterable
from dataclasses import replace

from tenfold.access.viewer import Viewer
from tenfold.record import Entry

_HIDDEN = "(This entry is restricted to the agency that wrote it and those who lead on the child.)"


def hidden_from(viewer: Viewer, entry: Entry, lead: str | None) -> bool:
    """Whether a restricted entry is kept from a professional: all but its own agency, and for `sensitive` the lead."""
    return _hidden(viewer.agency, entry, lead)


def for_viewer(viewer: Viewer, entries: Iterable[Entry], lead: str | None) -> tuple[Entry, ...]:
    """Return entries as a professional sees them: of the sensitive, that they exist; of the sealed, nothing."""
    return for_agency(viewer.agency, entries, lead)


def for_agency(agency: str, entries: Iterable[Entry], lead: str | None) -> tuple[Entry, ...]:
    """Return entries as everybody of an agency sees them."""
    shown = []
    for entry in entries:
        if not _hidden(agency, entry, lead):
            shown.append(entry)
        elif entry.restricted == "sensitive":
            shown.append(replace(entry, narrative=_HIDDEN, facts=()))
    return tuple(shown)


def _hidden(agency: str, entry: Entry, lead: str | None) -> bool:
    if entry.restricted in (None, "none") or agency == entry.agency:
        return False
    return entry.restricted == "sealed" or agency != lead
