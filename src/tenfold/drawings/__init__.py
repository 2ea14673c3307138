"""Pictures as SVG text, each with a table behind it, and one self-contained page of them."""

from tenfold.drawings.bands import bands
from tenfold.drawings.body import body_map
from tenfold.drawings.choosing import body_choice
from tenfold.drawings.drawing import Drawing, Sign, Table, as_html, figure
from tenfold.drawings.network import network
from tenfold.drawings.page import report
from tenfold.drawings.timeline import timeline

__all__ = [
    "Drawing",
    "Sign",
    "Table",
    "as_html",
    "bands",
    "body_choice",
    "body_map",
    "figure",
    "network",
    "report",
    "timeline",
]
