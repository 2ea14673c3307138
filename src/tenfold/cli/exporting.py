"""`tenfold export`: what is held about somebody, or who opened their record, read by two people before it leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tenfold.access import DECIDED, Passage, Verdict
from tenfold.cli.loading import signed_in
from tenfold.cli.opening import PROBLEMS, WRONG_USE, give_up
from tenfold.cli.serving import reach
from tenfold.cli.tonight import write_privately
from tenfold.cli.writing import write
from tenfold.questions.wording import plain_day

if TYPE_CHECKING:
    from tenfold.ledger import Session
    from tenfold.ledger.rights import Draft, Kind, Request

_UNREAD, _GIVEN, _PASS = "unread", "given", "pass"
_HEAD = (
    "# For each passage, put a word after `decision`: pass, or why it is withheld ({reasons}).\n"
    "# What stays unread is withheld, what stays given is given. Then: tenfold export … --decide THIS_FILE.\n"
    "# This file tells of others: keep it where nobody else reads it, and delete it when you are done.\n"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words of the command say: whose record, about whom, for whom."""

    family: int
    person: str
    recipient: str | None
    access_list: bool
    on_behalf: bool


def export(
    asked: Asked,
    folder: Path,
    *,
    username: str,
    read: Path | None,
    decide: Path | None,
    confirm: Path | None,
    to: Path | None,
) -> None:
    """Take one step: begin and write what is to be read, bring in what was decided, confirm it, or let it leave."""
    steps = [one for one in (read, decide, confirm, to) if one is not None]
    if len(steps) != 1:
        give_up("Say one of --read FILE, --decide FILE, --confirm FILE and --to FOLDER: they are the steps.", WRONG_USE)
    if missing := [str(one) for one in (decide, confirm) if one is not None and not one.is_file()]:
        give_up(f"There is no file {missing[0]}. It is written with --read.", WRONG_USE)
    reach(folder)
    from tenfold import ledger
    from tenfold.ledger import rights

    with _signed_in(username) as session:
        try:
            family = _family(session, asked.family)
            request = _request(session, family, asked)
            if read is not None:
                _write_draft(read, rights.to_read(session, family, request.number))
            elif decide is not None:
                _decide(session, request, decide)
            elif confirm is not None:
                rights.confirm(session, family, request.number, str(_loaded(confirm)["state"]))
                write("Confirmed. It can leave: tenfold export … --to FOLDER, by who answers.")
            elif to is not None:
                _let_leave(session, request, to)
        except (ledger.Closed, rights.NotReleased, LookupError, ValueError) as refusal:
            give_up(str(refusal), PROBLEMS)


def withhold(opening: int, why: str, folder: Path, *, username: str) -> None:
    """Keep an opening from the family's own list, or give it again; a recorded decision either way."""
    reach(folder)
    from tenfold import ledger
    from tenfold.ledger import rights

    with _signed_in(username) as session:
        try:
            rights.withhold_opening(session, opening, why)  # type: ignore[arg-type]  # one of the words of the verb
        except ledger.Closed as refusal:
            give_up(str(refusal), PROBLEMS)
    now = "given again" if why == "over" else "withheld"
    write(f"Opening {opening} is {now} in lists that are asked for from now on.")


@contextmanager
def _signed_in(username: str) -> Iterator["Session"]:
    from tenfold import ledger

    session = ledger.begin(signed_in(username), token_hex())
    try:
        yield session
    finally:
        ledger.end(session.token)


def _family(session: "Session", number: int) -> UUID:
    from tenfold.ledger import rights

    family = rights.family_numbered(session, number)
    if family is None:
        raise LookupError(f"No family {number} is yours to open. Its number stands on its pages and in the access log.")
    return family


def _request(session: "Session", family: UUID, asked: Asked) -> "Request":
    """Return what was asked last about this person, of this kind; with a recipient, ask anew."""
    from tenfold.ledger import rights

    kind: Kind = "access_list" if asked.access_list else "subject_access"
    if asked.recipient is not None:
        return rights.ask(session, family, kind, asked.person, asked.recipient, on_behalf=asked.on_behalf)
    found = rights.last_asked(session, family, kind, asked.person)
    if found is None:
        raise LookupError("Nobody has asked for that yet. Say for whom it is, with --recipient NAME, and --read FILE.")
    return found


def _write_draft(to: Path, draft: "Draft") -> None:
    import yaml

    told: dict[str, Any] = {"request": draft.request.number, "state": draft.state}
    if draft.request.kind == "access_list":
        told["openings"] = {
            number: f"{one.at}: {one.who}, {one.agency}: {one.why} ({one.outcome})" for number, one in draft.openings
        }
    told["passages"] = [
        {"id": passage.id, "where": passage.where, "text": passage.text, "decision": _word(passage, verdict)}
        for passage, verdict in draft.passages
    ]
    text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=110)
    write_privately(to, (_HEAD.format(reasons=", ".join(DECIDED)) + text).encode())
    request = draft.request
    write(f"{to} holds what is to be read for request {request.number}; it is owed by {plain_day(request.due)}.")


def _word(passage: Passage, verdict: Verdict | None) -> str:
    if verdict is None:
        return _GIVEN if passage.given else _UNREAD
    return _PASS if verdict.passed else verdict.reason or _UNREAD


def _decide(session: "Session", request: "Request", path: Path) -> None:
    from tenfold.ledger import rights

    told = _loaded(path)
    if told["request"] != request.number:
        raise ValueError(f"{path} is of request {told['request']}, and the last about this person is {request.number}.")
    words = {str(one["id"]): str(one["decision"]) for one in told["passages"]}
    wrong = {word for word in words.values() if word not in (_UNREAD, _GIVEN, _PASS, *DECIDED)}
    if wrong:
        raise ValueError(f"{path}: {', '.join(sorted(wrong))} is no decision. Say pass, or {', '.join(DECIDED)}.")
    decided = [
        Verdict(id, passed=word == _PASS, reason=next((one for one in DECIDED if one == word), None))
        for id, word in words.items()
        if word not in (_UNREAD, _GIVEN)
    ]
    rights.decide(session, request.family, request.number, decided)
    write(f"{len(decided)} of {len(words)} passages are decided. A second person reads it now: --read, then --confirm.")


def _let_leave(session: "Session", request: "Request", folder: Path) -> None:
    from tenfold.ledger import rights

    released = rights.release(session, request.family, request.number)
    for name, content in released.files.items():
        write_privately(folder / name, content)
    write(f"Serial {released.serial} left for {request.recipient}:", *(f"  {folder / name}" for name in released.files))


def _loaded(path: Path) -> Any:
    import yaml

    return yaml.safe_load(path.read_text("utf-8"))
