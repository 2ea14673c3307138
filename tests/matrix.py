"""The permission matrix: one table of who may do what with which family, and the calls and SQL that it drives.

Every role stands in every relationship to a family that holds an open, a sensitive and a sealed entry and a safe
address, each with a word that stands nowhere else; what pages say to them is in `matrix_pages`. Systems, which sign in
nowhere, stand in the relationships of their agencies. This is read once Django is ready, by tests in `sites.ROOMS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.utils import ProgrammingError

from guards import as_owner
from partnership import bruise, family, first, session, told
from tenfold import ledger
from tenfold.access import ROLES, Birth
from tenfold.ledger import Session

BORN = date(2024, 2, 1)
PEOPLE = ROLES - {"system"}
WORKS = frozenset({"practitioner", "manager", "chair", "named_professional", "custodian"})
READERS = frozenset({"manager", "named_professional", "custodian"})
OPEN, SENSITIVE, SEALED, SAFE, NAME = "OPENWORD", "SENSITIVEWORD", "SEALEDWORD", "77 Canary Road", "Canaryname"
WORDS = (OPEN, SENSITIVE, SEALED, SAFE, NAME)
NOW, PAST, AHEAD = "clock_timestamp()", "clock_timestamp() - interval '2 days'", "clock_timestamp() + interval '2 days'"
RELATIONS: dict[str, tuple[str, bool, str, str] | None] = {
    "allocated": ("allocated", True, PAST, "NULL"),
    "involved": ("involved", False, PAST, "NULL"),
    "invited": ("invited", False, PAST, AHEAD),
    "referral": ("referral", False, PAST, AHEAD),
    "presented": ("presented", True, PAST, AHEAD),
    "ended": ("allocated", True, PAST, NOW),
    "involvement ended": ("involved", False, PAST, NOW),
    "future": ("allocated", True, AHEAD, "NULL"),
    "barred": ("allocated", True, PAST, "NULL"),
    "another’s": None,
    "team": None,
    "plan": None,
    "none": None,
}
"""What ties somebody to a family: the kind of tie, whether it is theirs alone, since when, until when."""
LIVE = frozenset({"allocated", "involved", "invited", "referral", "presented"})
RECORD = ("family", "family_key", "entry", "family_head", "question", "child", "on_plan")


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place: a role, in a relationship, at an agency."""

    role: str
    relation: str
    agency: str = "nursery"

    @property
    def opens(self) -> bool:
        """Whether the record opens to them."""
        if self.role not in WORKS or self.relation == "barred":
            return False
        by_role = {"team": "manager", "plan": "custodian"}
        return self.relation in LIVE or by_role.get(self.relation) == self.role

    @property
    def reads(self) -> frozenset[str]:
        """The words that they read of what is open to them."""
        own = {"police": {SENSITIVE, SEALED}, "csc": {SENSITIVE, SAFE}, "dva": {SAFE}}
        return frozenset({OPEN, NAME, *own.get(self.agency, ())}) if self.opens else frozenset()

    @property
    def sees_reads(self) -> bool:
        """Whether they are told who read the family."""
        if self.relation == "barred":
            return False
        tied = self.role in WORKS | {"privacy_officer"} and self.relation in {
            "allocated",
            "involved",
            "another’s",
            "team",
        }
        return self.role == "auditor" or tied


def places() -> Iterator[Place]:
    """Every role in every relationship; and those whose agency has something of its own."""
    for role in sorted(PEOPLE):
        yield from (Place(role, relation) for relation in RELATIONS)
        yield from (Place(role, "involved", agency) for agency in ("police", "csc", "dva"))


def paged_places() -> tuple[Place, ...]:
    """Those whose every page is asked for: each role where it opens, and where it does not."""
    told = {"involved", "another’s", "barred", "ended", "plan", "none"}
    return tuple(place for place in places() if place.relation in told)


