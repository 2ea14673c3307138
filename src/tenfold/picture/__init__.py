"""A family's entries, folded: `fold(case, as_of)` gives a picture, and these functions read it."""

from tenfold.picture.adults import checked_because, none_to_be_checked, to_be_checked, unchecked_with
from tenfold.picture.answering import lacks
from tenfold.picture.arrangements import approved, cares_by_others, cares_on_word, lapsed_care
from tenfold.picture.at_table import awaited_reports, left_out, represented
from tenfold.picture.babies import Baby, babies, baby_assessed, plans_near
from tenfold.picture.begun import (
    begun_at,
    ends_without_conference,
    is_ended,
    planned_before,
    referred,
    told_before,
)
from tenfold.picture.beside import children_beside, concerned_at, home_at
from tenfold.picture.care import began, carers, cares, cares_at, cares_on, cares_today, checks_on, ended, ever_carers
from tenfold.picture.care_pattern import CarePattern, care_patterns
from tenfold.picture.charging import Offence, alleged, injuring, police_steps
from tenfold.picture.coming import called_agencies, conference_due, reviewed
from tenfold.picture.concern import (
    RISK,
    Concern,
    answers_to,
    bears_on_risk,
    concern_behind,
    concerns,
    decided_by,
    harms,
    is_live,
    live_concern,
    risk_histories,
    undecided,
    was_on_plan,
)
from tenfold.picture.contradiction import (
    Contradiction,
    Doubted,
    acted_on,
    contradictions,
    doubts,
    since_when,
    spoken_against,
    words_on,
)
from tenfold.picture.differing import differing_views, weighed_both
from tenfold.picture.disagreement import deciding_agencies, in_dispute, settled_by_senior
from tenfold.picture.disputes import disputes, is_denied, lived_at
from tenfold.picture.doors import closed_doors
from tenfold.picture.drifting import drifting_since, last_change, on_hold
from tenfold.picture.dwelling import moves_home, seen_since_move, tenures, together
from tenfold.picture.endings import dismissals, ends, rests_on_family, seen_after, unfree_words, unseen_by
from tenfold.picture.examined import STRATEGY, examination, first_discussion, needs_none
from tenfold.picture.explained import bump, explained, explanations, lone_bump, unexplained
from tenfold.picture.eyes import seen_by_few, withdrawn
from tenfold.picture.health import out_of_health
from tenfold.picture.hearing import heard_about, steps, unheard
from tenfold.picture.held import Sitting, follows, latest_of, sat_since, sitting_in, sittings
from tenfold.picture.hours import access_named, accounted_for, cares_in, hours_before
from tenfold.picture.household import (
    LIVING,
    Stay,
    caregivers,
    household,
    household_adults,
    household_on,
    living,
    living_at,
    lodged,
    people_with_addresses,
    stays,
    stays_said,
    under_one_roof,
)
from tenfold.picture.incidents import Incident, answered_together, incidents
from tenfold.picture.independence import independent, insiders
from tenfold.picture.inflicted import judged_inflicted, unexplained_again, went_on
from tenfold.picture.injuries import (
    BENIGN,
    FOUND,
    HARM,
    JUDGED_HARM,
    Occasion,
    accounts_of,
    checks_of,
    judged_harm,
    marks,
    occasions,
    occasions_of,
    on_torso,
    opinions_of,
    victims,
)
from tenfold.picture.investigation import Investigation, suspects, unconcluded
from tenfold.picture.lateness import first_held, is_late
from tenfold.picture.leaning import Lapse, ending_decided, keepers, lapse, leaned_on, leans_since
from tenfold.picture.leaving import discharges, met_on
from tenfold.picture.legal import legal_asks, managers_answer, planned_since, view_before
from tenfold.picture.links import (
    blamed,
    children_concerned,
    concerned,
    ever_caregivers,
    ever_family,
    family_words,
    going_home,
    links,
    said_to_care,
)
from tenfold.picture.live import lead_told, live_by, live_since
from tenfold.picture.meetings import (
    HEALTH,
    WITHOUT_CONTACT,
    agencies_at,
    attendance,
    attended,
    called_to,
    conferences,
    excluded,
    has_kind,
    held_meetings,
    invited,
    invited_to,
    is_copy,
    joint,
    kept_out,
    names_of_meeting,
    planned,
    reports,
    reports_for,
    shared_for,
    sitting_of,
    strategy_discussions,
    was_at,
)
from tenfold.picture.mentions import identified, known_by_tie, mentions, strangers, who_matters
from tenfold.picture.missed import made_good, often_missed
from tenfold.picture.moves import Move, home_seen, last_move
from tenfold.picture.nearness import near_now
from tenfold.picture.neglect import accumulated, households_with_signs, starving
from tenfold.picture.newcomers import joined_plan, lives_among, newcomers, weighed_joining
from tenfold.picture.open_concerns import has_open_concern, open_concerns
from tenfold.picture.people import (
    CLOSE,
    anybody_died,
    children,
    children_of,
    close_to,
    died,
    died_at,
    had_died,
    is_child,
    kin,
    known_people,
    not_born_by,
    parents,
    partners,
    people_among,
    person,
    siblings,
    spoken_of_as_child,
    tells_of_death,
    tie_holds,
    unborn,
    younger_than,
)
from tenfold.picture.picture import FROM_AFAR, Picture, first_that, fold, fold_once, remembered, so_far
from tenfold.picture.powers import Taken, Term, emergency_orders, followed, released, takings, term
from tenfold.picture.presented import came_late, delay_answered, shown_to, told_of
from tenfold.picture.process import (
    CONFERENCES,
    PROTECTION,
    Spell,
    assessment_now,
    assessments,
    considered_since,
    decisions,
    ended_by_lead,
    enquiries,
    enquiry_now,
    is_for,
    on_plan,
    on_plan_since,
    on_plan_unbroken,
    on_plan_when,
    open_referrals,
    plan_now,
    plan_spells,
    plan_spells_of,
    receiver,
    referral_end,
    was_within,
)
from tenfold.picture.promises import dropped_alone, falls_due, granted_despite, kept, overdue_for, promised_for
from tenfold.picture.readable import place
from tenfold.picture.repeats import holders, repeated, side_by_side
from tenfold.picture.replies import asked_by, asker, requested, unanswered
from tenfold.picture.resolving import left_after, other_plans, resolutions, resolved, weighed_by
from tenfold.picture.retold import Telling, changes, settles
from tenfold.picture.returns import Return, assessed, decided_on, last_return, suspect_returns
from tenfold.picture.reuse import all_words, concerning, resting_on, resting_things, uses
from tenfold.picture.schooling import out_of_school, schooling_answered, seen_since_out
from tenfold.picture.seeking import adults_in_enquiry, enquiry_steps, unsought
from tenfold.picture.settling import harmless, settled, settling_opinions, weighed_earlier
from tenfold.picture.sightings import (
    IN_SIGHT,
    WHOLE,
    by_time,
    from_when,
    is_sight_at_home,
    last_by_time,
    last_seen,
    last_sights,
    latest,
    met_since,
    saw,
    seen_since,
    sights,
    times_run,
)
from tenfold.picture.signs import non_mobile, part, parts, patterned
from tenfold.picture.stated import Stated, tellings
from tenfold.picture.strengths import strengths
from tenfold.picture.suspicion import Ground, grounds
from tenfold.picture.taken_to import discussed, examined
from tenfold.picture.transfer import Transfer, not_received
from tenfold.picture.turned_away import turned_away
from tenfold.picture.unseen import Unseen, unseen_by_all, unseen_by_lead, unseen_from
from tenfold.picture.views import sides_unheard
from tenfold.picture.visits import last_met_by_lead, last_visited_by_lead, own_interval
from tenfold.picture.voices import unheard_steps
from tenfold.picture.weighing import histories_near, weighed, weighed_in_enquiry, weighings
from tenfold.picture.whereabouts import away_on_word
from tenfold.picture.witnessed import borne_out, had_before_it, mishap_seen, unaccounted
from tenfold.picture.words_of_family import (
    household_on_word,
    matters,
    relied_on,
    unchecked_word,
    words_by_matter,
)
from tenfold.picture.workers import (
    LEADS,
    TICK,
    Post,
    ended_at,
    handed_over,
    holding,
    lead_practitioner,
    lead_practitioners,
    lead_practitioners_on,
    posts,
    predecessor,
    started,
    starts,
)
