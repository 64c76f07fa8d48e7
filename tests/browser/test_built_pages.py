"""Built pages as a browser shows them: legible, apart, in both schemes, wide and narrow, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

import pytest
from browsing import browser
from built_sites import SAMPLE, THEMES, build_themed, ids_of, served, shared_sample
from chromium import Scheme, Shown, View, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SAMPLE_PAGES = sorted(path.relative_to(SAMPLE / "docs").as_posix() for path in SAMPLE.glob("docs/**/*.md"))
CARDS = ("index.md", "views.md", "feed/decisions.md", "feed/questions.md", "feed/screens.md", "feed/spec.md")
WIDTHS = (1280, 390)
# Read the Docs has one scheme only.
SCHEMES: dict[str, tuple[Scheme, ...]] = {"mkdocs": ("light", "dark"), "readthedocs": ("light",)}

PAGES = [
    *(View(site="sample", uri=uri) for uri in SAMPLE_PAGES),
    *(View(site=theme, uri=uri) for theme in THEMES for uri in CARDS),
]
VIEWS = [
    View(site=page.site, uri=page.uri, scheme=scheme, width=width)
    for page in PAGES
    for scheme in SCHEMES.get(page.site, ("light", "dark"))
    for width in WIDTHS
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def folder(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - none, none built
    folder = tmp_path_factory.mktemp("sites")
    (folder / "sample").symlink_to(shared_sample(tmp_path_factory))
    for theme in THEMES:
        build_themed(folder / theme, theme)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Shown:
    return open_page(chromium)


@pytest.fixture(scope="module")
def scriptless(chromium: Browser) -> Page:
    return chromium.new_page(java_script_enabled=False, viewport={"width": WIDTHS[0], "height": 900})


@pytest.fixture(scope="module")
def seen(request: pytest.FixtureRequest, window: Shown, address: str) -> Shown:
    window.show(address, request.param)
    return window


each_view = pytest.mark.parametrize("seen", VIEWS, ids=str, indirect=True)
each_page = pytest.mark.parametrize("seen", PAGES, ids=str, indirect=True)


def lost(links: list[str], folder: Path, address: str) -> list[str]:
    """Those links that lead to nothing that is on the built page."""
    ids = {url: ids_of(folder / unquote(url.removeprefix(address))) for url, _ in map(urldefrag, links)}
    return [link for link in links if unquote(urldefrag(link).fragment) not in ids[urldefrag(link).url]]


@each_view
def test_nothing_is_hard_to_read(seen: Shown) -> None:
    assert seen.faults() == {}


@each_page
def test_the_browser_has_nothing_to_complain_of(seen: Shown) -> None:
    assert seen.errors == []


@each_page
def test_links_lead_somewhere(seen: Shown, folder: Path, address: str) -> None:
    assert lost(seen.links(), folder, address) == []


@pytest.mark.parametrize("site", ["sample", *THEMES])
def test_there_is_something_to_look_at(window: Shown, address: str, site: str) -> None:
    window.show(address, View(site=site, uri="feed/spec.md"))
    assert window.page.locator(".ts-diagram .ts-node text").count() > 50
    assert window.page.locator(".ts-edges path").count() > 20
    assert len(window.links()) > 50


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_without_script_a_page_says_the_same(window: Shown, scriptless: Page, address: str, page: View) -> None:
    window.show(address, page)
    scriptless.goto(address + page.url)
    window.page.evaluate(HIDE_BARS)
    said = words(window.page)
    window.leave()
    assert words(scriptless) == said


def words(page: Page) -> list[list[str]]:
    """What each card says: an empty line more is no word."""
    return [text.split() for text in page.locator(".ts-card").all_inner_texts()]


def style(rule: str) -> str:
    return f"document.head.append(Object.assign(document.createElement('style'), {{textContent: `{rule}`}}))"


# What the script asks by is not there without it.
HIDE_BARS = style(".ts-ask.ts-ask { display: none }")
TO_A_BOX = """
  const [box, label] = [".ts-node text", ".ts-labels text"].map((texts) => document.querySelector(texts));
  ["x", "y"].forEach((name) => label.setAttribute(name, box.getAttribute(name)));
"""
BREAKS = [
    ("overlaps", TO_A_BOX),
    ("covered", TO_A_BOX),
    ("escaped", style(".ts-diagram text { font-size: 60px }")),
    ("escaped", "document.querySelector('.ts-labels text').setAttribute('x', -1000)"),
    ("tiny", style(".ts-diagram { width: 60px; min-width: 0 }")),
    ("pale", style(".ts-card .ts-note { color: #999 }")),
    ("pale", style(".ts-node text { fill: #999 }")),
    ("pale", style(".ts-node > path { fill: #444 }")),
    ("paleLines", style(".ts-edge path { stroke: #ccc }")),
    ("disguised", style(".ts-card.ts-card.ts-card a { color: inherit; text-decoration: none }")),
    ("twice", "document.querySelectorAll('.ts-row').forEach((row) => { row.id = 'ts-same' })"),
    ("sideways", style(".ts-card { width: 1300px }")),
]


@pytest.mark.parametrize(("sort", "broken"), BREAKS)
def test_each_fault_is_found_where_it_is_put(window: Shown, address: str, sort: str, broken: str) -> None:
    window.show(address, View(site="mkdocs", uri="index.md"))
    window.page.evaluate(f"() => {{ {broken} }}")
    found = window.faults()
    window.leave()
    assert sort in found


def test_a_lost_link_and_a_message_are_found(window: Shown, folder: Path, address: str) -> None:
    window.show(address, View(site="mkdocs", uri="index.md"))
    window.page.evaluate("() => { document.querySelector('a[href*=\"#ts-\"]').href = '#ts-nowhere' }")
    window.page.evaluate("() => { console.error('Oh') }")
    links, errors = window.links(), list(window.errors)
    window.leave()
    assert lost(links, folder, address) == [f"{address}mkdocs/index.html#ts-nowhere"]
    assert errors == ["Oh"]
