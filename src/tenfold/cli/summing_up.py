"""The closing summary of a replay: by theme, by act, each agency alone against all together, and what came too late."""

from collections import Counter

from tenfold.cli.writing import write
from tenfold.questions.wording import called, in_words, listed, plain_day
from tenfold.replay import SHOWN, Question, Replay, learnt_later
from tenfold.when import day_of


def print_summary(replayed: Replay, shown: list[Question]) -> None:
    """Print what was asked by theme, what would answer most, and with `--alone` who could have asked what."""
    print_themes(shown)
    print_acts(replayed, shown)
    if replayed.asked_alone:
        print_alone(replayed, shown)
        print_later(replayed)
    write("", "Silence never means safety: the record asks only about what it was told.")


def print_themes(shown: list[Question]) -> None:
    """Print how many questions of each theme were asked, and how many stand."""
    asked, standing = Counter(q.theme for q in shown), Counter(q.theme for q in shown if q.closed is None)
    write("", f"{'By theme':<14}{'asked':>6}{'standing':>10}")
    for theme, count in asked.items():
        write(f"  {theme:<12}{count:>6}{standing[theme]:>10}")
    write(f"  {'all':<12}{asked.total():>6}{standing.total():>10}")


def print_acts(replayed: Replay, shown: list[Question]) -> None:
    """Print the few acts that would answer most of what stands."""
    wanted = {question.id for question in shown}
    acts = [(act.words, sum(q.id in wanted for q in act.answers)) for act in replayed.acts]
    acts = [(words, count) for words, count in acts if count]
    if not acts:
        return
    total = sum(count for _, count in acts)
    write("", f"What would answer most of what stands and can be acted on ({total})")
    write(*(f"  {count:>3}  {words}" for words, count in acts[:SHOWN]))
    if acts[SHOWN:]:
        rest = len(acts) - SHOWN
        write(f"  {sum(count for _, count in acts[SHOWN:]):>3}  by {rest} other act{'s' if rest > 1 else ''}")


def print_alone(replayed: Replay, shown: list[Question]) -> None:
    """Print which agencies could have asked from their own entries, and what only the joined record could."""
    together = [question for question in shown if not question.alone]
    write("", f"Alone against together: {len(together)} of {len(shown)} questions only the joined record could ask")
    counts = {one.name: sum(one.id in q.alone for q in shown) for one in replayed.case.agencies}
    write(*(f"  {count:>3}  {name}, from its own entries" for name, count in counts.items() if count))
    none = listed(name for name, count in counts.items() if not count)
    if none:
        write(f"    0  {none}")
    for question in together:
        write(f"  {plain_day(day_of(question.opened))}: {in_words(replayed.picture, question.first_ask)}")


def print_later(replayed: Replay) -> None:
    """Print what came to the record only after the end, or long after it was so."""
    from tenfold.drawings.page_knowing import lines_of

    found = learnt_later(replayed.picture)
    ends = {one.after.id: one.after for one in found if one.after is not None}
    write("", "What no record could have known in its day")
    for end in ends.values():
        whose = listed(called(replayed.picture, one) for one in end.about)
        write(f"  Learnt only after the {end.event.replace('_', ' ')} of {whose}:")
        write(*(f"    {line}" for line in lines_of(replayed.picture, [one for one in found if one.after])))
    late = [one for one in found if not one.after]
    if late:
        write("  Learnt more than 28 days after it was so:")
        write(*(f"    {line}" for line in lines_of(replayed.picture, late)))
    if not found:
        write("  Nothing came after the end, or more than 28 days late.")