def settle(place: Place) -> tuple[Session, UUID]:
    """Make a family, and somebody in a place towards it."""
    police = {"agency": "police", "author": {"role": "sergeant"}}
    begun = first(narrative=OPEN)
    begun["facts"][0] = {"person": {"id": "ann", "name": f"Ann {NAME}", "born": "2024-02-01"}}
    planned = {"plan": {"child": "ann", "status": "started", "category": "neglect"}}
    begun["facts"] += [planned] if place.relation == "plan" else []
    safe = {"residence": {"person": "mum", "address": SAFE, "as": "resident", "protected": True}}
    lines = (
        bruise("k1", restricted="sensitive", **police) | {"narrative": SENSITIVE},
        told("k2", restricted="sealed", **police) | {"narrative": SEALED},
        told("k3", facts=[safe], agency="dva", author={"role": "adviser"}),
    )
    ann = family(begun, *(line | {"recorded": "2026-03-04T11:00"} for line in lines))
    who = session(place.agency, place.role)
    _tie(place, who, ann)
    return who, ann


def _tie(place: Place, who: Session, ann: UUID) -> None:
    if (made := RELATIONS[place.relation]) is not None:
        kind, alone, since, until = made
        staff = who.viewer.id if alone else "NULL"
        sentence = f"VALUES (%s, %s, %s, {staff}, {since}, {until})"
        as_owner(
            f"INSERT INTO tenfold.tie (family, kind, agency, staff, since, until) {sentence}", ann, kind, place.agency
        )
    if place.relation == "barred":
        as_owner("INSERT INTO tenfold.bar (family, staff) VALUES (%s, %s)", ann, int(who.viewer.id))
    if place.relation in {"another’s", "team"}:
        administrator, colleague = session("csc", "administrator"), session(place.agency)
        ledger.allocate(administrator, ann, colleague.viewer.id, "x")
        if place.relation == "team":
            ledger.join_team(administrator, f"Team {ann}", colleague.viewer.id)
            ledger.join_team(administrator, f"Team {ann}", who.viewer.id, leads=True)


def answer(call: Callable[..., Any], *told: Any, **more: Any) -> Any:
    """What a call says; None where it is refused."""
    try:
        with transaction.atomic():
            return call(*told, **more)
    except (ledger.Closed, ProgrammingError):
        return None


def called(place: Place, who: Session, ann: UUID) -> Iterator[tuple[str, object, object]]:
    """What each call of the ledger comes to and what it should: the call, what was got, what is right."""
    opened = answer(ledger.open_record, who, ann, "protect", "child")
    yield "open", opened is not None, place.opens
    past = answer(ledger.open_record, who, ann, "protect", "child", datetime(2026, 3, 3, tzinfo=UTC))
    yield "open as known before", past is not None, place.opens
    yield "read", words_in(opened.case if opened else ""), place.reads
    yield "reads", bool(ledger.reads(who, ann)), place.sees_reads
    yield "record", answer(ledger.append, who, ann, told(str(uuid4())), "protect") is not None, place.opens
    found = answer(ledger.find, who, f"Ann {NAME}", BORN)
    yield "find", found is not None, place.role in WORKS
    half = answer(ledger.look_for, who, ledger.Sought(NAME, Birth((2024,))), "protect")
    yield "look for", half is not None, place.role in WORKS
    yield "half known", ann in {one.match.family for one in half or ()} and not place.opens, False
    for name, lists in (("families", ledger.families), ("work", ledger.work)):
        mine = [one for one in answer(lists, who) if one.family == ann]
        yield name, bool(mine) and not place.opens, False
        yield f"words of {name}", words_in(mine) - {NAME, OPEN}, frozenset()
    kept = answer(ledger.register, who)
    yield "register", kept is not None, place.role == "custodian"
    yield (
        "registered",
        ann in {one.family for one in kept or ()},
        place.role == "custodian" and place.relation == "plan",
    )
    asked = answer(ledger.ask_register, who, "Dr Osei", "Police", "Zed Nobody", BORN)
    yield "ask the register", asked is not None, place.role == "custodian"
    team = [one for one in ledger.team_allocations(who) if one.family == ann]
    yield "team", bool(team), place.role == "manager" and place.relation == "team"
    yield "presented", bool([one for one in ledger.presented(who) if one.family == ann]), False
    yield "doors", bool(ledger.door_acts(who)) and place.role not in {"auditor", "privacy_officer"}, False


