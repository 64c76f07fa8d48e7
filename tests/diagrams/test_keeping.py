"""Pictures that follow others: boxes that stay keep their rows and their order, and nobody pays for it in faults."""

from __future__ import annotations

import contextlib
import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from staged import shop
from systems import tangle

from mkdocs_techspec.config import Config, Limits
from mkdocs_techspec.diagrams import draw_views, engines, wasm_engine
from mkdocs_techspec.diagrams.boxes import Sheet, sheet_of
from mkdocs_techspec.diagrams.cache import key_of
from mkdocs_techspec.diagrams.engines import Run
from mkdocs_techspec.diagrams.generations import lay_out_in_turn
from mkdocs_techspec.diagrams.graph import Graph, Layout, Link, Point, Size, Trouble
from mkdocs_techspec.diagrams.keeping import kept_plans
from mkdocs_techspec.diagrams.layout import lay_out
from mkdocs_techspec.diagrams.quality import box_rects, measure, movement
from mkdocs_techspec.diagrams.trouble import crashed
from mkdocs_techspec.model import Key

FOLLOWS = (None, 0, 1)


def laid(sheets: Sequence[Sheet], follows: Sequence[int | None], folder: Path | None = None) -> list[Layout]:
    answers = lay_out_in_turn(sheets, follows, Config(), folder).answers
    layouts = [answer for answer in answers if isinstance(answer, Layout)]
    assert len(layouts) == len(sheets)
    return layouts


@pytest.fixture(scope="module")
def sheets() -> list[Sheet]:
    return [sheet_of(view) for view in shop()]


@pytest.fixture(scope="module")
def free(sheets: list[Sheet]) -> list[Layout]:
    return laid(sheets, ())


@pytest.fixture(scope="module")
def kept(sheets: list[Sheet]) -> list[Layout]:
    return laid(sheets, FOLLOWS)


def places(sheet: Sheet, layout: Layout) -> dict[Key, Point]:
    return {box.node.key: place for box, place in zip(sheet.boxes, layout.boxes, strict=True)}


def pairs(sheets: Sequence[Sheet], layouts: Sequence[Layout], here: int) -> Iterator[tuple[Point, Point]]:
    """Where those stand now that stood in one row in the picture before, two at a time, the left one first."""
    before, now = (places(sheets[number], layouts[number]) for number in (here - 1, here))
    stay = sorted((before[key], now[key]) for key in before.keys() & now.keys())
    for (one, first), (two, second) in itertools.combinations(stay, 2):
        if one.y == two.y:
            yield first, second


# --- what is kept ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("here", [1, 2])
def test_what_stays_keeps_its_row_and_its_order_in_the_row(sheets: list[Sheet], kept: list[Layout], here: int) -> None:
    found = list(pairs(sheets, kept, here))
    assert len(found) >= 3
    assert all(left.y == right.y and left.x < right.x for left, right in found)


def test_laid_out_freely_it_would_not(sheets: list[Sheet], free: list[Layout]) -> None:
    found = [pair for here in (1, 2) for pair in pairs(sheets, free, here)]
    assert not all(left.y == right.y and left.x < right.x for left, right in found)


def test_what_stays_moves_less(sheets: list[Sheet], free: list[Layout], kept: list[Layout]) -> None:
    def moved(layouts: list[Layout], here: int) -> float:
        stood = places(sheets[here - 1], layouts[here - 1])
        return movement(sheets[here].graph(stood), layouts[here])

    assert moved(kept, 1) <= moved(free, 1)
    assert moved(kept, 2) < moved(free, 2) / 2


def test_rows_keep_their_order_from_the_top(sheets: list[Sheet], kept: list[Layout]) -> None:
    for here in (1, 2):
        before, now = (places(sheets[number], kept[number]) for number in (here - 1, here))
        stay = [(before[key].y, now[key].y) for key in before.keys() & now.keys()]
        assert all(one[1] < two[1] for one in stay for two in stay if one[0] < two[0])


def test_what_is_kept_is_as_sound_as_what_is_free(sheets: list[Sheet], kept: list[Layout]) -> None:
    for sheet, layout in zip(sheets, kept, strict=True):
        graph = sheet.graph()
        assert measure(graph, layout).faults == 0
        rects = box_rects(graph, layout)
        assert not any(one.overlaps(two) for one, two in itertools.combinations(rects, 2))


def test_the_first_picture_does_not_hang_on_those_that_follow(free: list[Layout], kept: list[Layout]) -> None:
    assert free[0] == kept[0]


def test_it_does_not_matter_in_which_order_pictures_stand(sheets: list[Sheet], kept: list[Layout]) -> None:
    turned = laid(sheets[::-1], (1, 2, None))
    assert turned[::-1] == kept


# --- what is not kept -----------------------------------------------------------------------------------------------


def test_what_follows_in_a_circle_or_nothing_there_is_laid_out_freely(sheets: list[Sheet], free: list[Layout]) -> None:
    assert laid(sheets, (2, 0, 1)) == free
    assert laid(sheets, (None, 1, 7)) == free
    assert laid(sheets, (None, None)) == free


