"""The overview of a large system in a browser: its boxes open their parts, and nothing is wider than the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from browsing import browser
from built_sites import build_themed, served, shared_sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

LEGIBLE = 10
FEED = {"sample": "sample/feed/index.html", "mkdocs": "mkdocs/feed/index.html"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def address(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - none, none built
    folder = tmp_path_factory.mktemp("sites")
    (folder / "sample").symlink_to(shared_sample(tmp_path_factory))
    build_themed(folder / "mkdocs", "mkdocs")
    with served(folder) as address:
        yield address


def opened(chromium: Browser, address: str, site: str, width: int = 1280, *, script: bool = True) -> Page:
    page = chromium.new_page(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page.goto(address + FEED[site])
    return page


def part(page: Page, team: str) -> Locator:
    return page.locator(f"[data-ts-picture='feed.scaled.group-{team}']")


@pytest.mark.parametrize("site", FEED)
def test_a_box_opens_its_parts_without_script(chromium: Browser, address: str, site: str) -> None:
    page = opened(chromium, address, site, script=False)
    assert not part(page, "timelines").is_visible()
    page.locator("a[data-ts-box='feed:group/timelines']").first.click()
    part(page, "timelines").wait_for(state="visible")
    assert not part(page, "search").is_visible()
    page.close()


def test_a_part_opens_by_its_title(chromium: Browser, address: str) -> None:
    page = opened(chromium, address, "sample")
    title = page.locator("summary", has_text="@search: 4 components")
    title.focus()
    page.keyboard.press("Enter")
    part(page, "search").wait_for(state="visible")
    assert title.evaluate("one => one.getBoundingClientRect().height") >= 24
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("site", FEED)
def test_with_all_parts_open_nothing_is_wider_than_the_page(
    chromium: Browser, address: str, site: str, width: int
) -> None:
    page = opened(chromium, address, site, width)
    page.evaluate("document.querySelectorAll('.ts-part').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate(
        """[...document.querySelectorAll('.ts-drawing svg.ts-diagram')].map(
            svg => 14 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)"""
    )
    assert len(sizes) > 10
    assert min(sizes) >= LEGIBLE
    page.close()
