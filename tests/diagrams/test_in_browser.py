"""Pictures as a browser sets them: nothing overlaps, nothing sticks out, nothing scrolls the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import systems
from browsing import browser
from staged import shop, zoo_with

from mkdocs_techspec.analysis.stages import Change
from mkdocs_techspec.config import Config
from mkdocs_techspec.diagrams import View, draw_views

if TYPE_CHECKING:
    from playwright.sync_api import Page

_CSS = Path(__file__).parents[2] / "mkdocs_techspec" / "assets" / "diagram.css"
_STAGES: Mapping[str, Callable[[], View]] = {
    **{f"zoo {change}": partial(zoo_with, change) for change in Change},
    "shop": lambda: shop()[-1],
}
_NAMES = ("target", "feed", "petclinic", "wide", "zoo", "tangle20", "tangle40", *_STAGES)

# Texts that overlap, labels on boxes, and texts that leave their box; half a unit is a matter of rounding.
_FAULTS = """() => {
  const box = (element) => element.getBoundingClientRect();
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > .5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > .5;
  const faults = [];
  for (const svg of document.querySelectorAll('.ts-diagram')) {
    const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, box(text)]);
    texts.forEach(([one, a], at) => texts.slice(at + 1).forEach(([two, b]) => {
      if (meet(a, b)) faults.push(`${one} on ${two}`);
    }));
    const frame = box(svg);
    for (const [text, a] of texts) {
      if (a.left < frame.left || a.right > frame.right || a.top < frame.top) faults.push(`${text} is cut off`);
    }
    for (const node of svg.querySelectorAll('.ts-node')) {
      const bodies = [...node.querySelectorAll(':scope > path:not([transform])')].map(box);
      const whole = {
        left: Math.min(...bodies.map((b) => b.left)), right: Math.max(...bodies.map((b) => b.right)),
        top: Math.min(...bodies.map((b) => b.top)), bottom: Math.max(...bodies.map((b) => b.bottom)),
      };
      for (const text of node.querySelectorAll('text')) {
        const a = box(text);
        if (a.left < whole.left || a.right > whole.right || a.top < whole.top || a.bottom > whole.bottom) {
          faults.push(`${text.textContent} leaves its box`);
        }
      }
      for (const label of svg.querySelectorAll('.ts-labels text')) {
        if (meet(box(label), whole)) faults.push(`${label.textContent} on the box ${node.dataset.ts}`);
      }
    }
  }
  return faults;
}"""
_TITLE_HEIGHT = """() => Math.min(...[...document.querySelectorAll('.ts-node text[font-size="14"]')].map(
  (text) => 14 * text.getScreenCTM().a))"""
_FITS = "() => document.documentElement.scrollWidth <= innerWidth"
_INK = """() => getComputedStyle(document.querySelector('.ts-kind-database text[font-size="14"]')).fill"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as chromium:
        yield chromium.new_page()


def show(page: Any, name: str, head: str = "", scheme: str = "default") -> None:
    view = _STAGES[name]() if name in _STAGES else getattr(systems, name)()
    (drawing,) = draw_views([view], lambda *_: "#there", ["p"], Config(), None)
    style = f"<style>{_CSS.read_text()}</style>" if head == "" else head
    body = f'<body data-md-color-scheme="{scheme}">{drawing.svg}{drawing.key}</body>'
    page.set_content(f"<!doctype html><html><head>{style}</head>{body}</html>")


@pytest.mark.parametrize("name", _NAMES)
def test_texts_are_apart_and_in_their_places(name: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    show(page, name)
    assert page.evaluate(_FAULTS) == []


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("width", [390, 816])
def test_titles_stay_legible_and_the_page_does_not_scroll(name: str, width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    show(page, name)
    assert page.evaluate(_TITLE_HEIGHT) >= 10
    assert page.evaluate(_FITS)


def test_the_picture_is_dark_where_the_page_is(page: Page) -> None:
    show(page, "feed", scheme="default")
    assert page.evaluate(_INK) == "rgb(18, 59, 21)"
    show(page, "feed", scheme="slate")
    assert page.evaluate(_INK) == "rgb(238, 241, 246)"


_MARKS = """() => ['added', 'changed', 'removed'].map(
  (change) => getComputedStyle(document.querySelector(`.ts-node.ts-${change} > path`)).stroke)"""


def test_the_marks_of_a_stage_are_dark_where_the_page_is_and_right_without_style_sheet(page: Page) -> None:
    def inks(head: str = "", scheme: str = "default") -> list[str]:
        view = shop()[1]
        (drawing,) = draw_views([view], lambda *_: None, ["p"], Config(), None)
        style = head or f"<style>{_CSS.read_text()}</style>"
        page.set_content(f'<!doctype html>{style}<body data-md-color-scheme="{scheme}">{drawing.svg}</body>')
        return list(page.evaluate(_MARKS))

    light = ["rgb(19, 105, 47)", "rgb(138, 82, 0)", "rgb(138, 67, 67)"]
    assert inks() == inks(head="<meta charset=utf-8>") == light
    assert inks(scheme="slate") == ["rgb(111, 220, 140)", "rgb(255, 194, 77)", "rgb(219, 169, 169)"]


def test_a_preference_for_dark_counts_only_on_a_page_that_can_be_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    (drawing,) = draw_views([systems.feed()], lambda *_: None, ["p"], Config(), None)
    for declared, ink in (("light", "rgb(18, 59, 21)"), ("light dark", "rgb(238, 241, 246)")):
        head = f"<style>:root {{ color-scheme: {declared} }} {_CSS.read_text()}</style>"
        page.set_content(f"<!doctype html><html><head>{head}</head><body>{drawing.svg}</body></html>")
        assert page.evaluate(_INK) == ink
    page.emulate_media(color_scheme="light")


def test_without_any_style_sheet_the_picture_is_right_in_light_colours(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    show(page, "target", head="<meta charset=utf-8>")
    assert page.evaluate(_FAULTS) == []
    assert page.evaluate(_INK) == "rgb(18, 59, 21)"


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_a_shadow_shows_where_a_picture_goes_on(scheme: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 300})
    colours = "body { margin: 0; background: var(--md-default-bg-color) } .ts-figure { scrollbar-width: none }"
    dark = '[data-md-color-scheme="slate"] { --md-default-bg-color: #1e2129; --md-default-fg-color: #fff }'
    head = f"<style>:root {{ --md-default-bg-color: #fff }} {dark} {_CSS.read_text()} {colours}</style>"

    def edges(width: int, scrolled: int) -> tuple[bool, bool]:
        """Whether the left and the right edge differ from the bare page below."""
        picture = f'<div class="ts-figure"><div style="width: {width}px; height: 100.4px"></div></div>'
        page.set_content(f'{head}<body data-md-color-scheme="{scheme}">{picture}</body>')
        page.evaluate("(by) => document.querySelector('.ts-figure').scrollLeft = by", scrolled)
        bare, left, right = (
            page.screenshot(clip={"x": x, "y": y, "width": 16, "height": 120})
            for x, y in ((200, 150), (0, 10), (374, 10))
        )
        return left != bare, right != bare

    assert edges(300, 0) == (False, False)
    assert edges(900, 0) == (False, True)
    assert edges(900, 250) == (True, True)
    assert edges(900, 900) == (True, False)
