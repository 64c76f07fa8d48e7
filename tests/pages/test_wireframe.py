"""Screens that nobody has drawn: what is in the wireframe that they get, and that it is right, bounded and quiet."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from card_pages import Element, card, read

from mkdocs_techspec.diagrams.metrics import width_of
from mkdocs_techspec.diagrams.wireframe import Frame, Item, Wireframe, wireframe_svg
from mkdocs_techspec.diagrams.wireframe_pieces import ACTION, ASIDE, NAME

PAGE = """
    ```screen
    screen: home
    title: Home `timeline`
    includes: [header, news]
    shows:
      tweets: {title: "Tweets, see [the study](https://example.org)", optional: true}
      person: {title: Who I am, local: true}
      trends: {title: What is talked about, planned: Not in the first release}
    does:
      post: Post a tweet
      mute: {title: Mute a thread, planned: Later}
    ```

    ```screen
    screen: header
    part: true
    shows: {unread: How much is unread}
    does: {leave: Sign out}
    ```

    ```screen
    screen: news
    title: News
    part: true
    planned: Later
    ```

    ```screen
    screen: replays
    planned: Comes next year
    shows: {list: Past videos}
    ```

    ```screen
    screen: drawn
    shows: {a: Something}
    wireframe: drawn.png
    ```

    ```techspec
    system: feed
    components:
      web: {kind: page, owner: a, screens: [home, drawn]}
      app: {kind: mobile, owner: a, screens: [home, replays]}
    ```
    """


def card_of(name: str, text: str = PAGE) -> Element:
    return read(card(text)).by_id(f"ts-feed-{name}")


def sketch(name: str, text: str = PAGE) -> Element:
    (found,) = card_of(name, text).by_class("ts-sketch")
    return found


def item(svg: Element, title: str) -> Element:
    """The panel, button or strip whose tooltip starts with `title`."""
    return next(one for one in svg.by_class("ts-sketch-item") if one.children[0].text.startswith(title))


def texts(element: Element) -> list[str]:
    return [one.text for one in element.all() if one.tag == "text"]


def is_dashed(element: Element) -> bool:
    outline = next(one for one in element.children if one.tag == "rect")
    return "stroke-dasharray" in outline.attributes


def wireframe(count: int = 0, *, frame: Frame = Frame.BROWSER, title: str = "A need", mark: str = "") -> Wireframe:
    needs = tuple(Item(title=f"{title} {number}", mark=mark, many=number % 2 == 0) for number in range(count))
    return Wireframe(title=title, frame=frame, planned=False, parts=needs, shows=needs, does=needs)


def drawn(screen: Wireframe) -> ElementTree.Element:
    return ElementTree.fromstring(wireframe_svg(screen))  # noqa: S314 - it is our own


def test_everything_that_a_screen_needs_is_in_its_wireframe() -> None:
    said = texts(sketch("home"))
    assert said[0] == "Home timeline"
    for title in ("Header", "News", "Who I am", "What is talked about", "Post a tweet", "Mute a thread"):
        assert title in said


def test_titles_are_shown_without_their_markup() -> None:
    assert "Tweets, see the study" in " ".join(texts(item(sketch("home"), "Tweets")))


def test_what_is_shown_is_a_panel_with_bars_and_what_is_done_a_button() -> None:
    home = sketch("home")
    assert sum(one.tag == "rect" for one in item(home, "Who").children) == 3
    assert sum(one.tag == "rect" for one in item(home, "Post").children) == 1


def test_a_need_that_is_called_as_lists_are_is_drawn_as_one() -> None:
    home = sketch("home")
    assert sum(one.tag == "circle" for one in item(home, "Tweets").children) == 3
    assert not [one for one in item(home, "Who").children if one.tag == "circle"]
    assert [one for one in item(sketch("replays"), "Past").children if one.tag == "circle"]


@pytest.mark.parametrize("name", ["status", "address", "analysis", "lists-of"])
def test_not_every_name_that_ends_in_s_is_a_list(name: str) -> None:
    svg = sketch("one", f"```screen\nsystem: feed\nscreen: one\nshows: {{{name}: It}}\n```\n")
    assert not [one for one in item(svg, "It").children if one.tag == "circle"]


def test_optional_planned_and_local_needs_say_so_in_the_words_of_the_list() -> None:
    home = sketch("home")
    for title, mark in [("Tweets", "optional"), ("Who", "on the page"), ("What", "planned"), ("Mute", "planned")]:
        assert mark in texts(item(home, title))
        assert item(home, title).children[0].text.endswith(f"({mark})")
    assert len(texts(item(home, "Post"))) == 1


def test_what_is_planned_is_dashed_and_nothing_else() -> None:
    home = sketch("home")
    dashed = [one.children[0].text for one in home.by_class("ts-sketch-item") if is_dashed(one)]
    assert dashed == ["News (planned)", "What is talked about (planned)", "Mute a thread (planned)"]
    assert not is_dashed(home)


def test_a_screen_that_is_planned_is_dashed_and_says_so() -> None:
    assert is_dashed(sketch("replays"))
    assert texts(sketch("replays"))[:2] == ["Replays", "planned"]


def test_parts_are_strips_above_all_else() -> None:
    first, second, third = sketch("home").by_class("ts-sketch-item")[:3]
    assert [one.children[0].text for one in (first, second)] == ["Header", "News (planned)"]
    assert first.attributes["xlink:href"] == "#ts-feed-header"
    assert third.attributes["xlink:href"] == "#ts-feed-home.tweets"


def test_a_phone_is_for_screens_that_only_apps_present() -> None:
    assert sketch("home").attributes["width"] == "282"
    assert sketch("replays").attributes["width"] == "222"


def test_a_part_is_a_strip() -> None:
    header, home = sketch("header"), sketch("home")
    assert float(header.attributes["height"]) < float(home.attributes["height"]) / 2
    assert texts(header) == ["Header", "How much is unread", "Sign out"]
    assert not [one for one in header.children if one.tag == "circle"], "the dots of a browser's bar"


def test_a_screen_of_which_nothing_is_said_is_a_crossed_box() -> None:
    news = sketch("news")
    assert not news.by_class("ts-sketch-item")
    assert any(one.attributes.get("d", "").count("L") == 2 for one in news.children)


def test_a_screen_with_a_picture_of_its_own_gets_no_other() -> None:
    assert not card_of("drawn").by_class("ts-sketch")
    assert not card_of("drawn", PAGE.replace("drawn.png", "lost.svg")).by_class("ts-sketch")


def test_it_says_nothing_twice_to_who_hears_the_page_or_searches_it() -> None:
    (around,) = card_of("home").by_class("ts-wireframe")
    assert around.attributes["aria-hidden"] == "true"
    assert "data-search-exclude" in around.attributes
    assert all(one.attributes["tabindex"] == "-1" for one in around.all() if one.tag == "a")
    assert not [one for one in around.all() if "id" in one.attributes]


def test_each_piece_leads_to_its_line() -> None:
    ids = {one.attributes.get("id") for one in read(card(PAGE)).all()}
    links = [one.attributes["xlink:href"] for one in sketch("home").by_class("ts-sketch-item")]
    assert len(links) == 7
    assert {link.removeprefix("#") for link in links} <= ids


@pytest.mark.parametrize("frame", Frame)
def test_a_screen_with_very_many_needs_stays_bounded(frame: Frame) -> None:
    long = "Something with a title that goes on and on " * 3
    many, more = drawn(wireframe(40, frame=frame, title=long)), drawn(wireframe(4000, frame=frame, title=long))
    assert many.get("height") == more.get("height")
    assert float(many.get("height", "")) < 1000
    said = " ".join(many.itertext())
    assert "and 37 more parts" in said
    assert f"and {40 - frame.most} more shown" in said
    assert f"and {40 - frame.most} more to do" in said


@pytest.mark.parametrize("frame", Frame)
@pytest.mark.parametrize("count", [1, 2, 5, 7, 40])
@pytest.mark.parametrize("title", ["A", "Tweets of the people I follow, newest first", "W" * 400, "首页" * 60, ""])
@pytest.mark.parametrize("mark", ["", "on the page, optional"])
def test_text_stays_inside(frame: Frame, count: int, title: str, mark: str) -> None:
    svg = drawn(wireframe(count, frame=frame, title=title, mark=mark))
    for piece in svg.iterfind(".//*[@class='ts-sketch-item']"):
        outline, *_ = (one for one in piece if one.tag.endswith("rect"))
        left, top, width, height = (float(outline.get(name, "")) for name in ("x", "y", "width", "height"))
        assert left + width < frame.width
        for text in piece.iterfind("{*}text"):
            start, end = extent(text)
            assert left < start, text.text
            assert end < left + width, text.text
            assert top < float(text.get("y", "")) < top + height, text.text
        for one, other in combinations(piece.iterfind("{*}text"), 2):
            same_line = abs(float(one.get("y", "")) - float(other.get("y", ""))) < 5
            assert not same_line or extent(one)[1] < extent(other)[0], one.text


def extent(text: ElementTree.Element) -> tuple[float, float]:
    """From where to where a line of text goes."""
    face = next(one for one in (NAME, ACTION, ASIDE) if f"{one.size:g}" == text.get("font-size"))
    width, x = width_of(text.text or "", face), float(text.get("x", ""))
    start = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor", ""), 0)
    return start, start + width


def test_pieces_do_not_overlap() -> None:
    svg = drawn(wireframe(9, title="A need with a name", mark="planned"))
    rooms = []
    for piece in svg.iterfind(".//*[@class='ts-sketch-item']"):
        outline, *_ = (one for one in piece if one.tag.endswith("rect"))
        left, top, width, height = (float(outline.get(name, "")) for name in ("x", "y", "width", "height"))
        rooms.append((left, top, left + width, top + height))
    for place, one in enumerate(rooms):
        for other in rooms[place + 1 :]:
            assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def test_the_whole_title_is_in_the_tooltip_of_one_that_is_cut() -> None:
    title = "A title that is too long for the panel that it stands in, " * 3
    panel = drawn(wireframe(1, title=title)).find(".//*[@class='ts-sketch-item']/{*}title")
    assert panel is not None
    assert panel.text == f"{title} 0"


def test_colours_are_the_themes_with_one_to_fall_back_on() -> None:
    svg = wireframe_svg(wireframe(3))
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg))
    assert colours
    assert all(colour == "none" or re.match(r"var\(--.*#[0-9A-Fa-f]{3,6}\)+$", colour) for colour in colours)


def test_the_same_screen_gives_the_same_bytes() -> None:
    assert card(PAGE) == card(PAGE)
