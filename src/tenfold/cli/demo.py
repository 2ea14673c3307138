"""`tenfold demo`: an invented family told day by day, and what the joined record asks of it."""

from datetime import datetime
from importlib.resources import files
from pathlib import Path

from tenfold.cli.opening import PROBLEMS, give_up, open_case
from tenfold.cli.replaying import write_page
from tenfold.cli.summing_up import print_summary
from tenfold.cli.writing import write
from tenfold.questions.wording import called, in_words, plain_day
from tenfold.record import Case, Entry
from tenfold.replay import Question, Replay, replay
from tenfold.when import day_of

NAME = "turning.yaml"
PLACES = (Path(str(files("tenfold.cli").joinpath(NAME))), Path(__file__).parents[3] / "cases" / NAME)
"""Where the invented family lies: in the package, or in the checkout that it was installed from."""


def tell(page: Path) -> None:
    """Tell the family's story with the questions as they open and close, then the summary; write the page."""
    replayed = replay(demo_case(), alone=True)
    write(
        replayed.case.title or replayed.case.case,
        "An invented family. What each agency saw, and what the record asked.",
    )
    for day, told in days(replayed).items():
        write("", day, *(f"  {line}" for line in told))
    print_summary(replayed, list(replayed.questions))
    write_page(replayed, page)
    write("", f"The pictures are in {page}")


def demo_case() -> Case:
    """Return the invented family."""
    found = next((place for place in PLACES if place.is_file()), None)
    if found is None:
        give_up(f"The invented family ({NAME}) is not installed. Try: tenfold replay on a case file.", PROBLEMS)
    return open_case(found)


def days(replayed: Replay) -> dict[str, list[str]]:
    """Return what happened, what was answered and what was asked, by the day of recording."""
    told: list[tuple[tuple[datetime, int], str]] = []
    told += [((entry.recorded, 0), entry_line(replayed, entry)) for entry in replayed.picture.entries()]
    for question in replayed.questions:
        told.append(((question.opened, 2), question_line(replayed, question)))
        if question.closed is not None:
            told.append(((question.closed, 1), closing_line(replayed, question)))
    found: dict[str, list[str]] = {}
    for (moment, _), line in sorted(told, key=lambda one: one[0]):
        found.setdefault(plain_day(day_of(moment)), []).append(line)
    return found


def entry_line(replayed: Replay, entry: Entry) -> str:
    """Return one entry as one line."""
    said = " ".join((entry.narrative or "").split())
    return f"{called(replayed.picture, entry.agency)}, {entry.event.replace('_', ' ')}: {said}"


def question_line(replayed: Replay, question: Question) -> str:
    """Return one question as it opens, in the words of that day."""
    return f"? {question.urgency}: {in_words(replayed.picture, question.first_ask)}"


def closing_line(replayed: Replay, question: Question) -> str:
    """Return one question as it closes, in the words in which it was last asked: answered, or over with time."""
    how = "✓ answered" if question.closed_by else "– over with time"
    return f"{how}: {in_words(replayed.picture, question.ask)}"
