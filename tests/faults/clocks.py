"""A clock that can be set, for processes that we begin: libfaketime stands between them and the machine's."""

import shutil
import subprocess
import tempfile
from pathlib import Path

MISSING = "No clock can be set back here: libfaketime is missing. On Debian: apt-get install faketime"


def at_hand() -> bool:
    """Whether there is a libfaketime."""
    return shutil.which("faketime") is not None


class Clock:
    """A clock that processes go by which are begun with `environment`; it can be set while they run."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="tenfold-clock-"))
        self._folder.chmod(0o755)  # whoever runs PostgreSQL for root reads it
        self._told = self._folder / "off"
        self.set("+0d")

    def set(self, off: str) -> None:
        """Set it by so much before or after the machine's own: -2d, +3d."""
        half = self._folder / "half"
        half.write_text(off, "ascii")
        half.rename(self._told)

    @property
    def environment(self) -> dict[str, str]:
        """What a process is told so that it goes by this clock."""
        words = ["faketime", "-f", "+0d", "printenv", "LD_PRELOAD"]
        library = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
        return {
            "LD_PRELOAD": library,
            "FAKETIME_TIMESTAMP_FILE": str(self._told),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def end(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._folder)
