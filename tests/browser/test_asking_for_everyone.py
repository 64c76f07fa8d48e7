"""Questions by keyboard alone, said aloud, and in colours that all can read: axe-core has nothing serious to say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from asking import Picture, opened
from browsing import browser
from built_sites import served, shared_sample
from chromium import Scheme, Shown, add_axe, open_page, read_aloud

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOME_TIMELINES = "Home timelines down: Home timeline: degraded. 4 screens unharmed."
_SWITCH = """(scheme) => { document.body.dataset.mdColorScheme = scheme === "dark" ? "slate" : "default"; }"""
_SERIOUS = """async ([name, options]) => {
  const within = [".ts-ask", ".ts-answer"].map((part) => `[data-ts-picture="${name}"] ${part}`);
  const { violations } = await axe.run(within, { resultTypes: ["violations"], preload: false, ...options });
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
    with served(shared_sample(tmp_path_factory)) as address:
        yield address


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Shown:
    shown = open_page(chromium)
    shown.page.set_default_timeout(10_000)
    shown.page.set_viewport_size({"width": 1280, "height": 900})
    return shown


@pytest.fixture
def page(window: Shown) -> Iterator[Page]:
    window.errors.clear()
    yield window.page
    assert window.errors == []


# --- axe-core -------------------------------------------------------------------------------------------------------

QUESTIONS = [
    ("feed", "feed.in-memory", "screen=home"),
    ("feed", "feed.in-memory", "screen=home&down=home-timelines,~app&box=home-timelines"),
    ("photos", "photos.many-servers", "down=mysql"),
]


def serious(page: Page, name: str, options: dict[str, Any]) -> list[str]:
    found: list[str] = page.evaluate(_SERIOUS, [name, options])
    return found


@pytest.mark.parametrize(("system", "name", "asks"), QUESTIONS)
def test_axe_finds_nothing_serious_in_an_answer(page: Page, address: str, system: str, name: str, asks: str) -> None:
    picture = opened(page, f"{address}{system}/stages.html#ask={name}&{asks}", name)
    picture.button("Clear").wait_for()
    add_axe(page)
    colours = {"runOnly": ["color-contrast", "link-in-text-block"]}
    schemes: dict[Scheme, dict[str, Any]] = {"light": {}, "dark": colours}
    for scheme, options in schemes.items():
        page.evaluate(_SWITCH, scheme)
        assert serious(page, name, options) == [], scheme


def test_what_is_pale_is_found(page: Page, address: str) -> None:
    picture = opened(page, f"{address}feed/stages.html#ask=feed.in-memory&screen=home", "feed.in-memory")
    add_axe(page)
    page.add_style_tag(content=".ts-answer .ts-step-button { color: #999 !important }")
    assert serious(page, picture.name, {"runOnly": ["color-contrast"]})


# --- said aloud -----------------------------------------------------------------------------------------------------

_HEARD = """(figure) => {
  window.heard = [];
  const status = figure.querySelector("[role=status]");
  new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true });
}"""


def test_what_fails_is_said_aloud(page: Page, address: str) -> None:
    memory = opened(page, f"{address}feed/stages.html", "feed.in-memory")
    before = read_aloud(page, "[data-ts-picture='feed.in-memory'] .ts-answer")
    assert [one.role for one in before] == ["group", "status"], "it must be there before it speaks"
    memory.figure.evaluate(_HEARD)
    memory.down.select_option("home-timelines")
    memory.box("app").click()
    memory.button("Take one instance down").click()
    memory.button("Clear").click()
    both = "Home timelines and one instance of Feed server down: Home timeline: degraded. 4 screens unharmed."
    heard = page.evaluate("heard")
    assert [text for at, text in enumerate(heard) if text not in heard[:at]] == [HOME_TIMELINES, both, ""]
    assert memory.status.get_attribute("aria-live") == "polite"


def test_the_bar_comes_first_and_the_answer_after_the_picture(page: Page, address: str) -> None:
    opened(page, f"{address}feed/stages.html#ask=feed.in-memory&down=home-timelines", "feed.in-memory")
    said = read_aloud(page, "[data-ts-picture='feed.in-memory']")
    names = [one.name for one in said]
    assert names.index("Ask the picture") < names.index("Home timelines (cache)") < names.index("Answer")
    assert ("combobox", "Take down") in [(one.role, one.name) for one in said]
    assert ("button", "Bring back Home timelines") in [(one.role, one.name) for one in said]


# --- the keyboard alone ---------------------------------------------------------------------------------------------

_FOCUSED = """(element) => element === document.activeElement"""
_RING = """() => {
  const { activeElement } = document;
  const ringed = activeElement.matches(".ts-diagram") ? activeElement.closest(".ts-figure") : activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
  return [outlineStyle, parseFloat(outlineWidth) >= 2, faults.ring(ringed) >= 3];
}"""
MOST_TABS = 60


def tab_to(picture: Picture, selector: str, *, key: str = "Tab") -> None:
    """Press a key until what is looked for has the focus, which must be seen all the way."""
    for _ in range(MOST_TABS):
        picture.page.keyboard.press(key)
        assert picture.page.evaluate(_RING) == ["solid", True, True]
        if picture.figure.locator(selector).first.evaluate(_FOCUSED):
            return
    pytest.fail(f"{key} does not lead to {selector}")


def test_everything_by_keyboard(page: Page, address: str) -> None:
    memory = opened(page, f"{address}feed/stages.html", "feed.in-memory")
    memory.tab("Timelines in memory").focus()
    tab_to(memory, ".ts-choice:first-child select")
    page.keyboard.type("Home")
    assert memory.status.inner_text().startswith("Home timeline needs ")
    tab_to(memory, ".ts-choice:last-child select")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Home")
    assert memory.what_is_down() == [], "keys look on their way"
    page.keyboard.press("Enter")
    assert memory.status.inner_text() == HOME_TIMELINES

    tab_to(memory, ".ts-node[data-ts='feed:app']")
    page.keyboard.press("Enter")
    assert memory.boxes_with("ts-chosen") == {"app"}
    tab_to(memory, ".ts-acts button:first-child")
    page.keyboard.press("Space")
    assert "one instance of Feed server" in memory.status.inner_text()
    assert memory.button("Take one instance down").evaluate(_FOCUSED), "the focus stays on what was pressed"
    page.keyboard.press("Escape")
    assert memory.boxes_with("ts-chosen") == set()
    assert memory.box("app").evaluate(_FOCUSED)

    tab_to(memory, ".ts-chip")
    page.keyboard.press("Enter")
    assert memory.what_is_down() == ["Feed server, one instance"]
    tab_to(memory, ".ts-step-button")
    assert memory.boxes_with("ts-near")
    tab_to(memory, ".ts-answer-head button:last-child", key="Shift+Tab")
    page.keyboard.press("Enter")
    assert not memory.is_asked()
    assert memory.screen.evaluate(_FOCUSED), "the focus is not lost with what is gone"


def test_stages_by_keyboard(page: Page, address: str) -> None:
    memory = opened(page, f"{address}feed/stages.html#ask=feed.in-memory&down=sql-primary", "feed.in-memory")
    memory.screen.focus()
    tab_to(memory, ".ts-stage-tab:nth-child(2)", key="Shift+Tab")
    page.keyboard.press("Enter")
    many = Picture(page, "feed.many-boxes")
    assert many.tab("Many boxes").evaluate(_FOCUSED)
    assert many.what_is_down() == ["SQL database"]
