"""A PostgreSQL server of the site's own in a data folder, for those who bring none: no TCP, no way in as superuser."""

from tenfold.ledger.server.programs import AtWork as AtWork
from tenfold.ledger.server.programs import NoServer as NoServer
from tenfold.ledger.server.running import Server as Server
