from django.urls import reverse

from desks import FAMILY, turning
from tenfold.desk.asking import Link, doing_of, in_room, unknown_of
from tenfold.desk.child import child_page
from tenfold.desk.words import seen_in
from tenfold.replay import SHOWN

KIT, BEA = 1, 2


def test_the_page_says_who_cares_and_by_whose_word():
    page = child_page(turning(), KIT)
    assert page.name == "Kit"
    assert dict(page.care)["Cared for by"] == (
        "City hospital (hospital): only said, by paediatric registrar, City hospital",
    )
    assert dict(page.care)["Lives at"] == ("12 Quay Court",)


def test_the_page_says_who_leads_and_who_last_saw_the_child():
    who = dict(child_page(turning(), KIT).who)
    assert who["Born"] == ("10 September 2023 (8 months)",)
    assert who["Last seen"] == ("20 May 2024, by paediatric registrar, City hospital",)
    assert who["Lead"][0] == "Children's social care"


def test_at_most_five_acts_are_shown_and_the_rest_is_folded():
    unknown = child_page(turning(), KIT).unknown
    assert len(unknown.acts) <= 5
    shown = [link.ask for act in (*unknown.acts, *unknown.more) for link in (*act.questions, *act.rest)]
    assert "Who besides Dana can say how Kit came to be hurt (2 May 2024)?" in shown
    assert unknown.standing >= len(set(shown))


def act(*urgencies):
    return doing_of("Do it.", [Link("", "", urgency, "", "") for urgency in urgencies])


def test_acts_are_shown_while_a_laptop_has_room_and_beyond_that_if_they_answer_something_immediate():
    two, one, now = act("Soon", "Soon"), act("Routine"), act("Soon", "Soon", "Immediate")
    assert in_room([two, two]) == [two, two]
    assert in_room([two, two, one, now, one]) == [two, two, now]
    assert in_room([now, now, now]) == [now, now, now]
    unknown = child_page(turning(), KIT).unknown
    assert [*unknown.acts] == in_room(unknown.acts)
    assert len(unknown_of(turning()).acts) == SHOWN


def test_what_is_asked_of_one_child_is_not_asked_of_another():
    links = child_page(turning(), BEA).unknown
    asks = [link.ask for act in (*links.acts, *links.more) for link in (*act.questions, *act.rest)]
    assert not any("Kit came to be hurt" in ask for ask in asks)


def test_the_clocks_say_what_is_due():
    clocks = child_page(turning(), KIT).clocks
    assert ("Plan", ("No child protection plan is recorded.",)) in clocks
    assert any(head.startswith("Due 12 June 2024") for head, _ in clocks)


def test_the_timeline_is_newest_first_and_keeps_the_professionals_words():
    lines = child_page(turning(), KIT, newest=None).lines
    assert lines[0].when == "21 May 2024 at 9:30am"
    assert "The sister was in all our sentences" in lines[0].narrative
    assert lines[-1].seen == "Kit seen"


def test_a_long_timeline_shows_its_newest_and_says_how_many_there_are():
    short, long = child_page(turning(), KIT, newest=3), child_page(turning(), KIT, newest=None)
    assert short.lines == long.lines[:3]
    assert short.entries == long.entries == len(long.lines) > 3
    assert (short.whole, long.whole) == ("?entries=all#timeline", "")


def test_the_whole_of_a_timeline_is_as_known_on_the_same_day():
    page = child_page(turning("2024-05-16T12:00"), KIT, "?day=16&month=5&year=2024", newest=3)
    assert page.whole == "?day=16&month=5&year=2024&entries=all#timeline"


def test_a_day_of_the_past_offers_no_form_and_stays_in_the_addresses():
    page = child_page(turning("2024-05-16T12:00"), KIT, "?day=16&month=5&year=2024", newest=None)
    assert page.others == (("Bea", f"{reverse('child', args=[FAMILY, BEA])}?day=16&month=5&year=2024"),)
    assert not any("Left ear" in line.narrative for line in page.lines)


def test_a_record_that_asks_nothing_does_not_reassure():
    unknown = child_page(turning("2023-09-23T12:00"), BEA).unknown
    assert unknown.standing == 0
    assert not unknown.acts


def test_seeing_is_told_child_by_child():
    opened = turning()
    visit = opened.picture.entry("t02")
    assert seen_in(opened.picture, visit) == "Kit seen and Bea seen"


def test_nobody_is_led_to_a_replay_that_they_are_refused():
    told = {
        reviews: {words for words, _ in child_page(turning(), KIT, reviews=reviews).ways} for reviews in (True, False)
    }
    assert told[True] - told[False] == {"Replay for a learning review"}
