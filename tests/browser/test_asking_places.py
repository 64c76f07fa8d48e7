"""Pictures that answer wherever they stand: in each theme, hidden at first, on paper, on a phone, without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from asking import Picture, opened, watched
from browsing import browser
from built_sites import served
from small_sites import THEMES, build_small

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DB = "Db down: The basket: lost · The shelf: degraded."
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def folder(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - none, none built
    return tmp_path_factory.mktemp("small")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        for name, theme in THEMES.items():
            build_small(folder / f"{name}-source", name, theme, address)
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    errors: list[str] = []
    page = watched(chromium, errors)
    yield page
    page.close()
    assert errors == []


# --- themes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme(page: Page, address: str, theme: str) -> None:
    page.goto(f"{address}{theme}/index.html")
    small = Picture(page, "shop.small")
    small.down.select_option("db")
    assert small.status.inner_text() == DB
    small.tab("Grown").click()
    grown = Picture(page, "shop.grown")
    assert grown.status.inner_text() == DB
    grown.button("Clear").click()
    grown.box("db").click()
    grown.button("Take one instance down").click()
    assert grown.status.inner_text() == "One instance of Db down: no screen is harmed."
    theirs = opened(page, page.url, "shop.grown")
    assert theirs.status.inner_text() == "One instance of Db down: no screen is harmed."


def test_pages_that_are_replaced_without_loading(page: Page, address: str) -> None:
    page.goto(f"{address}material/index.html")
    page.evaluate("window.kept = true")
    small = Picture(page, "shop.small")
    small.down.select_option("db")
    page.get_by_role("navigation").get_by_role("link", name="Other").first.click()
    other = page.get_by_role("heading", name="Other", level=1)
    other.wait_for()  # The address changes before the page does.
    grown = Picture(page, "shop.grown")
    grown.tab("Small").click()
    page.wait_for_url(re.compile(r"index\.html#ask=shop\.small$"))
    small.bar.wait_for()
    page.go_back()
    other.wait_for()
    page.go_back()
    page.wait_for_url(re.compile(r"index\.html#ask=shop\.small&down=db$"))
    small.answer.get_by_text(DB).wait_for()
    assert small.what_is_down() == ["Db"]
    assert page.locator(".ts-ask").count() == page.locator(".ts-answer").count() == page.locator(".ts-drawing").count()
    assert page.evaluate("window.kept"), "the page was loaded anew"


def test_the_script_may_be_there_twice(page: Page, address: str) -> None:
    page.goto(f"{address}mkdocs/index.html")
    page.add_script_tag(url=f"{address}mkdocs/assets/techspec/techspec.js")
    small = Picture(page, "shop.small")
    assert small.figure.locator(".ts-ask").count() == 1
    small.down.select_option("db")
    assert small.status.inner_text() == DB


# --- hidden at first ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_what_is_opened_answers(page: Page, address: str, theme: str) -> None:
    page.goto(f"{address}{theme}/hidden.html")
    small, grown = Picture(page, "shop.small"), Picture(page, "shop.grown")
    assert not small.bar.is_visible()
    page.get_by_text("Closed", exact=True).click()
    small.down.select_option("db")
    assert small.status.inner_text() == DB
    page.locator(".tabbed-labels label, .tabbed-set > label").get_by_text("Second").click()
    grown.down.select_option("db")
    assert grown.status.inner_text() == DB


@pytest.mark.parametrize("name", ["shop.small", "shop.grown"])
def test_a_link_opens_what_is_closed(page: Page, address: str, name: str) -> None:
    picture = opened(page, f"{address}material/hidden.html#ask={name}&down=db", name)
    picture.answer.get_by_text(DB).wait_for()
    assert picture.picture.is_visible()
    assert picture.figure.evaluate(
        "(figure) => figure.getBoundingClientRect().top < innerHeight && figure.getBoundingClientRect().bottom > 0"
    )


# --- a strict policy, no script -------------------------------------------------------------------------------------


def test_a_strict_policy(chromium: Browser, address: str, folder: Path) -> None:
    assert address
    errors: list[str] = []
    page = watched(chromium, errors)
    broken = "addEventListener('securitypolicyviolation', ({ sourceFile, sample }) => broken.push(sourceFile + sample))"
    page.add_init_script(f"window.broken = []; {broken}")
    with served(folder, headers={"Content-Security-Policy": POLICY}) as strict:
        page.goto(f"{strict}mkdocs/index.html")
        small = Picture(page, "shop.small")
        small.down.select_option("db")
        assert small.status.inner_text() == DB
        assert small.marks()["db"] == "down"
        small.button("Larger").click()
        small.box("api").click()
        small.tab("Grown").click()
        assert Picture(page, "shop.grown").is_asked()
    mine = [one for one in page.evaluate("broken") if "techspec" in one]
    page.close()
    assert mine == []
    assert not any("techspec" in one for one in errors)


@pytest.mark.parametrize("theme", THEMES)
def test_without_script_there_is_all_but_the_questions(chromium: Browser, address: str, theme: str) -> None:
    plain = chromium.new_page(java_script_enabled=False)
    plain.goto(f"{address}{theme}/index.html")
    small = Picture(plain, "shop.small")
    assert small.picture.is_visible()
    assert small.figure.locator(".ts-legend").is_visible()
    assert plain.locator(".ts-ask, .ts-answer, .ts-mark, .ts-dim").count() == 0
    assert plain.locator(".ts-card table, .ts-card .ts-row").count() > 0
    small.box("db").click()
    plain.wait_for_url(re.compile("#ts-shop-db$"))
    plain.close()


# --- paper ----------------------------------------------------------------------------------------------------------


def test_paper_has_the_picture_only(page: Page, address: str) -> None:
    page.goto(f"{address}mkdocs/index.html")
    small = Picture(page, "shop.small")
    small.screen.select_option("shelf")
    small.down.select_option("copies")
    assert "ts-dim" in small.paint()["shop:bank"]
    page.emulate_media(media="print")
    assert small.picture.is_visible()
    for gone in (small.bar, small.answer, small.figure.locator(".ts-mark").first):
        assert not gone.is_visible()
    dimmed = """(figure) => [...figure.querySelectorAll(".ts-node, .ts-edge")]
      .filter((one) => getComputedStyle(one).opacity !== "1").length"""
    assert small.figure.evaluate(dimmed) == 0
    page.emulate_media(media="screen")
    assert small.figure.evaluate(dimmed) > 0


def test_all_pages_on_one(page: Page, address: str, folder: Path) -> None:
    build_small(folder / "print-source", "print", THEMES["material"], address, plugins=", print-site")
    page.goto(f"{address}print/print_page.html")
    closed = page.locator("details:not([open]) .ts-drawing")
    assert page.locator(".ts-drawing").count() == page.locator(".ts-ask").count() + closed.count() == 5
    figures = page.locator("[data-ts-picture='shop.grown']")
    for number in range(2):
        figure = figures.nth(number)
        figure.get_by_role("combobox", name="Take down").select_option("db")
        assert figure.get_by_role("status").inner_text() == DB


# --- a phone --------------------------------------------------------------------------------------------------------

_SMALL = """(figure) => [...figure.querySelectorAll("button, select, .ts-stage-tab, .ts-entry")]
  .map((one) => [one.textContent.slice(0, 30), one.getBoundingClientRect()])
  .filter(([, { width }]) => width)
  .filter(([, { width, height }]) => Math.min(width, height) < 44)
  .map(([text, { width, height }]) => `${text}: ${width} x ${height}`)"""


@pytest.mark.parametrize("theme", THEMES)
def test_on_a_phone_a_finger_meets_everything(chromium: Browser, address: str, theme: str) -> None:
    context = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    errors: list[str] = []
    page = watched(context, errors)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}{theme}/index.html")
    small = Picture(page, "shop.small")
    small.screen.select_option("basket")
    small.down.select_option("db")
    small.box("api").tap()
    small.button("Take one instance down").tap()
    assert small.status.inner_text().startswith("Db and one instance of Api down: ")
    assert small.figure.evaluate(_SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    small.button("Clear").tap()
    assert not small.is_asked()
    context.close()
    assert errors == []


def test_who_wants_less_motion_gets_none(chromium: Browser, address: str) -> None:
    page = chromium.new_page(reduced_motion="reduce")
    small = opened(page, f"{address}mkdocs/index.html#ask=shop.small&down=db", "shop.small")
    moving = """(figure) => [figure, ...figure.querySelectorAll("*")].filter((one) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
      const fades = one.closest(".ts-diagram, .ts-answer") && parseFloat(transitionDuration) > 0;
      return animationName !== "none" || fades || scrollBehavior === "smooth";
    }).map(({ outerHTML }) => outerHTML.slice(0, 60))"""
    assert small.figure.evaluate(moving) == []
    page.close()
