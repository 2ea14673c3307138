"""What people may ask of those who hold their record: what it says of them, and who looked.

Somebody asks (`ask`); a reader passes or withholds each passage (`to_read`, `decide`); a second person confirms exactly
what would leave (`confirm`); only then it leaves, under a serial (`release`), and can be made again (`made_again`).
"""

from tenfold.ledger.rights.asking import Kind, Request, ask, family_numbered, last_asked
from tenfold.ledger.rights.listing import Exported, exports, withhold_opening
from tenfold.ledger.rights.reading import Draft, decide, to_read
from tenfold.ledger.rights.releasing import NotReleased, Released, confirm, made_again, release

__all__ = [
    "Draft",
    "Exported",
    "Kind",
    "NotReleased",
    "Released",
    "Request",
    "ask",
    "confirm",
    "decide",
    "exports",
    "family_numbered",
    "last_asked",
    "made_again",
    "release",
    "to_read",
    "withhold_opening",
]
