"""The picture itself: well laid out, safe whatever is written in it, legible in both schemes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
import systems
from contrast import ASSETS, DARK, LIGHT, contrast, variables
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from staged import zoo_with

from mkdocs_techspec.analysis.stages import Change
from mkdocs_techspec.config import Config
from mkdocs_techspec.diagrams import Drawing, View, draw_views
from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.graph import Layout
from mkdocs_techspec.diagrams.layout import lay_out
from mkdocs_techspec.diagrams.metrics import DETAIL, TITLE, fit, width_of, wrap
from mkdocs_techspec.diagrams.quality import label_rects, measure
from mkdocs_techspec.model import Kind
from mkdocs_techspec.source import Word

SYSTEMS: dict[str, Callable[[], View]] = {
    "target": systems.target,
    "feed": systems.feed,
    "petclinic": systems.petclinic,
    "wide": systems.wide,
    "zoo": systems.zoo,
    "tangle of 20": lambda: systems.tangle(20, 30, 5),
    "tangle of 40": lambda: systems.tangle(40, 60, 2),
}
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"


def draw(view: View, href: str | None = "#there") -> Drawing:
    (drawing,) = draw_views([view], lambda *_: href, ["p1"], Config(), None)
    assert not drawing.trouble
    return drawing


# --- quality --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layouts")


@pytest.mark.parametrize("name", SYSTEMS)
def test_no_line_runs_through_a_box_and_no_label_touches_anything(name: str, cache: Path) -> None:
    graph = sheet_of(SYSTEMS[name]()).graph()
    (layout,) = lay_out([graph], Config(), cache).answers
    assert isinstance(layout, Layout)
    assert measure(graph, layout).faults == 0
    assert len(layout.boxes) == len(graph.sizes)
    assert len(layout.routes) == len(graph.links)
    labelled = [link for link in graph.links if link.label.width]
    assert sum(rect is not None for rect in label_rects(graph, layout)) == len(labelled)


@pytest.mark.parametrize("name", [name for name in SYSTEMS if name != "tangle of 40"])
def test_titles_are_at_least_ten_high_in_a_column_of_800(name: str, cache: Path) -> None:
    (drawing,) = draw_views([SYSTEMS[name]()], lambda *_: None, ["p"], Config(), cache)
    width = float(_svg(drawing).attrib["width"])
    assert 14 * min(1.0, 800 / width) >= 10


def _svg(drawing: Drawing) -> ET.Element:
    svg = ET.fromstring(drawing.svg).find(f"{SVG}svg")  # noqa: S314 - our own output
    assert svg is not None
    return svg


def test_the_style_sheet_knows_every_least_width() -> None:
    css = (ASSETS / "diagram.css").read_text()
    for name in SYSTEMS:
        (least,) = re.findall(r"ts-min-(\d+)", draw(SYSTEMS[name]()).svg)
        assert f".ts-min-{least} {{ min-width: {least}px; }}" in css


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_box_and_arrow_is_in_the_picture_once(name: str, cache: Path) -> None:
    view = SYSTEMS[name]()
    (drawing,) = draw_views([view], lambda *_: None, ["p"], Config(), cache)
    svg = _svg(drawing)
    drawn = [node.attrib["data-ts"] for node in svg.iter() if "data-ts" in node.attrib]
    assert sorted(drawn) == sorted(str(node.key) for node in view.nodes if node.component)
    edges = svg.find(f"{SVG}g[@class='ts-edges']")
    assert edges is not None
    assert [(edge.attrib["data-ts-from"], edge.attrib["data-ts-to"]) for edge in edges] == [
        (str(arrow.source), str(arrow.target)) for arrow in view.arrows
    ]


def test_the_same_view_gives_the_same_bytes() -> None:
    assert draw(systems.target()) == draw(systems.target())


def test_lines_end_at_their_shapes() -> None:
    """Arrows are led on from the layout's rectangles to shapes that do not fill them."""
    path = r'ts-calls"[^>]*data-ts-to="s:tweets-db"[^>]*><title>[^<]*</title><path d="M[^"]*L([\d.]+) ([\d.]+)"'
    svg = draw(systems.feed()).svg
    (end,) = re.findall(path, svg)
    (lid,) = re.findall(r'data-ts="s:tweets-db"><title>[^<]*</title><path d="M([\d.]+) ([\d.]+)', svg)
    assert abs(float(end[1]) - float(lid[1])) < 20


# --- structure ------------------------------------------------------------------------------------------------------


def test_the_picture_names_and_describes_itself() -> None:
    svg = _svg(draw(systems.feed()))
    assert svg.attrib["role"] == "group"
    assert svg.attrib["aria-labelledby"] == "p1-title"
    assert svg.attrib["aria-describedby"] == "p1-desc"
    ids = [one.attrib["id"] for one in svg.iter() if "id" in one.attrib]
    assert ids == ["p1-title", "p1-desc"]
    assert re.fullmatch(r"\d+ components, joined by \d+ arrows\.", svg.findtext(f"{SVG}desc") or "")


def test_boxes_are_links_where_there_is_somewhere_to_go() -> None:
    linked = _svg(draw(systems.feed(), "a.html?x=1&y=2#feed"))
    assert {one.attrib[XLINK] for one in linked.iter(f"{SVG}a")} == {"a.html?x=1&y=2#feed"}
    assert not list(_svg(draw(systems.feed(), None)).iter(f"{SVG}a"))


