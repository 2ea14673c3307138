"""A family's record in layers: each agency is read, answered and refused from its own, as if there were no other."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import connection

from tenfold.access import EVERYBODY, Layers, for_agency
from tenfold.ledger.folding import folded
from tenfold.ledger.kin import mark_family
from tenfold.ledger.projecting import project
from tenfold.ledger.reading import Kept
from tenfold.ledger.tying import tie
from tenfold.picture import Picture, fold
from tenfold.record import Entry
from tenfold.replay import Replay
from tenfold.when import AsOf, day_of

_SEAL_TOO = "Others do not see what this entry refers to: seal it too, or leave that out."
_NO_SAFE_WORDS = (
    "The words name a protected address. Everybody who may read the entry reads its words: keep the address in the "
    "field for it, which is shown only to those it is for."
)


def seen_by(kept: Kept, agency: str) -> Kept:
    """Return a family as an agency may rest on it: without what is sealed by others, or a safe address not for it."""
    layers = Layers(kept.case)
    return _layer(kept, layers, layers.layer_of(agency))


def others_view(kept: Kept, entry: Entry) -> tuple[Kept, Entry] | None:
    """Return a family as everybody sees it, and an entry as they would; None where its author sees no more."""
    longer = Layers(replace(kept.case, entries=(*kept.case.entries, entry)))
    part = longer.part(entry, EVERYBODY)
    if part is None or longer.layer_of(entry.agency) == EVERYBODY:
        return None
    return _layer(kept, Layers(kept.case), EVERYBODY), part


def out_of_place(kept: Kept, entry: Entry) -> list[str]:
    """Return what is wrong with where an entry says what it says: a safe address among words that all may read."""
    longer = Layers(replace(kept.case, entries=(*kept.case.entries, entry)))
    return [_NO_SAFE_WORDS] if entry.restricted != "sealed" and longer.names_safe(entry) else []


def for_others(problems: Iterable[str]) -> list[str]:
    """Return what is wrong with an entry as others would see it, with what would be right."""
    found = list(problems)
    return [*found, _SEAL_TOO] if found else []


def project_layers(kept: Kept, fresh: Iterable[Entry], until: datetime) -> dict[str, Replay]:
    """Bring the lists of each layer that fresh entries touch up to a moment; return what each of these layers asks."""
    fresh = tuple(fresh)
    layers = Layers(kept.case)
    _note(kept, layers.holders)
    found = {}
    for layer in _touched(layers, fresh):
        view = _layer(kept, layers, layer)
        found[layer] = folded(view, until, is_now=True)
        project(view, found[layer], shown_in(view, found[layer].picture, until))
    tie(kept, fresh)
    mark_family(kept, fresh, until)
    return found


def shown_in(view: Kept, picture: Picture, until: datetime) -> Picture:
    """Return the picture of a layer as those who read in it see it: without what sensitive entries say to others."""
    lead = picture.lead(day_of(until))
    visible = for_agency(view.layer, view.case.entries, lead)
    return picture if visible == view.case.entries else fold(replace(view.case, entries=visible), AsOf.at(until))


def layers_of(kept: Kept) -> tuple[Kept, ...]:
    """Return each layer of a family: everybody's first, and that of each agency that holds something of its own."""
    layers = Layers(kept.case)
    return tuple(_layer(kept, layers, one) for one in (EVERYBODY, *sorted(layers.holders)))


def _touched(layers: Layers, fresh: tuple[Entry, ...]) -> tuple[str, ...]:
    if (
        fresh
        and all(one.restricted == "sealed" and not one.corrects for one in fresh)
        and len(fresh) < len(layers.case.entries)
    ):
        return tuple(sorted({entry.agency for entry in fresh}))
    return (EVERYBODY, *sorted(layers.holders))


def _layer(kept: Kept, layers: Layers, layer: str) -> Kept:
    entries = layers.entries(layer)
    if entries is kept.case.entries:
        return kept
    return replace(kept, case=replace(kept.case, entries=entries), layer=layer, safe=frozenset(layers.safe))


def _note(kept: Kept, holders: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO tenfold.layer (family, agency) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [(kept.family, agency) for agency in holders],
        )
