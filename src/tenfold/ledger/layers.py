"""A family's record in layers: each agency is read, answered and refused from its own, as if there were no other.

Most families have nothing that is not for everybody: theirs is one layer, the record itself, and that is known of each
family by what was looked at before, so that an entry more is one entry more to look at.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from threading import Lock
from uuid import UUID

from django.db import transaction

from tenfold.access import EVERYBODY, Layers, for_agency
from tenfold.ledger.folding import Fold, fold_of, lay
from tenfold.ledger.following import follow
from tenfold.ledger.kin import mark_family
from tenfold.ledger.projecting import project
from tenfold.ledger.reading import Kept
from tenfold.ledger.statement import piped, run
from tenfold.ledger.tying import tie
from tenfold.picture import Picture, fold
from tenfold.record import Entry, Residence
from tenfold.when import AsOf, day_of

_MOST = 1024
_plain: "OrderedDict[UUID, tuple[Entry, int]]" = OrderedDict()
"""Of families that have one layer: the last entry that was looked at, and how many stand up to it."""
_lock = Lock()
_SEAL_TOO = "Others do not see what this entry refers to: seal it too, or leave that out."
_NO_SAFE_WORDS = (
    "The words name a protected address. Everybody who may read the entry reads its words: keep the address in the "
    "field for it, which is shown only to those it is for."
)


def seen_by(kept: Kept, agency: str) -> Kept:
    """Return a family as an agency may rest on it: without what is sealed by others, or a safe address not for it."""
    if is_plain(kept):
        return kept
    layers = Layers(kept.case)
    return _layer(kept, layers, layers.layer_of(agency))


def is_plain(kept: Kept) -> bool:
    """Whether a family has nothing that is not for everybody."""
    entries = kept.case.entries
    with _lock:
        last, n = _plain.get(kept.family, (None, 0))
    if not (last is not None and n <= len(entries) and entries[n - 1] is last):
        n = kept.laid.number if kept.laid is not None else 0  # nothing else is laid by
    if any(map(_is_for_some, entries[n:])):
        return False
    with _lock:
        if entries:
            _plain[kept.family] = (entries[-1], len(entries))
            _plain.move_to_end(kept.family)
        if len(_plain) > _MOST:
            _plain.popitem(last=False)
    return True


def others_view(kept: Kept, entry: Entry) -> tuple[Kept, Entry] | None:
    """Return a family as everybody sees it, and an entry as they would; None where its author sees no more."""
    if is_plain(kept) and not _is_for_some(entry):
        return None
    longer = Layers(replace(kept.case, entries=(*kept.case.entries, entry)))
    part = longer.part(entry, EVERYBODY)
    if part is None or longer.layer_of(entry.agency) == EVERYBODY:
        return None
    return _layer(kept, Layers(kept.case), EVERYBODY), part


def out_of_place(kept: Kept, entry: Entry) -> list[str]:
    """Return what is wrong with where an entry says what it says: a safe address among words that all may read."""
    if entry.restricted == "sealed" or (is_plain(kept) and not _is_for_some(entry)):
        return []
    longer = Layers(replace(kept.case, entries=(*kept.case.entries, entry)))
    return [_NO_SAFE_WORDS] if longer.names_safe(entry) else []


def for_others(problems: Iterable[str]) -> list[str]:
    """Return what is wrong with an entry as others would see it, with what would be right."""
    found = list(problems)
    return [*found, _SEAL_TOO] if found else []


def project_layers(
    kept: Kept, fresh: Sequence[Entry], until: datetime, *, waits_for_nobody: bool = False
) -> dict[str, Fold]:
    """Bring the lists of each layer that entries or time changed up to a moment; return what each of these layers asks.

    The family is open in this transaction, and nobody else writes on it. A fold in which nothing is for some alone is
    laid by where that is worth it, the sooner if nobody waits.
    """
    plain = is_plain(kept)
    with piped():
        found = {
            view.layer: project(view, until, _as_it_is if plain else _shown_in(view, until))
            for view in _touched(kept, fresh, until)
        }
        first = next(iter(found.values()))
        tied = tie(kept, fresh, first.tied)
        mark_family(kept, fresh, until)
        if plain:
            lay(kept, first, anyway=waits_for_nobody)
        follow(kept.family, {view.layer: found.get(view.layer) or fold_of(view, until) for view in layers_of(kept)})
    transaction.on_commit(lambda: first.tied.update(tied))
    return found


def layers_of(kept: Kept) -> tuple[Kept, ...]:
    """Return each layer of a family: everybody's first, and that of each agency that holds something of its own."""
    if is_plain(kept):
        return (kept,)
    layers = Layers(kept.case)
    return tuple(_layer(kept, layers, one) for one in (EVERYBODY, *sorted(layers.holders)))


def _touched(kept: Kept, fresh: Sequence[Entry], until: datetime) -> tuple[Kept, ...]:
    """Return the layers that time changed or fresh entries touch; what is sealed touches its own agency’s alone."""
    views = layers_of(kept)
    for view in views if len(views) > 1 else ():
        if view.layer:
            told = [kept.family, view.layer]
            run("INSERT INTO tenfold.layer (family, agency) VALUES (%s, %s) ON CONFLICT DO NOTHING", told)
    only_sealed = all(one.restricted == "sealed" and not one.corrects for one in fresh)
    if fresh and len(fresh) < len(kept.case.entries) and only_sealed:
        own = {one.agency for one in fresh}
        return tuple(view for view in views if view.layer in own or fold_of(view, until).untold)
    return views


def _as_it_is(picture: Picture) -> Picture:
    return picture


def _shown_in(view: Kept, until: datetime) -> Callable[[Picture], Picture]:
    """Return what makes of the picture of a layer what those who read in it see: without what is sensitive to them."""

    def shown(picture: Picture) -> Picture:
        visible = for_agency(view.layer, view.case.entries, picture.lead(day_of(until)))
        return picture if visible == view.case.entries else fold(replace(view.case, entries=visible), AsOf.at(until))

    return shown


def _layer(kept: Kept, layers: Layers, layer: str) -> Kept:
    """Return a layer; where its lists stand nobody has noted, so they are told anew by whoever does not know them."""
    case = replace(kept.case, entries=layers.entries(layer))
    return replace(kept, case=case, layer=layer, shade=layers.shade, projected=None, told=0, laid=None)


def _is_for_some(entry: Entry) -> bool:
    """Whether an entry is restricted, or tells a safe address."""
    restricted = entry.restricted not in (None, "none")
    return restricted or any(isinstance(fact, Residence) and fact.protected is True for fact in entry.facts)
