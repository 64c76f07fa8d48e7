"""Pictures that answer, on the sample site: what a reader asks with a mouse, and what the picture says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import pytest
from asking import Picture, opened, spaced, unasked, watched
from browsing import browser
from built_sites import served, shared_sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOME_TIMELINES = "Home timelines down: Home timeline: degraded. 4 screens unharmed."


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def address(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - none, none built
    with served(shared_sample(tmp_path_factory)) as address:
        yield address


class Window(NamedTuple):
    """A page in which others are looked at, and what went wrong on them."""

    page: Page
    errors: list[str]


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Window:
    errors: list[str] = []
    return Window(watched(chromium, errors), errors)


@pytest.fixture
def page(window: Window) -> Iterator[Page]:
    window.errors.clear()
    yield window.page
    assert window.errors == []


@pytest.fixture
def memory(page: Page, address: str) -> Picture:
    """The stage of the feed in which timelines are in memory."""
    return unasked(page, f"{address}feed/stages.html", "feed.in-memory")


# --- the whole way of a question ------------------------------------------------------------------------------------


def test_a_question_is_asked_taken_to_the_next_stage_and_sent_to_a_colleague(
    chromium: Browser, memory: Picture, address: str
) -> None:
    page = memory.page
    memory.screen.select_option("home")
    assert memory.status.inner_text().startswith("Home timeline needs ")
    memory.down.select_option("home-timelines")
    assert memory.status.inner_text() == HOME_TIMELINES
    assert memory.marks()["home-timelines"] == "down"
    assert memory.marks()["web-app"] == "degraded"

    memory.tab("Scaled").click()
    page.wait_for_url(re.compile(r"spec\.html"))
    scaled = Picture(page, "feed.scaled")
    scaled.answer.wait_for()
    assert page.url == f"{address}feed/spec.html#ask=feed.scaled&screen=home&down=home-timelines"
    assert (scaled.screen.input_value(), scaled.what_is_down()) == ("home", ["Home timelines"])
    assert scaled.status.inner_text() == HOME_TIMELINES

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    scaled.button("Copy link").click()
    scaled.button("Copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    errors: list[str] = []
    colleague = watched(chromium, errors)
    theirs = opened(colleague, link, "feed.scaled")
    theirs.answer.wait_for()
    assert theirs.state() == scaled.state()
    assert theirs.figure.evaluate("(figure) => Math.abs(figure.getBoundingClientRect().top) < innerHeight / 2")
    colleague.close()
    assert errors == []


def test_a_link_that_is_followed_on_its_own_page_asks(memory: Picture) -> None:
    memory.page.evaluate("location.hash = '#ask=feed.in-memory&down=home-timelines'")
    memory.answer.wait_for()
    assert memory.status.inner_text() == HOME_TIMELINES


# --- boxes ----------------------------------------------------------------------------------------------------------

AROUND_TIMELINES = {"home-timelines", "app", "fan-out"}


def test_pointing_at_a_box_shows_what_is_next_to_it(memory: Picture) -> None:
    memory.box("home-timelines").hover()
    assert memory.boxes_with("ts-near") == AROUND_TIMELINES
    assert "ts-near" in memory.paint()["feed:app > feed:home-timelines"]
    assert "ts-near" not in memory.paint()["feed:media-cdn > feed:media"]
    memory.page.mouse.move(0, 0)
    assert memory.boxes_with("ts-near") == set()
    memory.box("home-timelines").focus()
    assert memory.boxes_with("ts-near") == AROUND_TIMELINES
    memory.screen.focus()
    assert memory.boxes_with("ts-near") == set()


def test_a_person_is_next_to_what_people_use(memory: Picture) -> None:
    memory.picture.locator(".ts-kind-person").hover()
    assert memory.boxes_with("ts-near") == {"", "web-app"}
    assert "ts-near" in memory.paint()["feed: > feed:web-app"]


def test_a_click_on_a_box_says_what_it_is(memory: Picture) -> None:
    memory.box("home-timelines").click()
    assert memory.page.url.endswith("#ask=feed.in-memory&box=home-timelines")
    assert memory.boxes_with("ts-chosen") == {"home-timelines"}
    told = spaced(memory.answer.inner_text())
    assert "Home timelines cache" in told
    assert "Owner @timelines" in told
    assert "Technology Redis" in told
    assert re.search("Supports .*Home timeline", told)
    memory.box("home-timelines").click()
    assert not memory.is_asked()
    assert "#" not in memory.page.url


def test_what_a_box_is_leads_to_its_entry(memory: Picture) -> None:
    memory.box("load-balancer").click()
    memory.answer.get_by_role("link", name="Go to its entry").click()
    memory.page.wait_for_url(re.compile(r"feed/spec\.html#ts-feed-load-balancer$"))
    assert memory.page.locator("#ts-feed-load-balancer").is_visible()


def test_escape_forgets_the_box_and_gives_the_focus_back(memory: Picture) -> None:
    memory.box("app").focus()
    memory.page.keyboard.press("Enter")
    assert memory.answer.evaluate("(answer) => answer === document.activeElement")
    assert memory.boxes_with("ts-chosen") == {"app"}
    memory.page.keyboard.press("Escape")
    assert not memory.is_asked()
    assert memory.box("app").evaluate("(box) => box === document.activeElement")


def test_a_box_that_this_stage_removes_leads_to_its_entry(memory: Picture) -> None:
    many = Picture(memory.page, "feed.many-boxes")
    many.box("disk").click()
    memory.page.wait_for_url(re.compile(r"#ts-feed-disk$"))
    assert not many.is_asked()


def test_a_group_opens_into_its_parts(page: Page, address: str) -> None:
    page.goto(f"{address}feed/spec.html")
    scaled, part = Picture(page, "feed.scaled"), Picture(page, "feed.scaled.group-timelines")
    assert not part.figure.is_visible()
    scaled.box("group/timelines").click()
    part.figure.wait_for()
    part.down.select_option("home-timelines")
    assert part.status.inner_text() == HOME_TIMELINES
    assert part.marks()["home-timelines"] == "down"


def test_an_overview_tells_of_its_groups(page: Page, address: str) -> None:
    scaled = opened(page, f"{address}feed/spec.html#ask=feed.scaled&down=home-timelines", "feed.scaled")
    assert scaled.marks()["group/timelines"] == "part down"


# --- what is down ---------------------------------------------------------------------------------------------------


def test_one_of_several_harms_nothing(memory: Picture) -> None:
    memory.box("app").click()
    memory.button("Take one instance down").click()
    assert memory.status.inner_text() == "One instance of Feed server down: no screen is harmed."
    assert "Unharmed: Sign in, Write a tweet" in memory.answer.inner_text()
    assert memory.marks() == {}
    assert memory.page.url.endswith("&down=~app&box=app")
    assert memory.button("Take one instance down").get_attribute("aria-pressed") == "true"
    memory.button("Take all of it down").click()
    assert "5 screens lost" in memory.status.inner_text()
    assert memory.marks()["app"] == "down"
    memory.button("Take all of it down").click()
    assert memory.status.inner_text() == ""
    assert memory.marks() == {}


def test_several_at_once_and_back(memory: Picture) -> None:
    memory.down.select_option("home-timelines")
    memory.down.select_option("media")
    assert memory.page.url.endswith("&down=home-timelines,media")
    assert memory.status.inner_text().startswith("Home timelines and Media store down: ")
    both = memory.marks()
    assert (both["home-timelines"], both["media"]) == ("down", "down")
    memory.button("Bring back Media store").click()
    assert memory.status.inner_text() == HOME_TIMELINES
    memory.down.select_option("media")
    memory.button("Bring all back").click()
    assert not memory.is_asked()
    assert memory.marks() == {}


def test_nothing_is_asked_any_more(memory: Picture) -> None:
    before = memory.paint()
    memory.screen.select_option("home")
    memory.down.select_option("home-timelines")
    memory.button("Clear").click()
    assert (memory.screen.input_value(), memory.what_is_down()) == ("", [])
    assert not memory.is_asked()
    assert memory.paint() == before
    assert "#" not in memory.page.url


def test_a_host_takes_along_what_stands_on_it(memory: Picture) -> None:
    one = Picture(memory.page, "feed.one-box")
    one.box("disk").click()
    one.button("Take its host box down").click()
    assert one.what_is_down() == ["host box"]
    assert one.status.inner_text().startswith("Host box down: ")
    assert {name for name, mark in one.marks().items() if mark == "down"} == {"app", "disk", "sql-primary"}
    assert one.marks()["web-app"] == "lost"


def test_what_is_down_is_told_in_words_and_dashes(memory: Picture) -> None:
    memory.down.select_option("sql-replicas")
    looks = {name: paint for name, paint in memory.paint().items() if paint & {"ts-down", "ts-fails", "ts-harmed"}}
    boxes = {name.partition(":")[2] for name in looks if ">" not in name}
    assert boxes == set(memory.marks())
    assert (
        memory.box("app").locator("path").first.evaluate("(path) => getComputedStyle(path).strokeDasharray") != "none"
    )


# --- stages ---------------------------------------------------------------------------------------------------------


def test_stages_of_one_page_keep_the_question_and_the_place_on_the_screen(memory: Picture) -> None:
    memory.screen.select_option("home")
    memory.down.select_option("sql-primary")
    memory.tab("Many boxes").scroll_into_view_if_needed()
    before = memory.tab("Many boxes").bounding_box()
    memory.tab("Many boxes").click()
    many = Picture(memory.page, "feed.many-boxes")
    many.answer.wait_for()
    after = many.tab("Many boxes").bounding_box()
    assert memory.page.url.endswith("#ask=feed.many-boxes&screen=home&down=sql-primary")
    assert (many.screen.input_value(), many.what_is_down()) == ("home", ["SQL database"])
    assert many.tab("Many boxes").evaluate("(tab) => tab === document.activeElement")
    assert many.tab("Many boxes").get_attribute("aria-current") == "true"
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 2


def test_what_is_not_there_at_a_stage_is_told(memory: Picture) -> None:
    memory.down.select_option("home-timelines")
    memory.tab("One box").click()
    one = Picture(memory.page, "feed.one-box")
    one.answer.wait_for()
    assert one.status.inner_text() == "Not in this picture: home-timelines."


# --- links ----------------------------------------------------------------------------------------------------------


def test_keys_that_nothing_has_are_told(page: Page, address: str) -> None:
    url = f"{address}feed/stages.html#ask=feed.in-memory&screen=hoem&down=tapp,home-timelines&box=nothing"
    memory = opened(page, url, "feed.in-memory")
    told = "Not in this picture: hoem, nothing and tapp."
    assert memory.status.inner_text() == f"{told} {HOME_TIMELINES}"
    assert memory.screen.input_value() == ""


HOSTILE = [
    "#ask=<img src=x onerror=alert(1)>&down=%00,../../,\"'",
    "#ask=feed.in-memory&down=%00,../../,\"',<img src=x onerror=alert(1)>&screen=<script>&box=__proto__",
    "#ask=feed.in-memory&screen=%E0%A4%A&down=%",
    "#ask=",
    "#ask=constructor&down=toString",
    "#ask=']&down=~",
    f"#ask=feed.in-memory&down={',' * 2000}{'~' * 2000}",
]


@pytest.mark.parametrize("hash_", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_link_does_no_harm(memory: Picture, hash_: str) -> None:
    dialogs: list[str] = []
    memory.page.once("dialog", lambda dialog: dialogs.append(dialog.message))
    memory.page.evaluate("(hash) => { location.hash = hash }", hash_)
    memory.down.select_option("home-timelines")
    assert HOME_TIMELINES in memory.status.inner_text()
    assert memory.figure.locator("img, script").count() == 0
    assert memory.marks()["home-timelines"] == "down"
    assert dialogs == []


def test_a_page_is_there_whatever_its_link_asks(page: Page, address: str) -> None:
    clinic = opened(page, f"{address}clinic/spec.html{HOSTILE[0]}", "clinic")
    assert clinic.bar.is_visible()
    assert not clinic.is_asked()


# --- the size of it -------------------------------------------------------------------------------------------------


def wide(picture: Picture) -> float:
    box = picture.picture.bounding_box()
    assert box
    return box["width"]


def test_zoom_by_buttons_keys_and_wheel(memory: Picture) -> None:
    fitted = wide(memory)
    memory.button("Larger").click()
    assert wide(memory) == pytest.approx(fitted * 1.25, abs=2)
    memory.button("Smaller").click()
    memory.button("Smaller").click()
    assert wide(memory) == pytest.approx(fitted / 1.25, abs=2)
    memory.button("Fit").click()
    assert wide(memory) == fitted
    memory.box("app").focus()
    for key, factor in (("+", 1.25), ("+", 1.25**2), ("-", 1.25), ("0", 1)):
        memory.page.keyboard.press(key)
        assert wide(memory) == pytest.approx(fitted * factor, abs=2)
    memory.box("app").hover()
    memory.page.keyboard.down("Control")
    memory.page.mouse.wheel(0, -100)
    memory.page.keyboard.up("Control")
    memory.page.wait_for_function("(svg) => svg.classList.contains('ts-zoomed')", arg=memory.picture.element_handle())
    assert wide(memory) > fitted * 1.2
    memory.button("Fit").click()
    assert wide(memory) == fitted
    assert memory.picture.evaluate("(picture) => picture.style.width") == ""


def test_a_drag_scrolls_and_chooses_nothing(memory: Picture) -> None:
    for _ in range(4):
        memory.button("Larger").click()
    app = memory.box("app")
    app.scroll_into_view_if_needed()
    box = app.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = memory.frame.evaluate("(frame) => frame.scrollLeft")
    memory.page.mouse.move(x, y)
    memory.page.mouse.down()
    memory.page.mouse.move(x - 60, y, steps=5)
    assert memory.frame.evaluate("(frame) => frame.classList.contains('ts-dragged')")
    memory.page.mouse.up()
    assert memory.frame.evaluate("(frame) => frame.scrollLeft") == pytest.approx(before + 60, abs=2)
    assert memory.boxes_with("ts-chosen") == set()
    assert "#" not in memory.page.url
    app.click()
    assert memory.boxes_with("ts-chosen") == {"app"}


def test_the_whole_screen(memory: Picture) -> None:
    full = memory.button("Full screen")
    full.click()
    memory.page.wait_for_function(
        "(figure) => figure.classList.contains('ts-full')", arg=memory.figure.element_handle()
    )
    assert full.get_attribute("aria-pressed") == "true"
    memory.down.select_option("home-timelines")
    assert memory.answer.is_visible()
    full.click()
    memory.page.wait_for_function(
        "(figure) => !figure.classList.contains('ts-full')", arg=memory.figure.element_handle()
    )
    assert full.get_attribute("aria-pressed") == "false"


def test_the_whole_page_where_there_is_no_whole_screen(page: Page, address: str) -> None:
    page.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(new Error('not here'))")
    page.goto(f"{address}feed/stages.html")
    memory = Picture(page, "feed.in-memory")
    memory.button("Full screen").click()
    full = memory.figure.and_(page.locator(".ts-full"))
    full.wait_for()
    assert full.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 900}
    memory.box("app").click()
    page.keyboard.press("Escape")
    assert full.count() == 0
    assert memory.boxes_with("ts-chosen") == {"app"}, "one key, two steps"
    page.keyboard.press("Escape")
    assert memory.boxes_with("ts-chosen") == set()


# --- steps ----------------------------------------------------------------------------------------------------------


def test_a_screen_shows_what_supports_it_and_each_step_lights_up(memory: Picture) -> None:
    memory.screen.select_option("home")
    assert memory.boxes_with("ts-dim") == {"accounts"}
    assert "ts-lit" in memory.paint()["feed: > feed:web-app"]
    steps = memory.answer.get_by_role("listitem")
    reads = steps.filter(has_text="Feed server reads Home timelines").get_by_role("button")
    reads.hover()
    assert memory.boxes_with("ts-near") >= {"app", "home-timelines"}
    assert "ts-near" in memory.paint()["feed:app > feed:home-timelines"]
    assert "ts-near" not in memory.paint()["feed:media-cdn > feed:media"]
    memory.page.mouse.move(0, 0)
    assert memory.boxes_with("ts-near") == set()
    reads.focus()
    assert "ts-near" in memory.paint()["feed:app > feed:home-timelines"]


def test_what_is_gone_supports_nothing(page: Page, address: str) -> None:
    scaled = opened(page, f"{address}feed/spec.html#ask=feed.scaled&screen=home", "feed.scaled")
    gone = {name for name in scaled.paint() if name.startswith("feed:app > ")}
    assert gone
    assert all("ts-dim" in scaled.paint()[name] for name in gone)
    scaled.button("Clear").click()
    scaled.box("app").hover()
    assert "ts-near" not in scaled.paint()["feed: > feed:web-app"]
