"""What a well-formed file may still get wrong: each check reads the whole file and returns problems."""

from collections.abc import Callable, Iterator

from tenfold.casefiles.contents import Contents
from tenfold.casefiles.meaning import births, details, ids, joins, plans, references, times
from tenfold.casefiles.meaning.ids import once
from tenfold.casefiles.problem import Problem

Check = Callable[[Contents], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    ids.nothing_told,
    ids.agencies_once,
    ids.one_kind_each,
    ids.same_subject,
    ids.blank,
    ids.places_once,
    references.known_ids,
    references.fitting_facts,
    references.leading_agency,
    times.left_out,
    times.recorded_before_it_occurred,
    times.ended_before_it_began,
    times.corrected,
    times.to_date_before_from,
    times.withdrawn,
    times.hurt_after_it_was_told,
    births.seen_before_birth,
    births.hurt_before_birth,
    births.young_parents,
    births.born_after_it_was_told,
    births.due_long_before,
    joins.own_child,
    joins.still_joined,
    plans.ended_before_they_start,
    details.sites,
    details.identifiers,
    details.counts,
    details.either,
    details.whose,
    details.both,
    details.empty,
)
"""Every check of meaning, in the order in which their problems are told."""

__all__ = ["CHECKS", "once"]
