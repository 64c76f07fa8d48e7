"""How far boxes that stay move from one stage's picture to the next: laid out freely, and kept where they stood.

    python benchmarks/check_stages.py [folder of Markdown pages]

Without a folder: the sample site, and some systems that grow by chance, always the same. For each stage that changes
another:

- `aside` is how far boxes stand to the side of where they stood, in widths of a box, on average and at most, after the
  shift that most of them share is taken off;
- of all pairs of boxes that stood in one row, `order` is how many still stand in that order from left to right, and
  `rows` how many still stand in one row;
- `cross` is how often arrows cross, and `width` is that of the picture: the price of keeping.
"""

from __future__ import annotations

import datetime
import itertools
import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from growing import grown

from mkdocs_techspec.analysis.stages import changes_between
from mkdocs_techspec.check import Checked, check
from mkdocs_techspec.config import Config
from mkdocs_techspec.contracts.operations import no_file
from mkdocs_techspec.diagrams import View, stage_view
from mkdocs_techspec.diagrams.boxes import Sheet, sheet_of
from mkdocs_techspec.diagrams.generations import lay_out_in_turn
from mkdocs_techspec.diagrams.graph import Layout, Point
from mkdocs_techspec.diagrams.quality import measure
from mkdocs_techspec.source import Source

SAMPLE = Path(__file__).parents[1] / "sample_site" / "docs"
CONFIG = Config(today=datetime.date(2026, 11, 22))
GROWN = 8


class Moved(NamedTuple):
    """What a reader has to find again in one picture."""

    mean: float
    most: float
    pairs: int
    order: int
    rows: int
    crossings: int
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The pictures of a system's stages; `follows` has for each the number of the one before, or None."""

    name: str
    stages: tuple[str, ...]
    views: tuple[View, ...]
    follows: tuple[int | None, ...]


def series_of(pages: Iterable[Source]) -> Iterator[Series]:
    """All systems with stages on these pages."""
    checked = check(pages, CONFIG, lambda _: True, no_file)
    for system, homes in checked.model.stages.items():
        names = tuple(homes)
        before = [homes[name].stages[name].before for name in names]
        yield Series(
            name=system,
            stages=names,
            views=tuple(_view(checked, system, *step) for step in zip(names, before, strict=True)),
            follows=tuple(names.index(name) if name else None for name in before),
        )


def _view(checked: Checked, system: str, stage: str, before: str) -> View:
    after = checked.at(system, stage).model
    earlier = checked.at(system, before).model if before else None
    home = after.systems[system]
    view = stage_view(earlier, after, home, changes_between(earlier.systems[system], home) if earlier else None)
    if view is None:
        raise SystemExit(f"{system}: {stage} shows nothing")
    return view


def movements(series: Series, *, kept: bool) -> list[Moved]:
    """What moves at each stage that follows another."""
    sheets = [sheet_of(view) for view in series.views]
    answers = lay_out_in_turn(sheets, series.follows if kept else (), CONFIG, None).answers
    return [
        _moved(sheets[before], _laid(answers[before]), sheets[here], _laid(answers[here]))
        for here, before in enumerate(series.follows)
        if before is not None
    ]


def _laid(answer: object) -> Layout:
    if not isinstance(answer, Layout):
        raise SystemExit(f"a picture could not be laid out: {answer}")
    return answer


def _moved(before: Sheet, stood: Layout, after: Sheet, stands: Layout) -> Moved:
    now = {box.node.key: place for box, place in zip(after.boxes, stands.boxes, strict=True)}
    stay = [(old, now[box.node.key]) for box, old in zip(before.boxes, stood.boxes, strict=True) if box.node.key in now]
    shift = statistics.median(new.x - old.x for old, new in stay)
    width = statistics.mean(box.size.width for box in before.boxes)
    aside = [abs(new.x - old.x - shift) / width for old, new in stay]
    pairs = list(_pairs(stay))
    quality = measure(after.graph(), stands)
    return Moved(
        mean=statistics.mean(aside),
        most=max(aside),
        pairs=len(pairs),
        order=sum(left.x < right.x for left, right in pairs),
        rows=sum(round(left.y) == round(right.y) for left, right in pairs),
        crossings=quality.crossings,
        width=quality.width,
    )


def _pairs(stay: Sequence[tuple[Point, Point]]) -> Iterator[tuple[Point, Point]]:
    """Where those stand now that stood in one row, two at a time, the left one first."""
    for (one, here), (two, there) in itertools.combinations(sorted(stay), 2):
        if round(one.y) == round(two.y):
            yield here, there


# --- the table ------------------------------------------------------------------------------------------------------


def _sources(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.rglob("*.md")):
        uri = path.relative_to(folder).as_posix()
        yield Source(path=uri, uri=uri, text=path.read_text(encoding="utf-8"))


def _row(name: str, boxes: str, cells: Iterable[str]) -> None:
    print(f"{name:28}{boxes:>7}", *cells, sep="")


def _cells(moved: Moved) -> str:
    order, rows = f"{moved.order}/{moved.pairs}", f"{moved.rows}/{moved.pairs}"
    return f"{moved.mean:7.2f}{moved.most:6.2f}{order:>9}{rows:>9}{moved.crossings:7}{moved.width:7.0f} "


def _together(found: Sequence[Moved]) -> Moved:
    """Means, but of boxes moved the most the most, and of pairs the sums."""
    return Moved(
        mean=statistics.mean(one.mean for one in found),
        most=max(one.most for one in found),
        pairs=sum(one.pairs for one in found),
        order=sum(one.order for one in found),
        rows=sum(one.rows for one in found),
        crossings=round(statistics.mean(one.crossings for one in found)),
        width=statistics.mean(one.width for one in found),
    )


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    drawn = list(series_of(_sources(folder)))
    made_up = [] if len(sys.argv) > 1 else [one for seed in range(GROWN) for one in _grown_series(seed)]
    heads = f"{'aside':>7}{'most':>6}{'order':>9}{'rows':>9}{'cross':>7}{'width':>7} "
    _row("", "", [f"{'laid out freely':^46}", f"{'kept where they stood':^46}"])
    _row("stage", "boxes", [heads, heads])
    for series in drawn:
        ways = [movements(series, kept=kept) for kept in (False, True)]
        later = [number for number, before in enumerate(series.follows) if before is not None]
        for number, *both in zip(later, *ways, strict=True):
            boxes = str(len(series.views[number].nodes))
            _row(f"{series.name}: {series.stages[number]}", boxes, map(_cells, both))
        _row(f"{series.name}: all", "", (_cells(_together(way)) for way in ways))
    if made_up:
        ways = [[one for series in made_up for one in movements(series, kept=kept)] for kept in (False, True)]
        _row(f"{GROWN} that grow by chance", "", (_cells(_together(way)) for way in ways))


def _grown_series(seed: int) -> Iterator[Series]:
    name = f"grown-{seed}.md"
    return series_of([Source(path=name, uri=name, text=grown(seed))])


if __name__ == "__main__":
    main()
