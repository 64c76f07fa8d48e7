"""How good the pictures are: six systems of 8 to 60 boxes, and the sample site, in numbers.

    python benchmarks/check_layout.py

- `boxes` and `arrows` are what is drawn, the person and what a stage takes away included; `crossings` is how often
  arrows cross that do not share an end;
- `through` are arrows that run through a box, `on boxes` and `on labels` are labels that touch one, and `left out` are
  labels for which there was no room;
- `title` is how high a box's title is, in pixels, when the picture is fitted to 800 pixels;
- `length` is that of all arrows together, and `CPU s` what the layout took, with the engine loaded.

Titles are to be at least 10 high up to 20 boxes, and the four figures before them nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pictured import CONFIG, SAMPLE, Series, checked_pages, site_pictures, six_systems

from mkdocs_techspec.diagrams.boxes import Box, sheet_of
from mkdocs_techspec.diagrams.engines import Run, engine_named
from mkdocs_techspec.diagrams.graph import Graph, Layout, Point
from mkdocs_techspec.diagrams.metrics import TITLE
from mkdocs_techspec.diagrams.quality import Quality, left_out, measure
from mkdocs_techspec.diagrams.tries import best
from mkdocs_techspec.model import Key

COLUMN, MARGINS = 800, 16


class Row(NamedTuple):
    """One picture's figures."""

    name: str
    boxes: int
    arrows: int
    quality: Quality
    left_out: int
    title: float
    seconds: float


def rows(series: Series, run: Run) -> list[Row]:
    """The figures of all pictures, each laid out after the one that it is to be like."""
    sheets = [sheet_of(view) for view in series.views]
    found: dict[int, tuple[Layout, Row]] = {}
    while len(found) < len(sheets):
        for number, before in enumerate(series.follows):
            if number not in found and (before is None or before in found):
                stood = {} if before is None else _places(sheets[before].boxes, found[before][0])
                found[number] = _row(series.name, sheets[number].graph(stood), run)
    return [found[number][1] for number in range(len(sheets))]


def _places(boxes: Sequence[Box], layout: Layout) -> dict[Key, Point]:
    return {box.node.key: place for box, place in zip(boxes, layout.boxes, strict=True)}


def _row(name: str, graph: Graph, run: Run) -> tuple[Layout, Row]:
    before = time.process_time()
    layout = best(graph, run, CONFIG.limits.layout_seconds).layout
    seconds = time.process_time() - before
    if not isinstance(layout, Layout):
        raise SystemExit(f"{name}: {layout.message}")
    quality = measure(graph, layout)
    quality = quality._replace(width=quality.width + MARGINS, height=quality.height + MARGINS)
    return layout, Row(
        name=name,
        boxes=len(graph.sizes),
        arrows=len(graph.links),
        quality=quality,
        left_out=left_out(graph, layout),
        title=TITLE.size * min(1.0, COLUMN / quality.width),
        seconds=seconds,
    )


def together(name: str, found: Sequence[Row]) -> Row:
    """Sums, but of what must not be too small the least, and of what must not be too large the most."""
    qualities = [row.quality for row in found]
    return Row(
        name=name,
        boxes=sum(row.boxes for row in found),
        arrows=sum(row.arrows for row in found),
        quality=Quality(
            through_boxes=sum(one.through_boxes for one in qualities),
            labels_on_boxes=sum(one.labels_on_boxes for one in qualities),
            labels_on_labels=sum(one.labels_on_labels for one in qualities),
            crossings=sum(one.crossings for one in qualities),
            width=max(one.width for one in qualities),
            height=max(one.height for one in qualities),
            length=sum(one.length for one in qualities),
        ),
        left_out=sum(row.left_out for row in found),
        title=min(row.title for row in found),
        seconds=sum(row.seconds for row in found),
    )


HEADS = ("boxes", "arrows", "crossings", "through", "on boxes", "on labels", "left out", "title", "width", "height")


def table(found: Iterable[Row]) -> str:
    """The figures, a line for each picture."""
    heads = "".join(f"{head:>{len(head) + 2}}" for head in (*HEADS, "length", "CPU s"))
    return "\n".join([f"{'':22}{heads}", *map(_line, found)])


def _line(row: Row) -> str:
    quality = row.quality
    faults = (quality.through_boxes, quality.labels_on_boxes, quality.labels_on_labels, row.left_out)
    cells = (row.boxes, row.arrows, quality.crossings, *faults, f"{row.title:.1f}")
    sizes = (f"{quality.width:.0f}", f"{quality.height:.0f}")
    written = "".join(f"{cell:>{len(head) + 2}}" for head, cell in zip(HEADS, (*cells, *sizes), strict=True))
    return f"{row.name:22}{written}{quality.length:8.0f}{row.seconds:7.2f}"


def main() -> None:
    with engine_named(CONFIG.layout).opened(CONFIG.limits) as run:
        six = [rows(series, run)[-1] for series in six_systems()]
        site = rows(site_pictures(checked_pages(SAMPLE)), run)
    small = [row for row in site if row.boxes <= 20]
    large = [row for row in site if row.boxes > 20]
    lines = [*six, together("all six", six)]
    lines += [together(f"site: {len(few)} {size}", few) for few, size in ((small, "small"), (large, "large"))]
    print(table(lines))


if __name__ == "__main__":
    main()
