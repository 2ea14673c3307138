"""Case files: YAML and JSON Lines in and out, each whole or not at all, every problem with its line."""

from tenfold.casefiles.beside import Beside
from tenfold.casefiles.problem import Checked, Problem, Refused
from tenfold.casefiles.reading import check, check_lines, decode_entries, decode_header, group_of, read
from tenfold.casefiles.schema import entry_schema, header_schema
from tenfold.casefiles.writing import dumps_jsonl, dumps_yaml, entry_line, header_line, write

__all__ = [
    "Beside",
    "Checked",
    "Problem",
    "Refused",
    "check",
    "check_lines",
    "decode_entries",
    "decode_header",
    "dumps_jsonl",
    "dumps_yaml",
    "entry_line",
    "entry_schema",
    "group_of",
    "header_line",
    "header_schema",
    "read",
    "write",
]
