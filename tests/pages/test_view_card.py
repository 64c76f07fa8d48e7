from __future__ import annotations

import pytest
from card_pages import checked, href, read, rendered
from view_pages import SETTINGS, SITE, view

from mkdocs_techspec.language.views import SHOWN
from mkdocs_techspec.pages import Here, build_index, view_card, write


def head(block: str) -> str:
    (found,) = view(block).by_class("ts-head")
    return found.text


def test_a_view_says_what_it_is_and_what_it_is_narrowed_to() -> None:
    assert head("show: coverage") == "View all systems Coverage"
    assert head("show: gaps\nsystem: feed") == "View System The feed Gaps"
    assert head("show: apis\nsystem: feed\nstage: simple") == "View System The feed Stage Simple APIs"
    assert head("show: components\nscreen: feed:home") == "View Screen Home timeline Components"
    narrow = head("show: components\nowner: timelines\nkind: server")
    assert narrow == "View all systems Owner @timelines Kind server Components"


def test_what_narrows_a_view_is_linked() -> None:
    links = view("show: apis\nsystem: feed\nstage: simple").by_class("ts-head")[0].links
    assert links == {
        "The feed": "from/handbook/page.md/to/feed/spec.md#ts-feed",
        "Simple": "from/handbook/page.md/to/feed/spec.md#ts-feed-stage-simple",
    }


@pytest.mark.parametrize("show", SHOWN)
def test_every_view_is_written_on_a_site_that_has_nothing_to_show(show: str) -> None:
    block = f"show: {show}\nscreen: blank" if show == "trace" else f"show: {show}"
    card = view(block, {"a.md": "```screen\nscreen: blank\nshows: {a: A}\n```\n"}, {})
    assert card.by_class("ts-title")[0].text
    words = card.text.replace(card.by_class("ts-head")[0].text, "").strip()
    assert words, "an empty view says so"


@pytest.mark.parametrize("show", [show for show in SHOWN if show not in {"trace", "changes"}])
def test_a_view_that_is_narrowed_too_far_says_that_nothing_is_picked(show: str) -> None:
    card = view(f"show: {show}\nsystem: identity\nowner: platform\n")
    assert not card.by_class("ts-row")
    words = card.text.replace(card.by_class("ts-head")[0].text, "").strip()
    assert words.endswith(".")


def test_a_name_that_means_nothing_narrows_nothing_and_is_told() -> None:
    card = view("show: components\nowner: nobody-knows")
    assert "'nobody-knows' is not an owner" in card.by_class("ts-gaps")[0].text
    assert "Owner" not in card.by_class("ts-head")[0].text
    assert card.by_class("ts-row")


def test_a_view_that_cannot_be_read_is_shown_as_it_is_written() -> None:
    (block,) = rendered({"a.md": "```techspec-view\nshow: everything\n```\n"}).blocks
    card = read(block.html)
    assert card.by_class("ts-sort")[0].text == "View"
    assert "show: everything" in card.text


def test_views_have_ids_that_nothing_else_has() -> None:
    fence = "```techspec-view\nshow: gaps\n```\n"
    blocks = rendered({"a/b.md": fence + "\n" + fence, "a-b.md": fence}).blocks
    assert [block.anchors for block in blocks] == [("tsview-a-b-md-2",), ("tsview-a-b-md-3",), ("tsview-a-b-md-1",)]
    assert all(f'id="{block.anchors[0]}"' in block.html for block in blocks)


def test_a_view_is_the_same_whatever_the_order_of_the_pages() -> None:
    fences = "".join(
        f"```techspec-view\nshow: {show}\n```\n\n" for show in SHOWN if show not in {"trace", "changes", "diagram"}
    )
    pages = {"z.md": fences, **SITE}
    assert _cards(pages) == _cards(dict(reversed(pages.items())))


def _cards(pages: dict[str, str]) -> list[str]:
    site = checked(pages, SETTINGS)
    index = build_index(site)
    return [
        write(
            view_card(
                index.contents[span],
                target,
                (),
                Here(index=index, href=href, uri="z.md", system="", snapshot=site.last, block=span),
            )
        )
        for span, target in site.views.items()
    ]
