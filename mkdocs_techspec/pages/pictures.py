"""A drawing in a card."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..diagrams import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing, or in words what kept it from being drawn, and `help` against that.

    `name` tells the pictures of a page apart, in a way that a reader's links may hold: that of the system and of its
    stage, and a number where there are several. `asked` is what the script needs to answer questions, as JSON; it is
    empty where another picture of the page has it, and its name is `asks`.
    """

    svg: Markup
    key: Markup
    trouble: str
    help: str
    name: str
    asked: str = ""
    asks: str = ""


def picture_of(drawing: Drawing, name: str, asked: str = "", asks: str = "") -> Picture:
    """A drawing as a template writes it."""
    return Picture(
        svg=Markup(drawing.svg),  # noqa: S704 - drawing escapes what authors wrote
        key=Markup(drawing.key),  # noqa: S704 - as above
        trouble=drawing.trouble,
        help=drawing.help,
        name=name,
        asked=asked,
        asks=asks,
    )
