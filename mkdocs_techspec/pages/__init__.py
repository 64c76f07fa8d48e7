"""Checked blocks as cards: view-models in Python, their HTML in `templates/`.

`build_index` gathers what all cards look up; `here` is one page's view of it. A card holds only what its template
writes out: text that is escaped already, names with where they lead. Nothing in a template decides anything.
"""

from .anchors import anchor, system_anchor
from .drawn import draw_pictures, draw_target
from .here import Here
from .index import Contents, Index, build_index
from .pictures import FileOf, Picture
from .places import Href
from .screen_card import ScreenCard, screen_card
from .spec_card import SpecCard, spec_card
from .unread_card import UnreadCard, unread_card
from .views import ViewCard, view_card
from .writing import Card, write

__all__ = [
    "Card",
    "Contents",
    "FileOf",
    "Here",
    "Href",
    "Index",
    "Picture",
    "ScreenCard",
    "SpecCard",
    "UnreadCard",
    "ViewCard",
    "anchor",
    "build_index",
    "draw_pictures",
    "draw_target",
    "screen_card",
    "spec_card",
    "system_anchor",
    "unread_card",
    "view_card",
    "write",
]
