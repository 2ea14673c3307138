"""The same families by the rules of another revision: its core, under this measure.

The other revision's source is laid out in a folder of its own, and this room over it, so that both are measured alike
though the other may know nothing of burden. A folder or a wheel that holds the package does as well as a revision.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
PACKAGE = HERE.parent.name


class NoSuchRules(ValueError):
    """A revision, folder or wheel was named that holds no such package."""


def by_rules_of(named: str, folder: Path, processes: int, families: int | None) -> dict[str, Any]:
    """Return the burden of a folder by the rules of a revision, a folder or a wheel."""
    with TemporaryDirectory() as place:
        source = Path(place)
        _lay_out(named, source)
        shutil.rmtree(source / PACKAGE / HERE.name, ignore_errors=True)
        shutil.copytree(HERE, source / PACKAGE / HERE.name)
        command = [sys.executable, "-m", f"{PACKAGE}.{HERE.name}.weighing", str(folder.resolve()), str(processes)]
        done = subprocess.run(  # noqa: S603 - this project's own code
            [*command, str(families or 0)], env={**os.environ, "PYTHONPATH": place}, cwd=place, capture_output=True,
            check=False,
        )  # fmt: skip
    if done.returncode:
        raise NoSuchRules(f"by the rules of {named} nothing could be measured: {done.stderr.decode()[-400:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _lay_out(named: str, to: Path) -> None:
    """Copy the package of a folder, a wheel or a revision below a folder."""
    path = Path(named)
    if path.suffix == ".whl" and path.is_file():
        with zipfile.ZipFile(path) as wheel:
            wheel.extractall(to)  # noqa: S202 - a wheel that was named to be run
    elif (found := next((one for one in (path / "src", path) if (one / PACKAGE).is_dir()), None)) is not None:
        shutil.copytree(found / PACKAGE, to / PACKAGE)
    else:
        _of_revision(named, to)
    if not (to / PACKAGE).is_dir():
        raise NoSuchRules(f"{named} holds no package named {PACKAGE}")


def _of_revision(named: str, to: Path) -> None:
    git = shutil.which("git")
    tree = HERE.parents[2]
    if git is None or not (tree / ".git").exists():
        raise NoSuchRules(f"{named} is no folder and no wheel, and there is no checkout here to find a revision in")
    archive = to / "rules.tar"
    meant = _asked(git, tree, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
    if meant is None:
        raise NoSuchRules(f"{named} is no revision that is known here")
    if _asked(git, tree, "archive", "--format=tar", f"--output={archive}", meant, f"src/{PACKAGE}") is None:
        raise NoSuchRules(f"{named} holds no src/{PACKAGE}")
    with tarfile.open(archive) as packed:
        packed.extractall(to, filter="data")
    archive.unlink()
    (to / "src" / PACKAGE).rename(to / PACKAGE)


def _asked(git: str, tree: Path, *words: str) -> str | None:
    """Return what git answers about a tree, or None where it refuses."""
    done = subprocess.run([git, "-C", str(tree), *words], capture_output=True, check=False)  # noqa: S603 - as above
    return None if done.returncode else done.stdout.decode().strip()
