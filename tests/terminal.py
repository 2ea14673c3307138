"""How a test uses the terminal: the command run as a person runs it, on a story written as a case file."""

from pathlib import Path

from typer.testing import CliRunner, Result

from parts import Story
from tenfold.casefiles import write
from tenfold.cli.app import app
from tenfold.questions.wording import in_words
from tenfold.replay import replay


def run(*words: object) -> Result:
    """What the command prints and leaves with."""
    return CliRunner().invoke(app, [str(word) for word in words])


def written(folder: Path, story: Story, name: str = "case.yaml") -> Path:
    """A story as a case file."""
    path = folder / name
    write(story.case, path)
    return path


def asked(story: Story, id: str) -> str:
    """What a question of a story says, in the words of today."""
    replayed = replay(story.case, guidance=story.guidance)
    return next(in_words(replayed.picture, one.ask) for one in replayed.questions if one.id == id)
