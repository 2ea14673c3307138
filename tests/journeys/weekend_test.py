"""The play of a manager's question over a weekend with a bank holiday: the database's clock is stepped, day by day.

It climbs when the day has ended on which it was due. Saturday, Sunday and the bank holiday are not counted against the
named professional, and the partnership's lead hears of it when a working day has passed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.utils.timezone import localdate

from desks import browser_of, opens
from faults import clocks
from faults.standing import server_of
from journeys.stage import Person, Stage
from partnership import bruise, family, first, told
from passing import hired, number_of, owner
from tenfold import ledger
from tenfold.cli import web
from tenfold.ledger import Session, skew
from tenfold.ledger.server import running
from tenfold.ledger.server.programs import Account
from tenfold.questions.wording import plain_day
from tenfold.when import is_working_day, moment

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.usefixtures("database"),
    pytest.mark.skipif(not clocks.at_hand(), reason=clocks.MISSING),
]
RULE = "decided-unseen"
DECIDED = {"decision": {"id": "no-more", "matter": "no_further_action", "children": ["ann"], "rationale": "It healed."}}


@dataclass
class World:
    """A record under a clock that can be set, the site over it, a browser, and who works there."""

    clock: clocks.Clock
    site: str
    browser: "Browser"
    family: UUID
    worker: Session
    manager: Session
    named: Session
    top: Session

    def it_is(self, day: date, hour: int, minute: int = 0) -> None:
        """Step the clock to a moment in London, and let a worker find out what time has changed."""
        set_to(self.clock, day, hour, minute)
        ledger.waking.wake(number_of(self.family))

    def at_browser(self, who: Session) -> Person:
        """Somebody at a browser of their own, signed in, who has said why they open the family."""
        client = opens(browser_of(again(who)), self.family)
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.site}])
        return Person(context.new_page(), self.site)

    def sees(self, who: Session) -> str:
        """What somebody sees of the question, in one line."""
        person = self.at_browser(who).goes_to(f"/family/{self.family}/question/{self.number}")
        return " ".join(person.sees.split())

    @property
    def number(self) -> int:
        """The question's number among the family's."""
        return int(
            owner("SELECT number FROM tenfold.question WHERE family = %s AND rule = %s", self.family, RULE)[0][0]
        )


def again(who: Session) -> Session:
    """Somebody signed in anew: by the next day their session has ended."""
    from tenfold.ledger.models import Staff

    return ledger.begin(Staff.objects.get(pk=int(who.viewer.id)), uuid4().hex)


def set_to(clock: clocks.Clock, day: date, hour: int, minute: int = 0) -> None:
    """Set a clock to a moment in London."""
    there = moment(datetime.combine(day, time(hour, minute)))
    clock.set(f"+{int((there - datetime.now(there.tzinfo)).total_seconds())}")


def long_weekend() -> date:
    """The next Friday on which people work, before a Monday on which they do not."""
    day = localdate() + timedelta(days=1)
    while not (day.weekday() == 4 and is_working_day(day) and not is_working_day(day + timedelta(days=3))):
        day += timedelta(days=1)
    return day


@pytest.fixture
def world(pytestconfig: pytest.Config, browser: "Browser", monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    skew._told.clear()
    clock, friday = clocks.Clock(), long_weekend()
    set_to(clock, friday, 16)
    with monkeypatch.context() as under:
        account, stands = Account.ours(), clock.environment
        if account.before:  # what root begins for another user is told once it is that user's
            before = (*account.before, "env", *(f"{name}={value}" for name, value in stands.items()))
            under.setattr(Account, "ours", lambda: replace(account, before=before))
        else:
            under.setattr(running, "SAID_OF_THE_WORLD", {**running.SAID_OF_THE_WORLD, **stands})
        with server_of(pytestconfig) as server, web.beside(server.environment() | {"TENFOLD_HTTPS": "0"}) as site:
            yield World(clock, site, browser, *brought(friday))
    clock.end()
    skew._told.clear()


def brought(friday: date) -> tuple[UUID, Session, Session, Session, Session]:
    """A family whose child was hurt that morning, its worker, and those above her."""
    seen = {"occurred": f"{friday}T09:00", "recorded": f"{friday}T09:30", "agency": "ed", "author": {"role": "nurse"}}
    known = first(occurred=f"{friday - timedelta(days=2)}T10:00", recorded=f"{friday - timedelta(days=2)}T11:00")
    worker = hired("csc", "practitioner")
    ann = family(known, bruise("b1") | seen)
    owner(
        "INSERT INTO tenfold.tie (family, kind, agency, staff) VALUES (%s, 'allocated', 'csc', %s)",
        ann,
        int(worker.viewer.id),
    )
    named = hired("csc", "named_professional")
    return ann, worker, hired("csc", "manager"), named, hired("csc", "escalation_lead", "practitioner")


@pytest.mark.journey
def test_a_manager_s_question_climbs_over_a_weekend_with_a_bank_holiday(world: World) -> None:
    friday = long_weekend()
    saturday, monday, tuesday, wednesday = (friday + timedelta(days=n) for n in (1, 3, 4, 5))
    the_worker_closes_a_child_unseen(world, friday)
    the_manager_is_told_the_same_day(world, friday)
    world.it_is(saturday, 10)
    it_has_gone_to_the_named_professional(world, friday, tuesday)
    for day in (monday, tuesday):
        world.it_is(day, 12)
        it_has_gone_to_the_named_professional(world, friday, tuesday)
        assert step_of(world) == 1
    world.it_is(wednesday, 9, 30)
    the_partnership_s_lead_is_told(world, tuesday)
    the_child_is_seen_and_it_ends(world, wednesday)


def the_worker_closes_a_child_unseen(world: World, friday: date) -> None:
    said = told("d1", occurred=f"{friday}", event="record_note", facts=[DECIDED])
    ledger.append(world.worker, world.family, said, "protect")


def the_manager_is_told_the_same_day(world: World, friday: date) -> None:
    sees = world.sees(world.manager)
    assert re.search(rf"1\. Team manager Sam Okoro, works for csc, [^:]+: {plain_day(friday)} at 4\S*pm", sees), sees
    assert f"Comes next at the end of {plain_day(friday)}, unless evidence answers it" in sees


def it_has_gone_to_the_named_professional(world: World, friday: date, tuesday: date) -> None:
    sees = world.sees(world.named)
    assert f"It lies here since the end of {plain_day(friday)}" in sees, sees
    assert "It was not answered in time" in sees
    assert f"Comes next at the end of {plain_day(tuesday)}, unless evidence answers it" in sees
    lists = world.at_browser(world.named).goes_to("/questions").sees
    assert "Has come to you up the ladder" in lists
    assert "Named professional, since" in lists


def step_of(world: World) -> int:
    """The highest step on the manager's ladder that anybody was told of."""
    mark = ledger.keys.mark_of(world.family, f"{RULE}:no-more")
    return int(owner("SELECT max(step) FROM tenfold.notice WHERE mark = %s AND asked = 'team manager'", mark)[0][0])


def the_partnership_s_lead_is_told(world: World, tuesday: date) -> None:
    assert step_of(world) == 2
    sees = world.sees(world.manager)
    assert f"It lies here since the end of {plain_day(tuesday)}" in sees
    stage = Stage(world.browser, world.site)
    stage.look(world.at_browser(world.top).goes_to("/questions"), "what has come to the partnership's lead")
    assert stage.faults == []


def the_child_is_seen_and_it_ends(world: World, wednesday: date) -> None:
    anew = {"decision": {"matter": "no_further_action", "children": ["ann"], "rationale": "Seen, and well."}}
    said = told("d2", occurred=f"{wednesday}", seen={"ann": "alone"}, considered="all", facts=[anew])
    ledger.append(again(world.worker), world.family, said, "protect")
    sees = world.sees(world.manager)
    assert "Closed on" in sees
    assert "It goes no further: it has closed, or is held" in sees