def test_the_key_lists_what_occurs_and_no_more() -> None:
    def entries(view: View) -> list[str]:
        return ["".join(item.itertext()) for item in ET.fromstring(draw(view).key)]  # noqa: S314 - our own output

    small = systems.view_of(systems.model([systems.component("a", "server", replicas=2)], []))
    assert entries(small) == ["server", "\N{MULTIPLICATION SIGN}N: how many run"]
    feed = entries(systems.feed())
    assert {"person", "page", "server", "queue", "worker", "cache", "database", "@name: owner"} < set(feed)
    assert any(entry.startswith("events") for entry in feed)
    assert not any(entry.startswith("watches") for entry in feed)


def test_nothing_is_styled_by_style_or_script() -> None:
    drawing = draw(systems.zoo())
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=|<use|<foreignObject", drawing.svg + drawing.key)


# --- text -----------------------------------------------------------------------------------------------------------

ELEMENTS = {"div", "ul", "li", "span"} | {
    f"{SVG}{name}" for name in ("svg", "title", "desc", "g", "a", "path", "text", "tspan")
}
ATTRIBUTES = re.compile(
    r"class|viewBox|width|height|role|tabindex|aria-(labelledby|describedby|description|hidden|label)"
    r"|focusable|id|transform|d|dx|x|y"
    r"|\{http://www.w3.org/1999/xlink\}href"
    "|data-(ts|ts-at|ts-from|ts-to|ts-system|search-exclude)|fill(-opacity)?|stroke(-(width|dasharray|linecap|linejoin))?"
    "|paint-order|font-(family|size|weight)|text-(anchor|decoration)|letter-spacing"
)
_NASTY = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '" onload="x',
        "]]>",
        "&lt;",
        "javascript:x",
        "\x00\x08\u202e\ud800\uffff",
        "\r\n\x85",
        "[x](y)`",
    ]
)
_TEXT = st.one_of(st.text(max_size=40), _NASTY)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=_TEXT, words=st.lists(_TEXT, min_size=7, max_size=7), link=_TEXT)
def test_no_text_becomes_markup(title: str, words: list[str], link: str) -> None:
    kind_name, tech, owner, note, group, member, other = words
    more = {"tech": tech, "note": note, "group": group}
    parts = [
        systems.component("a", "page", owner, title=other, kind_name=kind_name, **more),
        systems.component("b", "server", owner, title=title, apis=[member], **more),
    ]
    site = systems.model(parts, [systems.link("calls", "a", f"b.{member}")], ["a"], title)
    drawing = draw(systems.view_of(site), link)
    for markup in (drawing.svg, drawing.key):
        root = ET.fromstring(markup)  # noqa: S314 - our own output
        assert {one.tag for one in root.iter()} <= ELEMENTS
        assert all(ATTRIBUTES.fullmatch(name) for one in root.iter() for name in one.attrib)


@given(_TEXT, st.floats(20, 200))
def test_set_text_keeps_to_its_room(text: str, room: float) -> None:
    assert width_of(fit(text, TITLE, room), TITLE) <= room
    lines = wrap(" ".join(text.split()), DETAIL, room, 2)
    assert 1 <= len(lines) <= 2
    assert all(width_of(line, DETAIL) <= room for line in lines)


def test_owners_of_every_form_are_drawn() -> None:
    owners = tuple(Word(name, systems.BLOCK) for name in ("@acme/web", "a@b.org", "x" * 60))
    svg = draw(systems.view_of(systems.model([systems.component("a", "server", owners=owners)], []))).svg
    assert "@web +2" in svg
    assert "a@b.org" in svg


# --- colours --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("selector", "page"), [(LIGHT, "#ffffff"), (DARK, "#1e2129"), (DARK, "#212529")])
def test_every_colour_can_be_read(selector: str, page: str) -> None:
    colours = variables(selector)
    for kind in ("person", *Kind):
        fill = page if kind == "external" else colours[f"{kind}-bg"]
        for ink in (f"{kind}-line", f"{kind}-ink", "owner", "lone"):
            assert contrast(colours[ink], fill) >= 4.5, (kind, ink)
        # What is changed is told on the fill of its kind, and what is removed on one that is half the page.
        for ink in ("changed", "removed"):
            assert contrast(colours[ink], fill) >= 4.5, (kind, ink)
        # A box of another block stands on the bare page.
        assert contrast(colours[f"{kind}-line"], page) >= 4.5, kind
    for flow in ("calls", "spare", "watches"):
        assert contrast(colours[flow], page) >= 3, flow
    for ink in ("events", "owner", *Change, *(["label"] if "label" in colours else [])):
        assert contrast(colours[ink], page) >= 4.5, ink


def test_the_colours_without_style_sheet_are_those_of_the_light_scheme() -> None:
    views = (systems.zoo(), systems.petclinic(), *(zoo_with(change) for change in Change))
    svg = "".join(draw(view).svg for view in views)
    light = variables(LIGHT)
    used = dict(re.findall(r"var\(--ts-([\w-]+), (#\w+)\)", svg))
    assert len(used) > 40
    assert {name: colour.lower() for name, colour in used.items()} == {name: light[name].lower() for name in used}
