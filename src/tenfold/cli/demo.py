"""`tenfold demo`: an invented family told day by day, and what the joined record asks of it."""

import sys
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from tenfold.casefiles import read
from tenfold.cli.replaying import print_summary, write, write_page
from tenfold.questions.wording import called, in_words, plain_day
from tenfold.record import Case, Entry
from tenfold.replay import Question, Replay, replay
from tenfold.when import day_of

NAME = "turning.yaml"


def tell(page: Path) -> None:
    """Tell the family's story with the questions as they open and close, then the summary; write the page."""
    replayed = replay(demo_case(), alone=True)
    write(f"{replayed.case.title}\nAn invented family. What each agency saw, and what the record asked.\n")
    for day, told in days(replayed).items():
        write(f"\n{day}")
        for line in told:
            write(f"  {line}")
    print_summary(replayed, list(replayed.questions))
    write_page(replayed, page)
    sys.stdout.write(f"\nThe pictures are in {page}\n")


def demo_case() -> Case:
    """Return the invented family, from the package or from the checkout that it was installed from."""
    packaged = Path(str(files("tenfold.cli").joinpath(NAME)))
    checkout = Path(__file__).parents[3] / "cases" / NAME
    return read(packaged if packaged.is_file() else checkout)


def days(replayed: Replay) -> dict[str, list[str]]:
    """Return what happened and what was asked, by the day of recording."""
    told: list[tuple[tuple[datetime, int], str]] = []
    told += [((entry.recorded, 0), entry_line(replayed, entry)) for entry in replayed.picture.entries()]
    for question in replayed.questions:
        told.append(((question.opened, 2), question_line(replayed, question)))
        if question.closed is not None:
            told.append(((question.closed, 1), f"✓ answered: {in_words(replayed.picture, question.ask)}"))
    found: dict[str, list[str]] = {}
    for (moment, _), line in sorted(told, key=lambda one: one[0]):
        found.setdefault(plain_day(day_of(moment)), []).append(line)
    return found


def entry_line(replayed: Replay, entry: Entry) -> str:
    """Return one entry as one line."""
    said = " ".join((entry.narrative or "").split())
    return f"{called(replayed.picture, entry.agency)}, {entry.event.replace('_', ' ')}: {said}"


def question_line(replayed: Replay, question: Question) -> str:
    """Return one question as it opens."""
    return f"? {question.urgency}: {in_words(replayed.picture, question.ask)}"
