"""One self-contained page of a replay: pictures, what stands by act, and every question, with a table behind each picture."""

from html import escape

from tenfold.drawings.bands import bands
from tenfold.drawings.body import body_map
from tenfold.drawings.canvas import Drawing, Table, as_html
from tenfold.drawings.network import network
from tenfold.drawings.timeline import timeline
from tenfold.picture import children, occasions_of
from tenfold.questions.wording import called, in_words, listed, plain_day
from tenfold.replay import SHOWN, Replay, authority
from tenfold.when import day_of

STYLE = """
body{font:16px/1.45 Arial,Helvetica,sans-serif;color:#0b0c0c;margin:0 auto;padding:16px;max-width:1160px}
h1{font-size:28px;margin:.2em 0}h2{font-size:22px;margin:1.6em 0 .4em}h3{font-size:18px}
figure{margin:0 0 8px}svg{width:100%;height:auto;display:block}.upright{display:none}.small svg{max-width:420px}
table{border-collapse:collapse;width:100%;font-size:14px}caption{text-align:left;font-weight:bold;padding:8px 0}
th,td{text-align:left;vertical-align:top;padding:5px 10px 5px 0;border-bottom:1px solid #b1b4b6}
details{margin:6px 0 18px}summary{cursor:pointer;color:#1d70b8;text-decoration:underline;padding:6px 0}
.wide{overflow-x:auto}.note{border-left:6px solid #1d70b8;padding:8px 14px;margin:12px 0;background:#f3f2f1}
.key span{margin-right:16px;white-space:nowrap}ol.acts li{margin:0 0 10px}.quiet{color:#505a5f;font-size:14px}
.side{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:24px}
@media(max-width:700px){.side{display:block}.lying{display:none}.upright{display:block}h1{font-size:24px}}
@media print{summary{display:none}body{padding:0;font-size:12px}h2{break-after:avoid}figure{break-inside:avoid}}
"""
KEY = (
    "● seen", "◐ seen in part or asleep", "○ not seen, or nobody came", "■ meeting", "◆ injury recorded",
    "· other entry", "shaded: on a protection plan",
)  # fmt: skip
BAND_KEY = ("solid: checked", "hatched: only said", "dashed red: nobody knows")


def report(replayed: Replay) -> str:
    """Return the whole page as HTML that needs nothing from elsewhere."""
    title = replayed.case.title or replayed.case.case
    body = "".join((_head(replayed, title), _acts(replayed), _pictures(replayed), _questions(replayed)))
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>"
    )


def _head(replayed: Replay, title: str) -> str:
    day = plain_day(day_of(replayed.until))
    count = len(replayed.picture.entries())
    return (
        f"<h1>{escape(title)}</h1><p>{count} entries by {_agencies(replayed)} agencies, as known on {day}.</p>"
        '<p class="note">What the record could have asked, not what would have happened. Silence never means safety: '
        "it asks only about what it was told.</p>"
    )


def _agencies(replayed: Replay) -> int:
    return len({entry.agency for entry in replayed.picture.entries()})


def _acts(replayed: Replay) -> str:
    standing = replayed.standing
    if not standing:
        return "<h2>What we do not know</h2><p>No open questions. That does not mean there is no concern.</p>"
    shown = "".join(
        f"<li><strong>{escape(act.words)}</strong><br><span class=quiet>would answer {len(act.answers)}: "
        f"{escape(' '.join(in_words(replayed.picture, q.ask) for q in act.answers[:4]))}</span></li>"
        for act in replayed.acts[:SHOWN]
    )
    folded = sum(len(act.answers) for act in replayed.acts[SHOWN:])
    rest = f"<p class=quiet>{folded} more, by {len(replayed.acts) - SHOWN} other acts.</p>" if folded else ""
    return f"<h2>What we do not know</h2><p>{len(standing)} questions stand.</p><ol class=acts>{shown}</ol>{rest}"


def _pictures(replayed: Replay) -> str:
    p = replayed.picture
    since = min((entry.occurred.first_day for entry in p.entries()), default=day_of(replayed.until))
    found = [_figure(timeline(replayed), KEY)]
    for child in children(p):
        hurt = occasions_of(p, child)
        if child == children(p)[0] or hurt:
            found.append(_figure(bands(p, child, since, day_of(replayed.until)), BAND_KEY))
        if hurt:
            found.append(_figure(body_map(p, child), (), small=True))
    first = next(iter(children(p)), None)
    if first is not None:
        found.append(
            _figure(network(p, first, replayed.until), ("□ male", "○ female", "◇ unsaid", "blue: lives with the child"))
        )
    return "".join(found)


def _figure(drawing: Drawing, key: tuple[str, ...], *, small: bool = False) -> str:
    words = "".join(f"<span>{escape(one)}</span>" for one in key)
    lying = f'<div class="{"lying" if drawing.upright else ""}">{drawing.svg}</div>'
    upright = f'<div class="upright">{drawing.upright.replace("hatch", "hatch2")}</div>' if drawing.upright else ""
    return (
        f"<h2>{escape(drawing.title)}</h2><p class=key>{words}</p><figure{' class=small' if small else ''}>{lying}{upright}</figure>"
        f"<details><summary>The same as a table</summary><div class=wide>{as_html(drawing.table)}</div></details>"
    )


def _questions(replayed: Replay) -> str:
    p = replayed.picture
    rows = tuple(
        (
            plain_day(day_of(q.opened)),
            in_words(p, q.ask),
            q.urgency,
            listed(called(p, to) for to in q.to),
            f"{', '.join(entry.id for entry in q.evidence)} ({listed(called(p, agency) for agency in q.held_by)})",
            authority(replayed, q),
            f"{plain_day(day_of(q.closed))} by {q.closed_by or 'time'}" if q.closed else "stands",
        )
        for q in replayed.questions
    )
    head = ("Asked on", "Question", "Urgency", "To", "On what evidence", "By what authority", "Closed")
    table = as_html(Table(f"{len(rows)} questions, in the order in which they opened", head, rows))
    return f"<h2>Every question</h2><div class=wide>{table}</div>"
