"""How good the pictures of whole systems are: six of 8 to 60 boxes, and all of the sample site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from pictured import CONFIG, SAMPLE, Series, checked_pages, site_pictures, six_systems

from mkdocs_techspec.diagrams import View
from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.draw import svg_of
from mkdocs_techspec.diagrams.generations import lay_out_in_turn
from mkdocs_techspec.diagrams.graph import Layout
from mkdocs_techspec.diagrams.quality import Quality, left_out, measure

COLUMN, TITLE, LEGIBLE = 800, 14, 10
SMALL = 20


class Drawn(NamedTuple):
    """A picture, laid out and measured; `width` is that of its SVG."""

    view: View
    boxes: int
    quality: Quality
    left_out: int
    width: float

    @property
    def title(self) -> float:
        """How high a title is where the picture is fitted to the column."""
        return TITLE * min(1.0, COLUMN / self.width)

    def __str__(self) -> str:
        return f"{self.view.title} ({self.boxes} boxes)"


@pytest.fixture(scope="module")
def six() -> list[Drawn]:
    return [list(_drawn(series))[-1] for series in six_systems()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> list[Drawn]:
    return list(_drawn(site_pictures(checked_pages(SAMPLE)), tmp_path_factory.mktemp("layouts")))


@pytest.fixture(scope="module")
def pictures(six: list[Drawn], site: list[Drawn]) -> list[Drawn]:
    return [*six, *site]


def _drawn(series: Series, cache: Path | None = None) -> Iterator[Drawn]:
    sheets = [sheet_of(view) for view in series.views]
    answers = lay_out_in_turn(sheets, series.follows, CONFIG, cache).answers
    for sheet, layout in zip(sheets, answers, strict=True):
        assert isinstance(layout, Layout)
        svg = svg_of(sheet, layout, lambda _: None, "p")
        width = float(svg.partition(' width="')[2].partition('"')[0])
        graph = sheet.graph()
        yield Drawn(sheet.view, len(graph.sizes), measure(graph, layout), left_out(graph, layout), width)


def test_they_are_what_they_are_said_to_be(six: list[Drawn], site: list[Drawn]) -> None:
    sizes = [one.boxes for one in six]
    assert len(sizes) == 6
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (8, 60)
    assert len(site) >= 35


def test_no_arrow_runs_through_a_box(pictures: list[Drawn]) -> None:
    assert not [str(one) for one in pictures if one.quality.through_boxes]


def test_no_label_lies_on_a_box_or_on_another_label(pictures: list[Drawn]) -> None:
    assert not [str(one) for one in pictures if one.quality.labels_on_boxes or one.quality.labels_on_labels]


def test_no_label_is_left_out(pictures: list[Drawn]) -> None:
    assert not [str(one) for one in pictures if one.left_out]


def test_titles_are_ten_high_in_a_column_of_800_up_to_20_boxes(pictures: list[Drawn]) -> None:
    small = [one for one in pictures if one.boxes <= SMALL]
    assert len(small) >= 30
    assert not [f"{one}: {one.title:.1f}" for one in small if one.title < LEGIBLE]


def test_titles_of_large_pictures_are_not_much_lower(six: list[Drawn]) -> None:
    assert not [f"{one}: {one.title:.1f}" for one in six if one.title < 0.85 * LEGIBLE]
