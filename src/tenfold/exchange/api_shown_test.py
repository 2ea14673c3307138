"""What the API gives out of a record, as it was known on which day, and what of it goes out to nobody else."""

import json
from uuid import UUID, uuid4

import pytest

from feeds import Feed
from partnership import bruise, family, first, session, told
from tenfold import ledger
from tenfold.exchange.api_test import begun

pytestmark = pytest.mark.usefixtures("database")


def test_questions_that_an_entry_opens_are_told_to_who_may_read_them():
    feed, id = begun()
    assert "explanation-unchecked:b1-mark" in feed.append(id, bruise("b1", occurred="2026-03-03"))[1]["opened"]
    writer = Feed("csc", "entries:write")
    assert "opened" not in writer.append(id, bruise("b2", occurred="2026-03-04"))[1]


def test_what_goes_out_is_the_picture_the_questions_and_the_entries():
    feed, id = begun(None, first(), bruise("b1", occurred="2026-03-03"))
    status, picture = feed.get(f"families/{id}/picture")
    [ann] = picture["children"]
    assert (status, picture["lead"]["id"], ann["id"], ann["name"]) == (200, "csc", "ann", "Ann Vale")
    assert [one["by"][0]["id"] for one in ann["care"]] == ["mum"]
    assert (ann["lives_at"], [one["id"] for one in ann["household"]]) == (["home"], ["mum"])
    assert ann["seen"][0]["entry"] == "b1"
    asked = feed.get(f"families/{id}/questions")[1]["questions"]
    assert {one["id"] for one in asked} == set(ann["standing"])
    assert {"explanation-unchecked:b1-mark"} <= {one["id"] for one in asked}
    entries = feed.get(f"families/{id}/chronology")[1]["entries"]
    assert [one["id"] for one in entries] == ["e1", "b1"]
    assert entries[0]["facts"] == first()["facts"]


def test_questions_open_and_closed_are_all_and_are_told_as_the_replay_prints_them():
    feed, id = begun(None, first(), bruise("b1", occurred="2026-03-03"))
    checked = {"check": {"about": ["b1-mark"], "against": "witness", "result": "corroborated"}}
    said = {"answer": {"question": "explanation-unchecked:b1-mark", "says": "The ward rings."}}
    feed.append(id, told("c1", event="call", facts=[checked, said]))
    by_state = {state: feed.get(f"families/{id}/questions", state=state)[1] for state in ("open", "closed", "all")}
    numbers = {state: {one["number"] for one in answer["questions"]} for state, answer in by_state.items()}
    assert numbers["open"] | numbers["closed"] == numbers["all"]
    assert all(numbers.values())
    from tenfold.replay import as_json, replay

    opened = ledger.open_record(session("csc"), UUID(id), "protect", "child")
    printed = as_json(replay(opened.case, known=opened.known))["questions"]
    untimed = [{name: value for name, value in one.items() if name != "number"} for one in by_state["all"]["questions"]]
    assert untimed == printed
    answered = {one["id"]: [answer["says"] for answer in one["answers"]] for one in untimed if one["answers"]}
    assert answered == {"explanation-unchecked:b1-mark": ["The ward rings."]}


def test_what_was_known_on_a_day_is_answered_as_it_was_then():
    feed = Feed("csc")
    id = family(first(), first("e2", recorded="2026-03-09T11:00", facts=[]))
    assert [one["id"] for one in feed.get(f"families/{id}/chronology", known="2026-03-05")[1]["entries"]] == ["e1"]
    assert feed.get(f"families/{id}/chronology", known="2026-02-30")[0] == 422
    assert feed.get(f"families/{id}/picture", known="9999-12-31")[0] == 200


def test_an_outsider_learns_nothing_not_even_that_there_is_such_a_family():
    id, outsider = family(first()), Feed("dva")
    for path in ("picture", "questions", "chronology"):
        here, nowhere = (outsider.get(f"families/{one}/{path}") for one in (id, uuid4()))
        assert here == nowhere
        assert here[0] == 403
        assert here[1]["law"]
        assert "ask the lead practitioner" in here[1]["instead"]
    assert outsider.append(id, told("x")) == outsider.append(uuid4(), told("x"))
    assert outsider.append(id, told("x"))[0] == 403
    assert str(id) not in {one["family"] for one in everything(outsider)}


def test_sealed_entries_of_others_and_safe_addresses_do_not_go_out():
    safe = [{"residence": {"person": "ann", "address": "14 Refuge Road", "as": "staying", "protected": True}}]
    sealed = first("s1", agency="dva", restricted="sealed", facts=[])
    id = family(first(), sealed, first("s2", agency="dva", facts=safe))
    feed = Feed("csc")
    entries = feed.get(f"families/{id}/chronology")[1]["entries"]
    assert [one["id"] for one in entries] == ["e1", "s2"]
    assert "Refuge Road" not in json.dumps([entries, feed.get(f"families/{id}/picture")])
    changed = [one for one in everything(feed) if one["family"] == str(id)]
    assert {one["entry"] for one in changed if one["kind"] == "entry"} == {"e1", "s2"}
    assert "Refuge Road" in json.dumps(Feed("dva").get(f"families/{id}/chronology"))


def everything(feed):
    """Every change that there is for a feed, page by page."""
    answer, found = {"more": True}, []
    while answer["more"]:
        since = {"since": answer["cursor"]} if "cursor" in answer else {}
        answer = feed.get("changes", limit=1000, **since)[1]
        found += answer["changes"]
    return found


def test_a_question_that_rests_on_what_is_sealed_goes_to_nobody_else():
    sealed = {"facts": [{"allegation": {"by": "anonymous", "child": "ann", "says": "He hits her."}}]}
    hidden = first("s1", agency="dva", restricted="sealed", event="information_received", **sealed)
    id = family(first(), hidden)
    asked = {
        one["id"]
        for one in Feed("dva").get(f"families/{id}/questions", state="all")[1]["questions"]
        if one["evidence"] == ["s1"]
    }
    assert asked
    told_ = Feed("csc").get(f"families/{id}/questions", state="all")[1]
    assert not asked & {one["id"] for one in told_["questions"]}
    assert not asked & {id for act in told_["acts"] + told_["more_acts"] for id in act["answers"]}
    assert "s1" not in json.dumps([told_, Feed("csc").get(f"families/{id}/picture")])


@pytest.mark.parametrize(("restricted", "readers"), [("sealed", ["dva"]), ("sensitive", ["csc", "dva"])])
def test_an_answer_goes_to_nobody_who_may_not_read_its_entry(restricted, readers):
    said = [{"answer": {"question": "explanation-unchecked:b1-mark", "says": "Kept among us."}}]
    late = {"occurred": "2026-03-04", "recorded": "2026-03-04T11:00", "event": "call", "facts": said}
    hidden = first("s1", agency="dva", restricted=restricted, **late)
    id = family(first(), bruise("b1", occurred="2026-03-03", agency="ed", author={"role": "nurse"}), hidden)
    told_ = {by: Feed(by).get(f"families/{id}/questions", state="all") for by in ("csc", "dva", "ed")}
    assert {status for status, _ in told_.values()} == {200}
    assert [by for by, (_, body) in told_.items() if "Kept among us." in json.dumps(body)] == readers