def test_what_follows_a_picture_with_nothing_in_common_is_laid_out_freely(sheets: list[Sheet]) -> None:
    other = sheet_of(tangle(8, 9))
    arrows = tuple(arrow for arrow in other.view.arrows if arrow.source.name)
    stranger = sheet_of(replace(other.view, nodes=other.view.nodes[1:], arrows=arrows))
    assert laid([sheets[0], stranger], (None, 0))[1] == laid([stranger], ())[0]


def test_what_follows_a_picture_that_could_not_be_laid_out_is_laid_out_freely() -> None:
    config = Config(limits=Limits(boxes=20))
    many, few = tangle(25, 30), tangle(8, 9)
    failed, drawn = draw_views([many, few], lambda *_: None, ["a", "b"], config, None, [None, 0])
    assert failed.trouble
    assert drawn == draw_views([few], lambda *_: None, ["b"], config, None)[0]


def test_nothing_is_kept_of_a_picture_too_large_to_be_tried_often() -> None:
    sheet = sheet_of(tangle(110, 120))
    (layout,) = laid([sheet], ())
    assert not kept_plans(sheet.graph(places(sheet, layout)))
    assert laid([sheet, sheet], (None, 0)) == [layout, layout]


Answer = Callable[[str, Run, float], str | Trouble]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], None]:
    """Puts another answer in place of the engine's where it is asked to keep an order."""

    def replaced(other: Answer) -> None:
        @contextlib.contextmanager
        def opened(limits: Limits) -> Iterator[Run]:
            with wasm_engine.opened(limits) as run:
                yield (lambda dot, deadline: other(dot, run, deadline) if "style=invis" in dot else run(dot, deadline))

        monkeypatch.setitem(engines._ENGINES, "wasm", engines.Engine(version=wasm_engine.version, opened=opened))

    return replaced


def test_a_kept_layout_with_a_fault_is_not_taken_however_far_boxes_move(engine: Callable[[Answer], None]) -> None:
    """Boxes stood in a row the other way round; the faulty layout puts one of them onto the line to another."""

    def faulty(dot: str, run: Run, deadline: float) -> str:
        answer = json.loads(str(run(dot, deadline)))
        (line,) = (edge for edge in answer["edges"] if edge.get("id") == "e0")
        (box,) = (box for box in answer["objects"] if box["name"] == "n8")
        box["pos"] = line["pos"].split()[3]
        return json.dumps(answer)

    size = Size(60, 40)
    links = tuple(Link(0, number, Size(0, 0), main=True) for number in range(1, 9))
    free = Graph(sizes=(size,) * 9, tiers=(4,) * 9, links=links)
    (layout,) = lay_out([free], Config(), None).answers
    assert isinstance(layout, Layout)
    graph = replace(free, stood=tuple(Point(-4 * place.x, place.y) for place in layout.boxes))
    (kept,) = lay_out([graph], Config(), None).answers
    assert kept != layout
    engine(faulty)
    assert lay_out([graph], Config(), None).answers == (layout,)


def test_where_keeping_fails_the_picture_is_drawn_freely_and_not_kept_for_later(
    sheets: list[Sheet], engine: Callable[[Answer], None], free: list[Layout], tmp_path: Path
) -> None:
    engine(lambda *_: crashed("no luck"))
    assert laid(sheets[:2], (None, 0), tmp_path) == free[:2]
    assert len(list(tmp_path.iterdir())) == 1


# --- the cache ------------------------------------------------------------------------------------------------------


def test_what_follows_comes_out_the_same_from_the_cache_without_an_engine(
    sheets: list[Sheet], kept: list[Layout], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert laid(sheets, FOLLOWS, tmp_path) == kept
    entries = sorted(path.name for path in tmp_path.iterdir())
    assert len(entries) == 3

    def opened(_: Limits) -> contextlib.AbstractContextManager[Run]:
        raise AssertionError("the engine was loaded")

    monkeypatch.setitem(engines._ENGINES, "wasm", engines.Engine(version=wasm_engine.version, opened=opened))
    assert laid(sheets, FOLLOWS, tmp_path) == kept
    assert sorted(path.name for path in tmp_path.iterdir()) == entries


def test_the_key_holds_where_boxes_stood(sheets: list[Sheet], kept: list[Layout]) -> None:
    stood = places(sheets[0], kept[0])
    graph = sheets[1].graph()
    assert graph.stood == sheets[1].graph({Key("other", "part"): Point(0, 0)}).stood == ()
    moved = {key: place._replace(x=place.x + 1) for key, place in stood.items()}
    keys = [key_of(one, "engine") for one in (graph, sheets[1].graph(stood), sheets[1].graph(moved))]
    assert len(set(keys)) == 3


def test_a_cold_and_a_warm_cache_give_the_same_pictures(tmp_path: Path) -> None:
    def drawn(folder: Path | None) -> object:
        return draw_views(shop(), lambda _, key: key.name, ["a", "b", "c"], Config(), folder, FOLLOWS)

    assert drawn(None) == drawn(tmp_path) == drawn(tmp_path)
