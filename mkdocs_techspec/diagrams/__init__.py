"""Pictures of systems: which slice a picture shows, where Graphviz puts its boxes, and the SVG that we draw from that.

One way through: `slices` and `stage_views` (a model's slice, as one of `views`), of which `overview` makes one with
fewer boxes where there are many → `boxes` (text set, sizes known) → `generations` and `layout` (numbers out, positions
back, kept in `cache`) → `draw` and `key` (SVG and HTML). Only numbers reach Graphviz, and only `draw`, `key` and what
these are made of write markup, all of it through `svg`. So does `wireframe`, which draws a screen from its needs, and
needs no layout.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..config import Config
from ..model import Key
from .boxes import Sheet, sheet_of
from .draw import svg_of
from .generations import lay_out_in_turn
from .graph import Layout, Trouble
from .hiding import without
from .key import key_of
from .overview import bundle_view, overview_of
from .slices import picked_view, system_view, trace_view
from .stage_views import stage_view
from .views import MOST_BOXES, View, is_bundle

__all__ = [
    "MOST_BOXES",
    "Drawing",
    "View",
    "bundle_view",
    "draw_views",
    "is_bundle",
    "overview_of",
    "picked_view",
    "stage_view",
    "system_view",
    "trace_view",
    "without",
]

Href = Callable[[int, Key], str | None]

_TOLD_PARTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture as markup: the `svg` in its scroll box, and the `key` to it.

    Where it could not be laid out, `svg` and `key` are empty, `trouble` says in one line what is wrong and `help` what
    to do. A picture may come with a trouble, too: then it is right, but could not be kept for the next build.
    """

    svg: str
    key: str
    trouble: str = ""
    help: str = ""


def draw_views(
    views: Sequence[View],
    href: Href,
    prefixes: Sequence[str],
    config: Config,
    cache: Path | None,
    follows: Sequence[int | None] = (),
) -> tuple[Drawing, ...]:
    """Draw all pictures of a site, laid out in as few batches as can be.

    `href(i, key)` is where a box of view `i` links to, or None; `prefixes[i]` makes the ids of that picture unique on
    its page. `cache` is a folder for layouts, or None; with all layouts in it, Graphviz is not even loaded.
    `follows[i]` is the number of the view whose places view `i` keeps as far as it can, or None. Nothing that Graphviz
    or the folder does raises.
    """
    sheets = [sheet_of(view) for view in views]
    laid = lay_out_in_turn(sheets, follows, config, cache)
    drawings = [
        _drawing(sheet, answer, partial(href, place), prefix)
        for place, (sheet, answer, prefix) in enumerate(zip(sheets, laid.answers, prefixes, strict=True))
    ]
    return tuple(_warned(drawings, cache) if laid.unwritable else drawings)


def _drawing(sheet: Sheet, answer: Layout | Trouble, href: Callable[[Key], str | None], prefix: str) -> Drawing:
    if isinstance(answer, Trouble):
        return Drawing(svg="", key="", trouble=answer.message, help=answer.help)
    return Drawing(svg=svg_of(sheet, answer, href, prefix), key=key_of(sheet))


def _warned(drawings: list[Drawing], cache: Path | None) -> list[Drawing]:
    """The drawings, the first sound one with a word that layouts cannot be kept: once is enough."""
    for place, drawing in enumerate(drawings):
        if not drawing.trouble:
            # Only the last parts: reports are shared, and where a machine keeps its files is nobody's business.
            folder = "/".join(cache.relative_to(cache.anchor).parts[-_TOLD_PARTS:]) if cache else ""
            warned = Drawing(
                svg=drawing.svg,
                key=drawing.key,
                trouble=f"layouts cannot be kept in '{folder}': the next build lays every picture out again",
                help="make the folder writable, and see that the disk is not full",
            )
            return [*drawings[:place], warned, *drawings[place + 1 :]]
    return drawings
