"""Cards to HTML: the templates, and the one way into them."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..source import visible
from .screen_card import ScreenCard
from .spec_card import SpecCard
from .unread_card import UnreadCard
from .views import ViewCard

Card = ScreenCard | SpecCard | UnreadCard | ViewCard

_TEMPLATES = {ScreenCard: "screen.html", SpecCard: "spec.html", UnreadCard: "unread.html", ViewCard: "view.html"}


def write(card: Card) -> str:
    """A card as HTML that stands by itself: no script, no style but by class, every text escaped."""
    return _ENVIRONMENT.get_template(_TEMPLATES[type(card)]).render(card=card)


def _seen(value: object) -> object:
    """What cannot be seen is spelled out, in whatever a template puts into the page."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


_ENVIRONMENT = Environment(
    loader=PackageLoader(__package__),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_seen,
    trim_blocks=True,
    lstrip_blocks=True,
)
