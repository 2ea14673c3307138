"""The forms of administration: an account, roles, a team, leaving, and what another administrator asked for."""

from dataclasses import dataclass

from tenfold import ledger
from tenfold.access import ROLES
from tenfold.desk.forms import Choice, Field
from tenfold.desk.words import plain_moment, sentence, spaced
from tenfold.ledger import accounts


@dataclass(frozen=True, slots=True)
class Step:
    """One of the forms: its heading, the words on its button; whether who sends it proves first that it is them."""

    head: str
    button: str
    is_risky: bool = False


FORMS = {
    "enrol": Step("Ask for an account", "Ask for it"),
    "roles": Step("Ask for other roles", "Ask for them"),
    "confirm": Step("Confirm what another asked for", "Answer", is_risky=True),
    "team": Step("Move somebody to a team", "Move"),
    "leave": Step("Close or open an account", "Save", is_risky=True),
}
WHY = Field(kind="text", name="why", label="Why", needed="Say why")
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


def account_form_fields(session: ledger.Session, step: str) -> tuple[Field, ...]:
    """Return the fields of a form."""
    if step == "enrol":
        return _enrol_fields(session)
    if step == "confirm":
        return _confirm_fields(session)
    who = _who_field(session)
    own = {
        "roles": (roles_field("The roles that they have from then on"),),
        "team": (
            Field(kind="text", name="team", label="Which team", hint="Empty for none; a new name makes a new team"),
            _radios("leads", "Do they lead it?", YES_NO, "A manager who leads a team opens what its members hold"),
        ),
        "leave": (
            _radios(
                "active",
                "The account",
                (Choice("no", "Is closed: they are out at their next request"), Choice("yes", "Is open again")),
                "What they hold stays theirs until their manager hands it over",
            ),
        ),
    }
    return (who, *own[step], WHY)


def roles_field(label: str) -> Field:
    """Return the field that asks for roles; a system’s is given by who runs the site."""
    choices = tuple(Choice(role, sentence(spaced(role))) for role in sorted(ROLES - {"system"}))
    return Field(
        kind="checks", name="roles", label=label, choices=choices, needed="Choose at least one role", small=True
    )


def _enrol_fields(session: ledger.Session) -> tuple[Field, ...]:
    agencies = tuple(Choice(one.id, one.name) for one in accounts.agencies(session))
    return (
        Field(kind="text", name="username", label="Username", width="20", needed="Enter a username"),
        Field(kind="text", name="name", label="Name", needed="Enter a name"),
        Field(kind="text", name="job", label="Job", needed="Enter a job"),
        Field(
            kind="select", name="agency", label="Agency", choices=agencies, needed="Choose an agency", none="Choose one"
        ),
        roles_field("Roles"),
        WHY,
    )


def _confirm_fields(session: ledger.Session) -> tuple[Field, ...]:
    waiting = [one for one in accounts.account_changes(session) if one.waits and not one.mine]
    choices = tuple(Choice(str(one.id), _asked(one)) for one in waiting)
    return (
        Field(
            kind="select",
            name="which",
            label="Which",
            hint="What you asked for yourself is confirmed by somebody else",
            choices=choices,
            needed="Choose what you answer",
            none="Choose one",
        ),
        _radios("answer", "Do you confirm it?", (Choice("yes", "Yes, confirm it"), Choice("no", "No, decline it"))),
    )


def _asked(one: accounts.AccountChange) -> str:
    roles = ", ".join(spaced(role) for role in one.told["roles"])
    return f"{one.who}: {roles} (asked by {one.by}, {plain_moment(one.at)})"


def _who_field(session: ledger.Session) -> Field:
    people = (one for one in accounts.accounts(session) if "system" not in one.roles and one.id != session.viewer.id)
    choices = tuple(Choice(one.id, f"{one.name}, {one.job}, {one.agency_name}") for one in people)
    return Field(kind="select", name="who", label="Who", choices=choices, needed="Choose somebody", none="Choose one")


def _radios(name: str, label: str, choices: tuple[Choice, ...], hint: str = "") -> Field:
    return Field(
        kind="radios", name=name, label=label, choices=choices, hint=hint, needed=f"Answer “{label}”", small=True
    )
