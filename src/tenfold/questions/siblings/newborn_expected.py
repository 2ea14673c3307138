"""A baby is expected or born where a child is or was on plan, and no assessment has been opened."""

from tenfold.picture import Baby, Picture, babies, baby_assessed, plans_near
from tenfold.questions.acts import Act
from tenfold.questions.addressees import lead
from tenfold.questions.rule import Asked, evidence, rule
from tenfold.questions.wording import say


@rule(
    "newborn-expected",
    subjects=babies,
    authority=("unborn", "siblings"),
    findings="siblings",
    stands="A pregnancy, or a birth, in a household where a child is or was on plan in the last five years, and no "
    "assessment of the baby has been opened.",
    closes="An assessment is opened: pre-birth, or of the baby or who expects it. An enquiry or plan that names "
    "the baby counts. It ends where the baby is lost before anybody met it.",
)
def newborn_expected(p: Picture, baby: Baby) -> Asked | None:
    """Ask who is assessing what the baby will be born into."""
    plans = () if baby.lost else plans_near(p, baby)
    if not plans or baby_assessed(p, baby):
        return None
    whose = (baby.id, *baby.children)
    baby_of = "the baby of {who}" if baby.child is None else "{who}, the baby"
    return Asked(
        "soon",
        say(
            f"Who is assessing the home of {baby_of}? That family had a plan or an enquiry for {{others}}.",
            who=baby.child or baby.id,
            others=(spell.child for spell in plans),
        ),
        evidence(baby.told, (spell.start for spell in plans)),
        lead(p),
        (Act("assessment"),),
        about=(*whose, *(spell.child for spell in plans)),
    )
