"""Pictures to measure layouts by: six systems of 8 to 60 boxes, and all pictures of the sample site.

Three of the six are on the sample site, at their last stage; the others are the pages in `systems`, after well-known
designs.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from mkdocs_techspec.analysis.stages import changes_between
from mkdocs_techspec.check import Checked, check
from mkdocs_techspec.config import Config
from mkdocs_techspec.contracts.operations import no_file
from mkdocs_techspec.diagrams import Drawing, View, picked_view, stage_view
from mkdocs_techspec.model import Model
from mkdocs_techspec.pages import drawn
from mkdocs_techspec.render import render
from mkdocs_techspec.source import Source

SAMPLE = Path(__file__).parents[1] / "sample_site" / "docs"
OWN = Path(__file__).parent / "systems"
CONFIG = Config(today=datetime.date(2026, 11, 22))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Pictures that are laid out together; `follows` has for each the number of the one it is to be like, or None."""

    name: str
    views: tuple[View, ...]
    follows: tuple[int | None, ...]


def six_systems() -> tuple[Series, ...]:
    """The six by size, each with one picture of all of it last, after those of its earlier stages."""
    sample = checked_pages(SAMPLE)
    found = [system_series(sample, name) for name in ("clinic", "feed", "photos")]
    found += [system_series(checked_pages(path), path.stem) for path in sorted(OWN.glob("*.md"))]
    return tuple(sorted(found, key=lambda series: len(series.views[-1].nodes)))


def system_series(checked: Checked, name: str) -> Series:
    """The stages of a system, or the whole of it where it has none."""
    homes = checked.model.stages.get(name)
    if not homes:
        home = checked.model.systems[name]
        whole = picked_view(checked.model, home, [home.key(one) for one in home.components], home.title)
        return Series(name=name, views=(_seen(whole),), follows=(None,))
    last = checked.model.systems[name]
    views: list[View] = []
    before = None
    for stage in last.way_to(last.last):
        after = checked.at(name, stage).model
        views.append(_stage(before, after, name))
        before = after
    return Series(name=name, views=tuple(views), follows=(None, *range(len(views) - 1)))


def _stage(before: Model | None, after: Model, name: str) -> View:
    home = after.systems[name]
    changes = changes_between(before.systems[name], home) if before else None
    return _seen(stage_view(before, after, home, changes))


def _seen(view: View | None) -> View:
    if view is None:
        raise SystemExit("a system without anything to be seen")
    return view


def site_pictures(checked: Checked) -> Series:
    """All pictures of a site, as a build of it draws them."""
    heard: list[Series] = []

    def hear(views: Sequence[View], *rest: Any) -> Sequence[Drawing]:
        heard.append(Series(name="site", views=tuple(views), follows=tuple(rest[4])))
        return [Drawing(svg="", key="", trouble="not drawn")] * len(views)

    with mock.patch.object(drawn, "draw_views", hear):
        render(checked, lambda *_: "", None)
    (found,) = heard
    return found


def checked_pages(place: Path) -> Checked:
    """A page, or all pages of a folder, without an error."""
    paths = sorted(place.rglob("*.md")) if place.is_dir() else [place]
    root = place if place.is_dir() else place.parent
    pages = [_source(path, root) for path in paths]
    return check(pages, CONFIG, lambda uri: (root / uri).is_file(), no_file)


def _source(path: Path, root: Path) -> Source:
    uri = path.relative_to(root).as_posix()
    return Source(path=uri, uri=uri, text=path.read_text(encoding="utf-8"))