def changed(place: Place, who: Session, ann: UUID) -> Iterator[tuple[str, object, object]]:
    """The same of the calls that change who may what."""
    colleague = session(place.agency)
    pack = _pack_of(colleague, ann)
    yield "confirm a pack", _done(_confirm, who, ann, pack), place.opens and place.role in READERS
    runs = place.role in {"manager", "privacy_officer", "administrator"}
    gives = place.role == "administrator" or (place.role == "manager" and place.opens)
    yield "allocate", _done(ledger.allocate, who, ann, colleague.viewer.id, "x"), gives
    yield "revoke", _done(ledger.revoke, who, ann, colleague.viewer.id, "x"), runs
    yield "bar", _done(ledger.bar, who, ann, colleague.viewer.id, "x"), runs
    yield "lift", _done(ledger.lift, who, ann, colleague.viewer.id, "x"), place.role == "privacy_officer"
    yield "team up", _done(ledger.join_team, who, "Us", colleague.viewer.id), place.role == "administrator"
    shut = _done(ledger.set_active, who, colleague.viewer.id, "x", active=False)
    yield "disable", shut, place.role == "administrator"
    elsewhere = session("ed").viewer.id
    far = _done(ledger.bar, who, ann, elsewhere, "x"), _done(ledger.allocate, who, ann, elsewhere, "x")
    yield "elsewhere", far, (place.role == "administrator",) * 2
    by_word = place.role in {"practitioner", "manager", "named_professional"} and place.relation != "barred"
    yield "present", _done(ledger.present, who, ann, "care", "She is here"), by_word


def _pack_of(maker: Session, ann: UUID) -> int:
    """A pack that a colleague made, by its serial; what it holds is all one here."""
    sentence = "INSERT INTO tenfold.export (staff, kind, family) VALUES (%s, 'pack', %s) RETURNING serial"
    [[serial]] = as_owner(sentence, int(maker.viewer.id), ann)
    as_owner("INSERT INTO tenfold.export_content VALUES (%s, sha256('x'))", serial)
    return int(serial)


def _confirm(who: Session, ann: UUID, serial: int) -> None:
    with connection.cursor() as cursor:
        opening = "SELECT tenfold.open_record(%s, %s::uuid[], 'conference', 'law', 'pack', NULL, true)"
        cursor.execute(opening, [who.secret, [ann]])
        cursor.execute("SELECT tenfold.confirm_pack(%s, %s, sha256('x'))", [who.secret, serial])


def _done(call: Callable[..., Any], *told: Any, **more: Any) -> bool:
    try:
        with transaction.atomic():
            call(*told, **more)
    except (ledger.Closed, ProgrammingError):
        return False
    return True


def queried(place: Place, who: Session, ann: UUID) -> Iterator[tuple[str, object, object]]:
    """What the application's role comes to by raw SQL: what the door gives, and which rows stand behind it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tenfold.open_record(%s, %s::uuid[], 'protect', 'law', 'child', NULL, true)", [who.secret, [ann]]
        )
        yield "the door", cursor.fetchone() == ([ann],), place.opens
        for table in RECORD:
            cursor.execute(f"SELECT count(*) FROM tenfold.{table}")
            yield f"rows of {table}", cursor.fetchone() != (0,) or table == "on_plan", place.opens or table == "on_plan"
        cursor.execute("SELECT count(*) FROM tenfold.reads(%s, %s, NULL, NULL)", [who.secret, ann])
        yield "rows of reads", cursor.fetchone() != (0,), place.sees_reads or place.opens  # who wrote is involved


def words_in(thing: object) -> frozenset[str]:
    """Which of the words stand in something, as it is printed."""
    text = thing if isinstance(thing, str) else repr(thing)
    return frozenset(word for word in WORDS if word in text)
