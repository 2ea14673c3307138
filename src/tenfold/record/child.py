"""Facts about a child: injuries, what is said of them, who judged and who checked, the child's own words."""

from dataclasses import dataclass

from tenfold.record.fact import Identified
from tenfold.record.reference import (
    AccountRef,
    AgencyRef,
    AllegerRef,
    CheckedRef,
    FactRef,
    PersonRef,
    SpeakerRef,
)
from tenfold.record.words import (
    Against,
    CheckResult,
    Claim,
    EnrolmentStatus,
    InjuryType,
    Level,
    Observed,
    RegistrationStatus,
    View,
)
from tenfold.when import Time


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Injury(Identified):
    """An injury seen on (or told of) a person; `one_of` where it is not known whose it is."""

    type: InjuryType
    child: PersonRef | None = None
    one_of: tuple[PersonRef, ...] = ()
    sites: tuple[str, ...] = ()
    happened: Time | None = None
    noticed: Time | None = None
    count: int | None = None
    size_mm: float | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Account(Identified):
    """What somebody says of an injury, an allegation or a subject; `names` are those blamed or vouched for."""

    by: SpeakerRef
    about: tuple[AccountRef, ...]
    says: str | None = None
    claim: Claim | None = None
    names: tuple[PersonRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Opinion(Identified):
    """A professional's judgement; whose, is the entry's author."""

    about: tuple[FactRef, ...]
    view: View
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Check(Identified):
    """Something said was held against an independent source."""

    about: tuple[CheckedRef, ...]
    against: Against
    result: CheckResult
    basis: str | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Voice(Identified):
    """The child's own words or shown wishes."""

    child: PersonRef
    says: str
    to: str | None = None
    interpreter: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measured quantity, in the unit it was written in."""

    what: str
    value: float
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Observation(Identified):
    """What a professional observed of a child, as concern, neutral or positive."""

    child: PersonRef
    of: Observed
    level: Level
    measure: Measure | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Allegation(Identified):
    """Somebody says that a child was harmed."""

    by: AllegerRef
    child: PersonRef
    says: str | None = None
    against: PersonRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Enrolment(Identified):
    """A child's place in education; `at` is an agency or words."""

    child: PersonRef
    at: str
    status: EnrolmentStatus
    from_: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Registration(Identified):
    """A child's registration with a GP or the like."""

    child: PersonRef
    at: AgencyRef
    status: RegistrationStatus
