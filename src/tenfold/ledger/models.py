"""The one table that Django keeps for us: who works here. The record itself is in `migrations/` and `walls/`."""

from typing import ClassVar, cast

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tenfold.access import Role, Viewer
from tenfold.record.words import AgencyKind


class Staff(AbstractBaseUser):
    """A professional with an account: the agency that employs them, their job, and their roles there.

    The application may read it and set a password; who somebody is, only the owner of the database can say.
    """

    username: "models.CharField[str, str]" = models.CharField(max_length=60, unique=True)
    name: "models.CharField[str, str]" = models.CharField(max_length=120)
    email: "models.EmailField[str, str]" = models.EmailField(blank=True)
    agency: "models.CharField[str, str]" = models.CharField(max_length=60)
    job: "models.CharField[str, str]" = models.CharField(max_length=120)
    roles: "ArrayField[list[str], list[str]]" = ArrayField(models.TextField(), default=list)
    is_active: "models.BooleanField[bool, bool]" = models.BooleanField(default=True)

    objects: ClassVar[BaseUserManager["Staff"]] = BaseUserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "agency", "job"]

    class Meta:
        """What the table is called."""

        db_table = "ledger_staff"

    def __str__(self) -> str:
        return f"{self.name}, {self.job}"

    def viewer(self, kind: str) -> Viewer:
        """Return them as access knows them, told of which kind their agency is."""
        roles = frozenset(cast("list[Role]", self.roles))
        return Viewer(
            id=str(self.pk),
            name=self.name,
            agency=self.agency,
            kind=cast("AgencyKind", kind),
            roles=roles,
            job=self.job,
        )
