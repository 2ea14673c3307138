from desks import filled, post, taken, turning
from tenfold.desk.contact_entry import contact_told, these
from tenfold.desk.contact_fields import contact_fields
from tenfold.desk.contact_groups import body_sites
from tenfold.desk.forms import Form, empty, sent
from tenfold.desk.judging import before, judged, judged_here, judging_fields, unasked
from tenfold.drawings.body import spot_of

KIT = 1
BRUISE = {"hurt": "kit", "injury": "bruise", "sites": ["arm.left"], "looks": "3 cm"}
SAID = {"speaker": "dana", "says": "He fell.", "claim": "accident"}
ASKED = {"looked": "yes", "examined": "All of him", "moves": "Sits", "witness": "nobody"}


def first(**typed):
    opened = turning()
    fields = contact_fields(opened, KIT, "acute_hospital")
    form = sent(fields, post(filled(empty(fields), narrative="Brought in.", **typed)))
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
