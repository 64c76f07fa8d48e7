"""Pages for everyone: axe-core has nothing serious to say, and what it cannot see is asked of the browser."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from browsing import browser
from built_sites import SAMPLE, served, shared_sample
from chromium import Scheme, Shown, View, add_axe, open_page, read_aloud

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = sorted(path.relative_to(SAMPLE / "docs").as_posix() for path in SAMPLE.glob("docs/**/*.md"))
WIDE, PHONE = 1280, 390


# Each scheme and each width once: that colours are right at every width, other tests ask of all cards.
ROUNDS: tuple[tuple[Scheme, int], ...] = (("light", WIDE), ("dark", PHONE))
_SERIOUS = """async (options) => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false, ...options });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def address(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - none, none built
    folder = tmp_path_factory.mktemp("sites")
    (folder / "sample").symlink_to(shared_sample(tmp_path_factory))
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Shown:
    return open_page(chromium)


def shown(window: Shown, address: str, uri: str, scheme: Scheme = "light", width: int = WIDE) -> Page:
    window.show(address, View(site="sample", uri=uri, scheme=scheme, width=width))
    return window.page


def serious(page: Page, *rules: str) -> list[str]:
    """What axe-core finds that keeps people from using a page, by all of its rules or by some: the rule, and where."""
    add_axe(page)
    found: list[str] = page.evaluate(_SERIOUS, {"runOnly": rules} if rules else {})
    return found


# --- axe-core -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("uri", PAGES)
def test_axe_finds_nothing_serious(window: Shown, address: str, uri: str) -> None:
    found = {way: serious(shown(window, address, uri, *way)) for way in ROUNDS}
    assert {way: faults for way, faults in found.items() if faults} == {}


def style(rule: str) -> str:
    return f"document.head.append(Object.assign(document.createElement('style'), {{textContent: `{rule}`}}))"


UNREACHED = "document.querySelectorAll('.ts-figure [tabindex]').forEach((one) => one.removeAttribute('tabindex'))"
UNNAMED = """
  const box = document.querySelector("g.ts-node");
  box.removeAttribute("aria-label");
  box.querySelector("title").remove();
"""
BREAKS = [
    ("color-contrast", WIDE, style(".ts-card .ts-owner { color: #999 }")),
    ("link-in-text-block", WIDE, style(".ts-card.ts-card.ts-card a { text-decoration: none }")),
    ("scrollable-region-focusable", PHONE, UNREACHED),
    ("svg-img-alt", WIDE, UNNAMED),
]


@pytest.mark.parametrize(("rule", "width", "broken"), BREAKS)
def test_what_is_broken_is_found(window: Shown, address: str, rule: str, width: int, broken: str) -> None:
    page = shown(window, address, "feed/spec.md", width=width)
    page.evaluate(f"() => {{ {broken} }}")
    found = serious(page, rule)
    window.leave()
    assert found


# --- pictures -------------------------------------------------------------------------------------------------------

_MIDDLES = """() => [...document.querySelector(".ts-diagram").querySelectorAll(".ts-node")].map((box) => {
  const { top, bottom } = box.getBoundingClientRect();
  return (top + bottom) / 2;
})"""


@pytest.mark.parametrize("uri", ["clinic/spec.md", "feed/stages.md", "photos/index.md"])
def test_a_picture_is_read_in_order_and_nothing_twice(window: Shown, address: str, uri: str) -> None:
    page = shown(window, address, uri)
    picture, *boxes = read_aloud(page, ".ts-diagram")
    assert (picture.role, picture.name) == ("group", page.locator(".ts-diagram > title").first.text_content())
    assert picture.description == page.locator(".ts-diagram > desc").first.text_content()
    assert {box.role for box in boxes} <= {"link", "button", "image"}
    assert (
        len({box.name for box in boxes}) == len(boxes) == page.locator(".ts-diagram").first.locator(".ts-node").count()
    )
    assert not any("\n" in box.name or box.name in box.description for box in boxes)
    middles = page.evaluate(_MIDDLES)
    assert all(above < below + 12 for above, below in pairwise(middles))


def test_the_key_comes_after_its_picture(window: Shown, address: str) -> None:
    said = read_aloud(shown(window, address, "clinic/spec.md"), ".ts-drawing")
    names = [one.name for one in said]
    title = window.page.locator(".ts-diagram > title").first.text_content()
    assert names.index(str(title)) < names.index("Key to the picture")
    assert said[0] == ("figure", "", "")


# --- the keyboard, fingers, paper -----------------------------------------------------------------------------------

_RING = """(element) => {
  element.focus({ focusVisible: true });
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return [outlineStyle, parseFloat(outlineWidth) >= 2, faults.ring(element) >= 3];
}"""
_SMALL = """() => [...document.querySelectorAll(".ts-card :is(button, input, select, summary)")]
  .filter((control) => control.getClientRects().length)
  .filter((control) => Math.min(control.offsetHeight, control.offsetWidth) < 44)
  .map((control) => `${control.className}: ${control.textContent} ${control.offsetWidth} x ${control.offsetHeight}`)"""
_MOVES = """() => [...document.querySelectorAll(".ts-card, .ts-card *")]
  .filter((element) => {
    const { animationName, transitionProperty, transitionDuration, scrollBehavior } = getComputedStyle(element);
    const moves = !/^((background-|border-|text-decoration-)?color|fill|stroke)(, |$)/.test(transitionProperty);
    return animationName !== "none" || scrollBehavior === "smooth" || (moves && parseFloat(transitionDuration) > 0);
  })
  .map((element) => element.outerHTML.slice(0, 80))"""
_CUT = """() => [...document.querySelectorAll(".ts-card, .ts-card :not(svg *, .ts-unseen, .ts-columns, .ts-columns *)")]
  .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
  .filter((element) => getComputedStyle(element).overflowX !== "visible" && element.clientWidth > 1)
  .map((element) => element.outerHTML.slice(0, 80))"""
_WIDER = """() => [...document.querySelectorAll(".ts-diagram, .ts-matrix")]
  .map((picture) => picture.getBoundingClientRect().right)
  .filter((right) => right > innerWidth)"""
_BOX = """() => getComputedStyle(document.querySelector(".ts-node.ts-kind-server > path")).fill"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "selector", [".ts-ref[href]", "a.ts-node", ".ts-figure:has(.ts-diagram)", ".ts-more > summary"]
)
def test_what_has_the_focus_shows_it(window: Shown, address: str, scheme: Scheme, selector: str) -> None:
    page = shown(window, address, "feed/spec.md", scheme)
    if selector.startswith(".ts-figure"):
        page.evaluate("() => document.querySelector('.ts-diagram').focus({ focusVisible: true })")
        ring = page.evaluate(_RING.replace("element.focus({ focusVisible: true });", ""), page.query_selector(selector))
    else:
        ring = page.evaluate(_RING, page.query_selector(selector))
    assert ring == ["solid", True, True]


@pytest.mark.parametrize("uri", ["feed/spec.md", "clinic/spec.md", "handbook/coverage.md", "handbook/owners.md"])
def test_a_finger_meets_every_control(window: Shown, address: str, uri: str) -> None:
    page = shown(window, address, uri, width=PHONE)
    assert page.locator(".ts-card :is(button, input, summary)").count()
    assert page.evaluate(_SMALL) == []


def test_who_wants_less_motion_gets_none(chromium: Browser, address: str) -> None:
    page = chromium.new_page(reduced_motion="reduce")
    page.goto(f"{address}{View(site='sample', uri='feed/spec.md').url}")
    assert page.evaluate(_MOVES) == []
    page.close()


@pytest.mark.parametrize("uri", ["feed/spec.md", "feed/decisions.md", "handbook/coverage.md", "manual/rules.md"])
def test_nothing_is_cut_on_paper(window: Shown, address: str, uri: str) -> None:
    page = shown(window, address, uri, "dark", width=720)
    page.emulate_media(media="print")
    cut, wider, folded = page.evaluate(_CUT), page.evaluate(_WIDER), page.locator(".ts-folded .ts-row")
    seen = [folded.nth(place).is_visible() for place in range(min(3, folded.count()))]
    page.emulate_media(media="screen")
    assert cut == []
    assert wider == []
    assert all(seen)


def test_a_picture_is_light_on_paper(window: Shown, address: str) -> None:
    light = shown(window, address, "feed/spec.md").evaluate(_BOX)
    page = shown(window, address, "feed/spec.md", "dark")
    dark = page.evaluate(_BOX)
    page.emulate_media(media="print")
    printed = page.evaluate(_BOX)
    page.emulate_media(media="screen")
    assert printed == light != dark
