import pytest

from desks import filled, post, taken, turning
from tenfold.desk.contact_entry import contact_told, these
from tenfold.desk.contact_facts import unsaid
from tenfold.desk.contact_fields import contact_fields
from tenfold.desk.contact_groups import body_sites, how_many, plainly, with_places, without_ids
from tenfold.desk.forms import Form, empty, sent
from tenfold.desk.judging import before, judged, judged_here, judging_fields, unasked
from tenfold.drawings.body import spot_of

KIT = 1
BRUISE = {"hurt": "kit", "injury": "bruise", "sites": ["arm.left"], "looks": "3 cm"}
SAID = {"speaker": "dana", "says": "He fell.", "claim": "accident"}
ASKED = {"looked": "yes", "examined": "All of him", "moves": "Sits", "witness": "nobody"}


def first(**typed):
    opened = turning()
    fields = contact_fields(opened, KIT, "acute_hospital", typed)
    form = unsaid(sent(fields, post(filled(empty(fields), narrative="Brought in.", **typed))))
    assert form.problems == ()
    return opened, form


def second(opened, form, **typed):
    fields = judging_fields(opened)
    asked = unasked(sent(fields, post(typed)))
    return asked, Form((*form.asked, *asked.asked))


def test_a_narrative_alone_is_a_contact():
    opened, form = first()
    told = contact_told(opened, KIT, form)
    assert told["about"] == ["kit"]
    assert told["event"] == "attendance"
    assert "facts" not in told
    assert taken(opened, told, "ed") == []


def test_an_empty_narrative_is_asked_for():
    opened = turning()
    fields = contact_fields(opened, KIT, "acute_hospital")
    assert sent(fields, post(filled(empty(fields)) | {"narrative": ""})).problems[0][0] == "#narrative"


def test_an_injury_and_what_was_said_of_it_go_together():
    opened, form = first(**BRUISE, **SAID)
    told = contact_told(opened, KIT, form)
    injury, account = (next(iter(one.values())) for one in told["facts"])
    assert account["about"] == [injury["id"]]
    assert taken(opened, told, "ed") == []


def test_somebody_whom_nobody_knows_is_told_of_as_they_were_seen():
    opened, form = first(stranger="a man at the door", present=["dana"])
    told = contact_told(opened, KIT, form)
    assert told["facts"][0]["person"]["known_as"] == ["a man at the door"]
    assert told["present"][0] == "dana"
    assert told["present"][1] == told["facts"][1]["presence"]["person"]
    assert taken(opened, told, "ed") == []


def test_sending_twice_makes_the_same_entry():
    opened, form = first(**BRUISE, **SAID)
    assert contact_told(opened, KIT, form) == contact_told(opened, KIT, form)


def test_only_health_is_asked_for_an_opinion():
    opened = turning()
    names = {kind: {one.name for one in contact_fields(opened, KIT, kind)} for kind in ("acute_hospital", "police")}
    assert "judge" in names["acute_hospital"]
    assert "judge" not in names["police"]


def test_marks_cannot_be_called_innocent_before_the_earlier_ones_were_looked_at():
    opened, form = first(**BRUISE, judge=["this"])
    asked, _ = second(opened, form, view="consistent")
    assert [place for place, _ in asked.problems] == ["#looked", "#examined", "#moves", "#witness"]
    asked, _ = second(opened, form, view="consistent", **ASKED)
    assert asked.problems == ()


def test_suspicion_waits_for_nothing():
    opened, form = first(**BRUISE, judge=["this"])
    asked, _ = second(opened, form, view="suspicious")
    assert asked.problems == ()


def test_the_page_before_an_opinion_shows_what_every_agency_saw_and_was_told():
    held = before(turning(), "kit")
    for words in ("left cheek", "Harbour surgery", "fell on a wooden brick", "rolled off the bed", "3 × bruise"):
        assert words in held.table
    assert {"t06", "t08", "t09"} <= set(held.considered)


def test_an_opinion_says_what_was_before_it_in_the_professionals_own_words():
    opened, form = first(**BRUISE, judge=["this"])
    _, whole = second(opened, form, view="consistent", **ASKED)
    held = before(opened, "kit")
    told = judged(contact_told(opened, KIT, form), whole, held.considered, judged_here(form))
    opinion = told["facts"][-1]["opinion"]
    assert opinion["about"] == these(form, "judge")
    assert "How the child moves: Sits" in told["narrative"]
    assert told["considered"] == list(held.considered)
    assert taken(opened, told, "ed") == []


def test_who_saw_it_happen_is_on_record_with_their_words():
    opened, form = first(**BRUISE, judge=["this"])
    typed = ASKED | {"witness": "moira", "witness_says": "I saw him roll against the cot."}
    _, whole = second(opened, form, view="accidental", **typed)
    told = judged(contact_told(opened, KIT, form), whole, (), judged_here(form))
    witness = told["facts"][-2]["account"]
    assert (witness["by"], witness["says"]) == ("moira", "I saw him roll against the cot.")
    assert taken(opened, told, "ed") == []


def test_every_place_offered_lies_on_the_body_map():
    assert [one.value for one in body_sites() if spot_of(one.value, ()) is None] == []


def facts(told, word):
    return [one[word] for one in told["facts"] if word in one]


