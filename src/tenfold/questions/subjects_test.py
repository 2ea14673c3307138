from parts import ANN, CSC, SAM, entry, told
from tenfold.picture.picture import BATCH
from tenfold.questions.response.action_overdue import each_action
from tenfold.record import Action

MANY = 2 * BATCH + 3


def test_many_things_of_a_kind_are_all_asked_about_each_with_its_own_children():
    def promised(n):
        task = Action(id=f"do-{n}", child=ANN if n % 5 else SAM, owner=CSC, what="Look in")
        return entry("2024-03-04", CSC, "record_note", task, id=f"promised-{n}")

    p = told(*(promised(n) for n in range(MANY))).picture("2024-03-04")
    asked = each_action(p)
    assert [one.id for one in asked] == [f"do-{n}" for n in range(MANY)]
    assert [one.children for one in asked] == [(ANN,) if n % 5 else (SAM,) for n in range(MANY)]
