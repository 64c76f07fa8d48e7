"""A drawing in a card."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..diagrams import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing, or in words what kept it from being drawn."""

    svg: Markup
    key: Markup
    trouble: str


def picture_of(drawing: Drawing) -> Picture:
    """A drawing as a template writes it."""
    return Picture(svg=Markup(drawing.svg), key=Markup(drawing.key), trouble=drawing.trouble)  # noqa: S704 - drawing escapes what authors wrote
