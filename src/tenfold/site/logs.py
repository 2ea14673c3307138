"""What the site writes down of itself: one JSON object a line, in UTC, with nothing of any child in it.

What others say in words is not repeated, for nobody knows what stands in it: of their lines it is kept which part said
something, where in the code, and as which template, before anything was filled in. Of a fault: its kind and its places.
"""

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request that is being answered: the same in the web log, in the answer and beside the access log."""
OURS = "tenfold"
_TOLD = frozenset({"route", "method", "status", "milliseconds", "staff"})


class AsJson(logging.Formatter):
    """Formats a line of the log as one JSON object that holds nothing but what is known to be harmless."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "from": record.name, "said": _said(record)}
        if request := REQUEST.get():
            told["request"] = request
        if record.name.split(".")[0] == OURS:
            told |= {name: value for name, value in vars(record).items() if name in _TOLD}
        if record.exc_info and record.exc_info[0] is not None:
            told["fault"] = record.exc_info[0].__qualname__
            told["places"] = [_place(one) for one in traceback.extract_tb(record.exc_info[2])]
        return json.dumps(told, ensure_ascii=True)


def _said(record: logging.LogRecord) -> str:
    """Return what was said where it is a sentence of ours or a template; else where it was said."""
    template = isinstance(record.msg, str) and (record.args or record.name.split(".")[0] == OURS)
    return record.msg if template else f"{Path(record.pathname).name}:{record.lineno}"


def _place(frame: traceback.FrameSummary) -> str:
    return f"{Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno} {frame.name}"
