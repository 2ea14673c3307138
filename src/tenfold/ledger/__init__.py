"""The shared record on PostgreSQL: the only writer, the only reader, the only clock.

`open_record` shows a family to whoever may see it, once a row says who looked and why. `append` takes an entry with
all that follows from it in one transaction. `find`, `work`, `families`, `register` and `reads` are the lists, each
behind its own gate. Nothing that is written is changed or deleted; the database refuses it, and `sequence` and `verify`
find it where somebody did. Those two are for the owner of the database.
`keeping` backs up and restores, and destroys by key what two people decide.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tenfold.ledger.allocating import (
        Allocated,
        allocate,
        join_team,
        leave_team,
        revoke,
        set_active,
        team_allocations,
    )
    from tenfold.ledger.appending import Appended, append
    from tenfold.ledger.beginning import Begun, begin_family
    from tenfold.ledger.changing import Change, Changed, NoCursor, changes
    from tenfold.ledger.closing import refuse
    from tenfold.ledger.declaring import NotDeclared, bar, declarations, declare, lift
    from tenfold.ledger.drafting import (
        OLDEST,
        Draft,
        device_mark,
        drop_draft,
        forget_drafts,
        keep_draft,
        open_to_record,
        own_drafts,
        park,
        typed_of,
        unpark,
    )
    from tenfold.ledger.finding import Found, Match, Sought, find, look_for, present
    from tenfold.ledger.history import AlreadyThere, NotBrought, bring_once, load_history
    from tenfold.ledger.keys import open_factor, seal_factor
    from tenfold.ledger.kin import Declared
    from tenfold.ledger.leaving import (
        Draw,
        Left,
        NotLeft,
        NotYet,
        Pack,
        confirm_pack,
        hand_out,
        make_file,
        make_pack,
        mark_of,
        may_confirm,
        may_make,
        pack_again,
        packs,
    )
    from tenfold.ledger.lists import Held, Hold, Presented, Waiting, Whose, families, presented, work
    from tenfold.ledger.notices import (
        Aside,
        Escalation,
        Untold,
        escalations,
        set_aside,
        untold,
    )
    from tenfold.ledger.notifying import (
        Call,
        Webhook,
        add_webhook,
        called,
        due_calls,
        end_webhook,
        queue_calls,
        webhooks,
    )
    from tenfold.ledger.opening import Closed, Opened, clock, open_record
    from tenfold.ledger.overseeing import DoorAct, auditors_only, close_review, door_acts, overseers_only, watch
    from tenfold.ledger.packing import Given, Recipient, refused_to
    from tenfold.ledger.reading import partnership
    from tenfold.ledger.refusing import NotNow, NotTaken, OtherContent, passes
    from tenfold.ledger.registering import Asked, OnPlan, Told, ask_register, register, register_log
    from tenfold.ledger.sequencing import LogStopped, sequence
    from tenfold.ledger.session import (
        NotLetIn,
        Session,
        SignedIn,
        begin,
        end,
        end_others,
        is_proved,
        own_sessions,
        prove,
        renew,
        resume,
    )
    from tenfold.ledger.signing_in import SignIn, note_sign_in, sign_ins
    from tenfold.ledger.staffing import enrolled, enrolling
    from tenfold.ledger.steps import Notified, Steps, steps_of
    from tenfold.ledger.systems import (
        SCOPES,
        NotMade,
        Scope,
        System,
        Token,
        make_token,
        recognise,
        revoke_token,
        tokens,
    )
    from tenfold.ledger.verifying import verify
    from tenfold.ledger.who_read import Read, reads

__all__ = [
    "OLDEST",
    "SCOPES",
    "Allocated",
    "AlreadyThere",
    "Appended",
    "Aside",
    "Asked",
    "Begun",
    "Call",
    "Change",
    "Changed",
    "Closed",
    "Declared",
    "DoorAct",
    "Draft",
    "Draw",
    "Escalation",
    "Found",
    "Given",
    "Held",
    "Hold",
    "Left",
    "LogStopped",
    "Match",
    "NoCursor",
    "NotBrought",
    "NotDeclared",
    "NotLeft",
    "NotLetIn",
    "NotMade",
    "NotNow",
    "NotTaken",
    "NotYet",
    "Notified",
    "OnPlan",
    "Opened",
    "OtherContent",
    "Pack",
    "Presented",
    "Read",
    "Recipient",
    "Scope",
    "Session",
    "SignIn",
    "SignedIn",
    "Sought",
    "Steps",
    "System",
    "Token",
    "Told",
    "Untold",
    "Waiting",
    "Webhook",
    "Whose",
    "add_webhook",
    "allocate",
    "append",
    "ask_register",
    "auditors_only",
    "bar",
    "begin",
    "begin_family",
    "bring_once",
    "called",
    "changes",
    "clock",
    "close_review",
    "confirm_pack",
    "declarations",
    "declare",
    "device_mark",
    "door_acts",
    "drop_draft",
    "due_calls",
    "end",
    "end_others",
    "end_webhook",
    "enrolled",
    "enrolling",
    "escalations",
    "families",
    "find",
    "forget_drafts",
    "hand_out",
    "is_proved",
    "join_team",
    "keep_draft",
    "leave_team",
    "lift",
    "load_history",
    "look_for",
    "make_file",
    "make_pack",
    "make_token",
    "mark_of",
    "may_confirm",
    "may_make",
    "note_sign_in",
    "open_factor",
    "open_record",
    "open_to_record",
    "overseers_only",
    "own_drafts",
    "own_sessions",
    "pack_again",
    "packs",
    "park",
    "partnership",
    "passes",
    "present",
    "presented",
    "prove",
    "queue_calls",
    "reads",
    "recognise",
    "refuse",
    "refused_to",
    "register",
    "register_log",
    "renew",
    "resume",
    "revoke",
    "revoke_token",
    "seal_factor",
    "sequence",
    "set_active",
    "set_aside",
    "sign_ins",
    "steps_of",
    "team_allocations",
    "tokens",
    "typed_of",
    "unpark",
    "untold",
    "verify",
    "watch",
    "webhooks",
    "work",
]
_WHERE = {
    "allocating": "Allocated allocate join_team leave_team revoke set_active team_allocations",
    "closing": "refuse",
    "declaring": "NotDeclared bar declarations declare lift",
    "keys": "open_factor seal_factor",
    "kin": "Declared",
    "overseeing": "DoorAct auditors_only close_review door_acts overseers_only watch",
    "appending": "Appended append",
    "drafting": "OLDEST Draft device_mark drop_draft forget_drafts keep_draft open_to_record own_drafts"
    " park typed_of unpark",
    "beginning": "Begun begin_family",
    "changing": "Change Changed NoCursor changes",
    "finding": "Found Match Sought find look_for present",
    "history": "AlreadyThere NotBrought bring_once load_history",
    "leaving": "Draw Left NotLeft NotYet Pack confirm_pack hand_out make_file make_pack mark_of may_confirm may_make"
    " pack_again packs",
    "lists": "Held Hold Presented Waiting Whose families presented work",
    "notices": "Aside Escalation Untold escalations set_aside untold",
    "opening": "Closed Opened clock open_record",
    "packing": "Given Recipient refused_to",
    "reading": "partnership",
    "refusing": "NotNow NotTaken OtherContent passes",
    "staffing": "enrolled enrolling",
    "who_read": "Read reads",
    "registering": "Asked OnPlan Told ask_register register register_log",
    "session": "NotLetIn Session SignedIn begin end end_others is_proved own_sessions prove renew resume",
    "signing_in": "SignIn note_sign_in sign_ins",
    "sequencing": "LogStopped sequence",
    "steps": "Notified Steps steps_of",
    "systems": "SCOPES NotMade Scope System Token make_token recognise revoke_token tokens",
    "notifying": "Call Webhook add_webhook called due_calls end_webhook queue_calls webhooks",
    "verifying": "verify",
}


def __getattr__(name: str) -> Any:
    """Load a word when it is first used: Django reads the name of this room before its tables may be spoken of."""
    for module, words in _WHERE.items():
        if name in words.split():
            return getattr(import_module(f"tenfold.ledger.{module}"), name)
    raise AttributeError(f"the ledger has no {name}")
