"""Finished words become files: a page that needs nothing from elsewhere, or one for programs. It computes nothing."""

from tenfold.documents.access_list import access_list
from tenfold.documents.bundle import bundle
from tenfold.documents.marking import Mark
from tenfold.documents.tonight import Tonight, tonight

__all__ = ["Mark", "Tonight", "access_list", "bundle", "tonight"]
