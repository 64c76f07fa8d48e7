"""The tries on one picture: one deadline for all, and a try that fails costs none of the others."""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from systems import feed, wide
from test_layout import clique, draw, failed

from mkdocs_techspec.config import Limits
from mkdocs_techspec.diagrams import engines, plan, wasm_engine
from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.engines import Run
from mkdocs_techspec.diagrams.graph import Trouble
from mkdocs_techspec.diagrams.plan import dot_text, plans
from mkdocs_techspec.diagrams.trouble import crashed, too_slow

# What an engine does when it is asked for the nth time: something else than to answer, or None to answer.
Other = Callable[[int, str], str | Trouble | None]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Callable[[Other], list[float]]:
    """Puts something in place of some of the engine's answers; gives the deadlines that it is then asked with."""

    def replaced(other: Other) -> list[float]:
        deadlines: list[float] = []
        count = itertools.count()

        @contextlib.contextmanager
        def opened(limits: Limits) -> Iterator[Run]:
            with wasm_engine.opened(limits) as run:

                def instead(dot: str, deadline: float) -> str | Trouble:
                    deadlines.append(deadline)
                    return other(next(count), dot) or run(dot, deadline)

                yield instead

        monkeypatch.setitem(engines._ENGINES, "wasm", engines.Engine(version=wasm_engine.version, opened=opened))
        return deadlines

    return replaced


Replace = Callable[[Other], list[float]]


def test_all_tries_share_one_deadline(engine: Replace) -> None:
    deadlines = engine(lambda *_: None)
    before = time.monotonic()
    assert draw(wide(), limits=Limits(layout_seconds=60)).svg
    assert len(deadlines) > 2
    (deadline,) = set(deadlines)
    assert before + 60 <= deadline <= time.monotonic() + 60


def test_a_layout_is_stopped_at_the_deadline_of_its_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "_FULL_LINKS", 10_000)
    graph = sheet_of(clique(40)).graph()
    start = time.monotonic()
    with wasm_engine.opened(Limits(layout_seconds=50)) as run:
        for deadline in (time.monotonic() + 0.5, start - 1):
            answer = run(dot_text(graph, plans(graph)[0]), deadline)
            assert isinstance(answer, Trouble)
            assert "stopped after 50 s" in answer.message
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("trouble", [too_slow(20), crashed("out of memory")])
def test_a_later_try_that_fails_costs_no_picture_and_nothing_is_kept(
    trouble: Trouble, engine: Replace, tmp_path: Path
) -> None:
    engine(lambda asked, _: trouble if asked else None)
    drawing = draw(wide(), tmp_path)
    assert drawing.svg
    assert not drawing.trouble
    assert not list(tmp_path.iterdir())


def test_a_first_try_that_fails_leaves_it_to_the_others(engine: Replace, tmp_path: Path) -> None:
    engine(lambda asked, _: None if asked else crashed("no luck"))
    assert draw(feed(), tmp_path).svg
    assert not list(tmp_path.iterdir())


def test_when_all_fail_the_first_trouble_is_told(engine: Replace) -> None:
    engine(lambda asked, _: crashed(f"reason {asked}"))
    failed(draw(wide()), "reason 0")


def test_a_lost_link_is_drawn_straight_where_the_other_ranking_fails(engine: Replace, tmp_path: Path) -> None:
    answers: list[str] = []

    def other(_: int, dot: str) -> str | Trouble:
        if "newrank" in dot:
            return crashed("no luck")
        with wasm_engine.opened(Limits()) as run:
            answer = run(dot, time.monotonic() + 60)
        assert isinstance(answer, str)
        answers.append(answer)
        return answer.replace('"id": "e0"', '"id": "lost"')

    engine(other)
    assert draw(feed(), tmp_path).svg.count("ts-calls") > 3
    assert '"id": "e0"' in answers[0]
    assert not list(tmp_path.iterdir())
