"""Facts about people and households. Fields that Python reserves carry a trailing underscore (`from_`)."""

from dataclasses import dataclass

from tenfold.record.fact import Fact, Identified
from tenfold.record.reference import CarerRef, PersonRef
from tenfold.record.words import CareBasis, HistoryAs, HistoryOf, Sex, Stay, Tie, TieBasis
from tenfold.when import Time


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Person(Fact):
    """Somebody, identified or not; said again, it adds to what is known."""

    id: str
    name: str | None = None
    no_contact: str | None = None
    first_language: str | None = None
    needs: str | None = None
    born: Time | None = None
    sex: Sex | None = None
    role: str | None = None
    identifiers: dict[str, str] | None = None
    known_as: tuple[str, ...] = ()
    non_mobile: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SamePerson(Identified):
    """Two ids are one person, or are found not to be."""

    a: PersonRef
    b: PersonRef
    is_: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Relationship(Identified):
    """`of` is the `is_` of `to`: {of: mother, to: ann, is: mother}."""

    of: PersonRef
    to: PersonRef
    is_: Tie
    from_: Time | None = None
    to_date: Time | None = None
    basis: TieBasis | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Residence(Identified):
    """Who lives, stays, visits or no longer lives where."""

    person: PersonRef
    address: str
    as_: Stay
    protected: bool | None = None
    from_: Time | None = None
    to_date: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Presence(Identified):
    """Somebody was seen at, or named in connection with, the household; no more is claimed."""

    person: PersonRef
    context: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Care(Identified):
    """Who cares for a child, on what footing, from when to when."""

    child: PersonRef
    by: tuple[CarerRef, ...]
    basis: CareBasis
    from_: Time | None = None
    to_date: Time | None = None
    unsupervised: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Pregnancy(Identified):
    """A pregnancy; `of` is the unborn child's own person id."""

    person: PersonRef
    due: Time | None = None
    of: PersonRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class History(Identified):
    """Something in a person's past, as perpetrator, victim, witness or unknown."""

    person: PersonRef
    of: HistoryOf
    as_: HistoryAs | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Responsibility(Identified):
    """Parental responsibility."""

    person: PersonRef
    child: PersonRef
    from_: Time | None = None
    to_date: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Consent(Identified):
    """Consent given or refused; `withdrawn` is true or the date."""

    person: PersonRef
    to: str
    given: bool
    from_: Time | None = None
    withdrawn: bool | str | None = None
