from __future__ import annotations

import pytest
from card_pages import Element, card, checked, href, read, rendered

from mkdocs_techspec.diagnostics import Severity
from mkdocs_techspec.diagrams import Drawing
from mkdocs_techspec.pages import drawn
from mkdocs_techspec.render import Rendered, render, target_href

SITE = {
    "screens/home.md": """
        ```screen
        screen: home
        system: feed
        shows:
          timeline: Tweets
        ```
        """,
    "feed.md": """
        ```techspec
        system: feed
        components:
          web: {kind: page, owner: a, screens: home, calls: api.timeline}
          api:
            kind: server
            owner: a
            apis: {timeline: {route: GET /t, serves: home.timeline, reads: db.tweets}}
          db: {kind: database, owner: a, stores: [tweets]}
        ```
        """,
}

BROKEN = """
    ```techspec
    system: feed
    components: {web: [<b>
    ```
    """


def troubled(monkeypatch: pytest.MonkeyPatch, settings: dict[str, object]) -> Rendered:
    """The site with pictures that cannot be laid out."""

    def draw(_views: object, _link: object, prefixes: list[str], *_rest: object) -> list[Drawing]:
        return [Drawing(svg="", key="", trouble="the layout stopped", help="set `layout: dot`") for _ in prefixes]

    monkeypatch.setattr(drawn, "draw_views", draw)
    return render(checked(SITE, settings), href, None)


def page(html: str) -> Element:
    return read(html)


def test_links_lead_across_pages() -> None:
    screen, spec = (page(block.html) for block in rendered(SITE).blocks)
    assert screen.links["GET /t"] == "from/screens/home.md/to/feed.md#ts-feed-api.timeline"
    assert spec.by_id("ts-feed-api").links["home.timeline"] == "from/feed.md/to/screens/home.md#ts-feed-home.timeline"
    assert spec.by_id("ts-feed-api").links["db.tweets"] == "#ts-feed-db.tweets"


def test_every_anchor_is_the_id_of_one_element() -> None:
    for block in rendered(SITE).blocks:
        ids = [one.attributes["id"] for one in page(block.html).all() if one.attributes.get("id", "").startswith("ts-")]
        assert sorted(ids) == sorted(block.anchors)
        assert len(set(ids)) == len(ids)


def test_prose_links_find_their_system() -> None:
    site = rendered(SITE)
    assert target_href(site, "api.timeline", "feed.md", href) == "#ts-feed-api.timeline"
    assert target_href(site, "home", "other.md", href) == "from/other.md/to/screens/home.md#ts-feed-home"
    assert target_href(site, "feed:web", "other.md", href) == "from/other.md/to/feed.md#ts-feed-web"
    assert target_href(site, "nothing", "feed.md", href) is None
    assert target_href(site, "web.nothing", "feed.md", href) is None
    assert target_href(site, "other:web", "feed.md", href) is None


def test_a_block_that_cannot_be_read_shows_its_text_and_why() -> None:
    shown = page(card(BROKEN))
    assert "syntax/yaml" in shown.by_class("ts-gaps")[0].text
    assert "components: {web: [<b>" in shown.by_class("ts-source")[0].text


def test_a_second_definition_is_not_lost() -> None:
    second = SITE["screens/home.md"].replace("Tweets", "Posts")
    shown = page(rendered({**SITE, "zz.md": second}).blocks[-1].html)
    assert "reference/duplicate" in shown.by_class("ts-gaps")[0].text
    assert "Posts" in shown.by_class("ts-source")[0].text


def test_a_picture_that_cannot_be_laid_out_is_a_gap_and_a_remark(monkeypatch: pytest.MonkeyPatch) -> None:
    found = troubled(monkeypatch, {})
    assert [(gap.rule, gap.severity, gap.span.line) for gap in found.diagnostics] == [
        ("render/layout", Severity.WARNING, 2)
    ]
    assert "There is no picture: the layout stopped" in page(found.blocks[1].html).text
    assert "GET /t" in page(found.blocks[1].html).text


def test_a_layout_gap_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not troubled(monkeypatch, {"rules": {"render/layout": "off"}}).diagnostics


def test_the_picture_is_no_text_to_search() -> None:
    shown = page(rendered(SITE).blocks[1].html)
    assert "data-search-exclude" in shown.by_class("ts-drawing")[0].attributes


def test_headings_stay_out_of_the_table_of_contents() -> None:
    for block in rendered(SITE).blocks:
        shown = page(block.html)
        assert not [one for one in shown.all() if one.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
        assert [one for one in shown.all() if one.attributes.get("role") == "heading"]


def test_the_same_bytes_every_time() -> None:
    assert rendered(SITE) == rendered(SITE)


def test_what_a_broken_block_may_hold_is_not_called_a_gap() -> None:
    unserved = {**SITE, "feed.md": SITE["feed.md"].replace("serves: home.timeline, ", "") + BROKEN}
    blocks = rendered(unserved).blocks
    need = page(next(block.html for block in blocks if "ts-feed-home" in block.anchors)).by_id("ts-feed-home.timeline")
    assert "ts-is-unknown" in need.classes
    assert "not known" in need.text
    broken = page(next(block.html for block in blocks if "ts-unread" in block.html))
    assert "more may come to light once this block can be read" in broken.text


def test_a_screen_of_no_clear_system_is_not_lost() -> None:
    two = "```techspec\nsystem: a\n```\n\n```techspec\nsystem: b\n```\n\n```screen\nscreen: home\nshows: {a: A}\n```\n"
    shown = page(card(two)).by_class("ts-unread")[0]
    assert "This block was left out" in shown.text
    assert "reference/ambiguous" in shown.text
