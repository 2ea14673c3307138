"""Case files: YAML and JSON Lines in and out, each whole or not at all, every problem with its line."""

from tenfold.casefiles.beside import Beside
from tenfold.casefiles.problem import Checked, Problem, Refused
from tenfold.casefiles.reading import check, check_lines, decode_entries, read
from tenfold.casefiles.writing import dumps_jsonl, dumps_yaml, entry_line, header_line, write

__all__ = [
    "Beside",
    "Checked",
    "Problem",
    "Refused",
    "check",
    "check_lines",
    "decode_entries",
    "dumps_jsonl",
    "dumps_yaml",
    "entry_line",
    "header_line",
    "read",
    "write",
]
