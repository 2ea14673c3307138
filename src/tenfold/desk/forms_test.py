from django.http import QueryDict

from tenfold.desk.forms import Choice, Field, empty, moment_now, sent, told_time
from tenfold.when import Time

NAME = Field(kind="text", name="name", label="Name", needed="Enter a name")
BORN = Field(kind="day", name="born", label="Date of birth")
AT = Field(kind="moment", name="at", label="When", needed="Say when")
WHO = Field(kind="checks", name="who", label="Who", choices=(Choice("mum", "Mum"), Choice("dad", "Dad")))
ALL = (NAME, BORN, AT, WHO)


def post(words):
    return QueryDict(words)


def test_what_was_typed_is_kept_beside_what_is_wrong():
    form = sent(
        ALL, post("born-day=31&born-month=2&born-year=2024&at-day=4&at-month=3&at-year=2024&at-time=9.05&who=mum")
    )
    assert form.problems == (
        ("#name", "Enter a name"),
        ("#born-day", "“Date of birth” must be a real date, like 4 3 2024"),
    )
    assert form["born"].values == ("31", "2", "2024")
    assert form.time("at") == "2024-03-04T09:05"
    assert form.all("who") == ("mum",)


def test_a_day_without_a_time_is_a_day():
    assert sent((AT,), post("at-day=4&at-month=3&at-year=2024&at-time=")).time("at") == "2024-03-04"
    assert told_time(("", "", "")) is None


def test_a_time_that_is_none_is_named():
    form = sent((AT,), post("at-day=4&at-month=3&at-year=2024&at-time=25:00"))
    assert form.problems == (("#at-day", "“When” must be a real date, like 4 3 2024 and a time like 14:30"),)


def test_what_was_not_offered_cannot_be_chosen():
    assert sent((WHO,), post("who=outsider")).problems
    assert not sent((WHO,), post("who=mum&who=dad")).problems


def test_now_stands_in_the_form_until_something_else_is_typed():
    now = Time.told("2024-05-21T12:30").last
    assert moment_now(now) == ("21", "5", "2024", "12:30")
    assert empty((AT,))["at"].values == ()


def test_what_is_said_of_a_field_leads_to_its_first_input():
    form = empty(ALL).marked([("#at-day", "Too late")])
    assert form["at"].error == "Too late"
    assert form.problems == (("#at-day", "Too late"),)
    assert empty(ALL).with_problems(["It was not taken"]).problems == (("#name", "It was not taken"),)


def test_ids_of_choices_begin_with_the_name_that_a_problem_leads_to():
    assert [id for id, *_ in empty((WHO,))["who"].options] == ["who", "who-2"]
