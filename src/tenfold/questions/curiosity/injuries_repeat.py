"""A child is hurt again and again, and nobody has put all of it side by side."""

from tenfold.picture import Occasion, Picture, holders, mishap_seen, on_plan, repeated, side_by_side
from tenfold.questions.acts import Act
from tenfold.questions.addressees import each_once, lead
from tenfold.questions.rule import Asked, Of, evidence, rule
from tenfold.questions.subjects import each_child
from tenfold.questions.wording import Sentence, plain_time, say


@rule(
    "injuries-repeat",
    subjects=each_child,
    authority=("curiosity", "history"),
    findings="openness",
    stands="Two or more separate occasions of injury in 12 months, recorded by any agencies (three for a child of 5 or "
    "over, unless on plan, or one was judged suspicious or led to admission). Bruises of shin, knee or forehead that "
    "somebody only noted on a child who walks, and what somebody independent saw happen, are no repetition by "
    "themselves.",
    closes="A strategy discussion, conference or medical opinion after the latest of them that considered all.",
)
def injuries_repeat(p: Picture, subject: Of[str]) -> Asked | None:
    """Ask who has looked at all occasions together."""
    child = subject.thing
    together = repeated(p, child)
    if not together or side_by_side(p, child, together) is not None:
        return None
    held = holders(p, together)
    nobody = all(len(occasions) < len(together) for occasions in held.values())
    return Asked(
        "immediate" if scattered(p, together) or on_plan(p, child) else "soon",
        words(child, held, nobody=nobody),
        evidence([injury for occasion in together for injury in occasion.injuries]),
        each_once(lead(p), tuple(held)),
        (Act("strategy_discussion"), Act("paediatric_opinion", child)),
    )


def scattered(p: Picture, together: tuple[Occasion, ...]) -> bool:
    """Whether several agencies each hold only a part of what nobody independent saw happen."""
    unseen = [one for one in together if not mishap_seen(p, one)]
    held = holders(p, unseen)
    enough = len(held) >= p.limit("injuries-repeat.agencies", together[-1].seen).number
    return enough and all(len(occasions) < len(unseen) for occasions in held.values())


def words(child: str, held: dict[str, tuple[Occasion, ...]], *, nobody: bool) -> Sentence:
    """Return the question: who has recorded injuries of which days, and that nobody has all of them."""
    gaps: dict[str, str | list[str]] = {"child": child}
    parts = []
    for n, (agency, occasions) in enumerate(held.items()):
        parts.append(f"{{agency{n}}} of {{days{n}}}")
        gaps[f"agency{n}"] = agency
        gaps[f"days{n}"] = [plain_time(one.first.occurred) for one in occasions]
    end = "; nobody has all of them." if nobody else "."
    return say(f"Who has looked at all injuries of {{child}} together? On record: {'; '.join(parts)}{end}", **gaps)