def test_two_injuries_and_two_accounts_of_one_go_into_one_contact_each_with_its_own():
    second_mark = {"hurt_2": "kit", "injury_2": "scratch", "sites_2": ["back"], "size_2": "20", "count_2": "3"}
    said = {"by-of-1": "dana", "words-of-1": "He fell.", "by-of-1_2": "moira", "words-of-1_2": "He was pushed."}
    opened, form = first(**BRUISE, **second_mark, **said, **{"by-of-2": "dana", "words-of-2": "The cat."})
    told = contact_told(opened, KIT, form)
    bruise, scratch = facts(told, "injury")
    assert (scratch["sites"], scratch["size_mm"], scratch["count"]) == (["back"], 20, 3)
    of_bruise, again, of_scratch = facts(told, "account")
    assert of_bruise["about"] == again["about"] == [bruise["id"]]
    assert of_scratch["about"] == [scratch["id"]]
    assert len({one["id"] for one in (bruise, scratch, of_bruise, again, of_scratch)}) == 5
    assert taken(opened, told, "ed") == []


def test_what_an_account_was_held_against_stands_beside_it():
    typed = {
        "by-of-1": "dana",
        "words-of-1": "At nursery.",
        "against-of-1": "other_agency",
        "result-of-1": "contradicted",
    }
    opened, form = first(**BRUISE, **typed, **{"found-of-1": "The key worker saw no fall"})
    told = contact_told(opened, KIT, form)
    [account], [check] = facts(told, "account"), facts(told, "check")
    assert check["about"] == [account["id"]]
    assert (check["against"], check["result"]) == ("other_agency", "contradicted")
    assert taken(opened, told, "ed") == []


def test_a_childs_words_are_kept_as_theirs():
    opened, form = first(voice="No more bath.", voice_of="kit")
    told = contact_told(opened, KIT, form)
    assert [(one["child"], one["says"]) for one in facts(told, "voice")] == [("kit", "No more bath.")]
    assert taken(opened, told, "ed") == []


def test_somebody_nobody_knows_is_told_of_with_where_and_with_whom():
    opened, form = first(stranger="a man of 30 in a blue cap", stranger_where="on the stairs", stranger_with=["dana"])
    told = contact_told(opened, KIT, form)
    [context] = [one["context"] for one in facts(told, "presence")]
    assert context.startswith("a man of 30 in a blue cap; on the stairs; with ")
    assert taken(opened, told, "ed") == []


def test_what_is_to_be_done_next_is_an_action_of_the_agency_that_says_so():
    opened, form = first(
        next="See Kit at nursery", **{"next_by-day": "1", "next_by-month": "6", "next_by-year": "2024"}
    )
    [action] = facts(contact_told(opened, KIT, form, "ed"), "action")
    assert (action["owner"], action["what"], action["due"]) == ("ed", "See Kit at nursery", "2024-06-01")


PARTS_OF_SOMETHING = (
    ({"sites": ["back"]}, "#injury"),
    ({"looks_2": "round"}, "#injury_2"),
    ({"words-of-1": "He fell.", **BRUISE}, "#by-of-1"),
    ({"says": "He fell."}, "#speaker"),
    ({"against": "document", **SAID}, "#result"),
    ({"found-of-1": "so she said", "by-of-1": "dana", **BRUISE}, "#against-of-1"),
    ({"stranger_where": "in the hall"}, "#stranger"),
    ({"size": "big", **BRUISE}, "#size"),
)


@pytest.mark.parametrize(("typed", "place"), PARTS_OF_SOMETHING)
def test_no_word_is_lost_because_another_was_not_said(typed, place):
    fields = contact_fields(turning(), KIT, "acute_hospital", typed)
    form = unsaid(sent(fields, post(filled(empty(fields), narrative="Seen.", **typed))))
    assert place in [where for where, _ in form.problems]


def test_one_more_is_asked_for_by_a_button_and_no_more_than_twelve():
    assert how_many({}, plainly, ("looks",), "injury") == 1
    assert how_many({"looks": [""], "add": ["injury"]}, plainly, ("looks",), "injury") == 2
    assert how_many({"looks_2": ["x"], "add": "account"}, plainly, ("looks",), "injury") == 2
    assert how_many({"looks_12": ["x"], "add": "injury"}, plainly, ("looks",), "injury") == 12
    assert how_many({"looks_99": ["x"]}, plainly, ("looks",), "injury") == 1


@pytest.mark.parametrize(
    ("stood", "on_map", "in_list", "chosen"),
    [
        ("", ["back"], [], ["back"]),
        ("", [], ["back"], ["back"]),
        ("back", ["back"], ["back", "neck"], ["back", "neck"]),
        ("back neck", ["neck"], ["back", "neck"], ["neck"]),
        ("back neck", ["back", "neck"], ["back"], ["back"]),
        ("back", [], [], []),
    ],
)
def test_map_and_list_are_equal_without_a_script(stood, on_map, in_list, chosen):
    assert with_places({"marked_2": [stood], "map_2": on_map, "sites_2": in_list})["sites_2"] == chosen


def test_ids_of_facts_come_from_the_entry_that_is_corrected_and_from_nowhere_else():
    typed = {"injury_id": ["another-s"], "account_id-of-2_3": ["mine"], "narrative": ["x"]}
    assert without_ids(typed) == {"narrative": ["x"]}
    assert without_ids(typed, {"mine"}) == {"narrative": ["x"], "account_id-of-2_3": ["mine"]}
