import io
import json
import sys

from tenfold.cli.writing import broken, write, write_json


class Terminal(io.StringIO):
    def isatty(self):
        return True


def on_a_terminal(monkeypatch, *lines):
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setattr(sys, "stdout", Terminal())
    write(*lines)
    return sys.stdout.getvalue()


def test_lines_are_written_whole_where_no_terminal_reads(capsys):
    write("one " * 60, "two")
    write()
    assert capsys.readouterr().out == "one " * 60 + "\ntwo\n\n"


def test_on_a_terminal_lines_break_between_words_and_go_on_further_in(monkeypatch):
    told = on_a_terminal(monkeypatch, "  Who has seen Sam since then?", "", "x" * 30)
    assert told == "  Who has seen Sam\n    since then?\n\n" + "x" * 30 + "\n"


def test_nothing_in_a_record_steers_the_terminal():
    assert broken("a\x1b[2Jb\x07c\u202ed\r\ne") == ["a [2Jb cd  e"]


def test_json_is_what_python_itself_would_write(capsys):
    odd = ['“Ça va?” 😀 \u2028 \x7f / \\ "', "\x00\x1f\b\f\n\r\t"]
    told = {"z": [], "a": {}, "é": odd, "n": [[{"x": -1}], True, None]}
    write_json(told)
    assert capsys.readouterr().out == json.dumps(told, ensure_ascii=False, indent=1) + "\n"
