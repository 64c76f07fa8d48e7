"""The pictures of large systems on a page: an overview, what it opens into, and what an author may say of it."""

from __future__ import annotations

import re
import textwrap
from itertools import chain
from pathlib import Path

import pytest
from card_pages import Element, checked, href, read

from mkdocs_techspec.render import render

TEAMS = ("posts", "people", "media", "search", "mail", "money")


def shop(size: int = 5, picture: str = "", more: str = "") -> str:
    """A system of two pages and six teams, each with a server that serves a screen, and so many boxes."""
    lines = [f"{team}: {team_of(team, size)}" for team in TEAMS]
    screens = "\n".join(
        textwrap.dedent(f"""
        ```screen
        screen: see-{team}
        title: See {team}'s & more
        shows: {{it: It}}
        ```
        """)
        for team in TEAMS
    )
    parts = textwrap.indent("\n".join(chain.from_iterable(line.split("|") for line in lines)), "  ")
    return f"""
# Shop
{screens}
```techspec
system: shop
title: The shop
{picture}
components:
  web: {{kind: page, owner: web, screens: '*', calls: [{", ".join(TEAMS)}]}}
{parts}
```

{more}
"""


def team_of(team: str, size: int) -> str:
    stores = [f"{team}-{number}: {{kind: database, owner: {team}}}" for number in range(1, size)]
    reads = ", ".join(f"{team}-{number}" for number in range(1, size))
    server = f"{{kind: server, owner: {team}, apis: {{it: {{serves: see-{team}.it, reads: [{reads}]}}}}}}"
    return "|".join([server, *stores])


@pytest.fixture(scope="module", autouse=True)
def layouts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where layouts are kept: most of these pictures are the same."""
    LAYOUTS.append(tmp_path_factory.mktemp("layouts"))
    return LAYOUTS[-1]


LAYOUTS: list[Path] = []


def page(*texts: str) -> Element:
    pages = {f"p{number}.md": text for number, text in enumerate(texts)}
    return read("\n".join(block.html for block in render(checked(pages), href, LAYOUTS[-1]).blocks))


def names(found: Element) -> list[str]:
    return [one.attributes["data-ts-picture"] for one in found.by_class("ts-drawing")]


def titles(found: Element) -> list[str]:
    return [one.text for details in found.by_class("ts-part") for one in details.children if one.tag == "summary"]


def boxes(found: Element, name: str) -> set[str]:
    (picture,) = (one for one in found.by_class("ts-drawing") if one.attributes["data-ts-picture"] == name)
    return {
        box.attributes.get("data-ts") or box.attributes.get("data-ts-box", "person")
        for box in picture.by_class("ts-node")
    }


def test_a_large_system_is_an_overview_that_opens() -> None:
    found = page(shop())
    assert titles(found) == [
        "The whole picture: 31 boxes",
        *(f"@{team}: 5 components" for team in sorted(TEAMS)),
        *(f"See {team}'s & more: what supports it" for team in TEAMS),
    ]
    assert names(found)[:3] == ["shop", "shop.whole", "shop.group-mail"]
    assert boxes(found, "shop") == {"person", "shop:web", *(f"shop:group/{team}" for team in TEAMS)}
    assert len(boxes(found, "shop.whole")) == 32
    assert boxes(found, "shop.screen-see-mail") == {
        "person",
        "shop:web",
        "shop:mail",
        *(f"shop:mail-{n}" for n in range(1, 5)),
    }


def test_its_boxes_lead_to_what_they_open_into() -> None:
    found = page(shop())
    anchors = {one.attributes["id"] for one in found.by_class("ts-opened")}
    (overview, *_) = found.by_class("ts-drawing")
    links = {one.attributes["xlink:href"] for one in overview.by_class("ts-node") if "data-ts-group" in one.attributes}
    assert links == {f"#tspart-p0-md-shop.group-{team}" for team in TEAMS}
    assert {link[1:] for link in links} < anchors
    (first,) = (one for one in found.by_class("ts-part") if one.text.startswith("@mail"))
    assert "open" not in first.attributes


def test_ids_and_names_are_unique() -> None:
    view = "```techspec-view\nshow: diagram\n```"
    found = page(shop(more=f"{view}\n\n{view}"), f"# Other\n\n{view}\n")
    ids = [one.attributes["id"] for one in found.all() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)
    (first,) = (block for block in [page(shop(more=f"{view}\n\n{view}"))])
    assert len(set(names(first))) == len(names(first))
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in names(first))


def test_a_small_system_is_drawn_as_it_is() -> None:
    found = page(shop(size=3))
    assert names(found) == ["shop"]
    assert titles(found) == []


def test_a_picture_can_be_wanted_whole() -> None:
    found = page(shop(picture="picture: {as: whole}"))
    assert names(found) == ["shop"]
    assert len(boxes(found, "shop")) == 32


def test_an_overview_can_be_wanted() -> None:
    assert titles(page(shop(size=3, picture="picture: {as: overview}")))[0] == "The whole picture: 19 boxes"


def test_what_is_hidden_is_in_none_of_the_pictures() -> None:
    found = page(
        shop(picture="picture: {hide: [database, mail]}", more="```techspec-view\nshow: trace\nscreen: see-mail\n```")
    )
    assert boxes(found, "shop") == {"person", "shop:web", *(f"shop:{team}" for team in TEAMS if team != "mail")}
    assert boxes(found, "shop.2") == {"person", "shop:web"}
    opened = page(shop(picture="picture: {hide: mail-1}"))
    assert all("shop:mail-1" not in boxes(opened, name) for name in names(opened))


def test_a_view_comes_before_its_system_and_a_block_for_itself() -> None:
    more = """
```techspec
system: shop
picture: {as: whole, hide: []}
```

```techspec-view
show: diagram
picture: {as: whole}
```

```techspec-view
show: diagram
picture: {hide: []}
```
"""
    found = page(shop(picture="picture: {as: overview, hide: database}", more=more))
    assert [len(boxes(found, name)) for name in ("shop", "shop.2", "shop.3")] == [8, 32, 8]
    assert len(boxes(found, "shop.4.whole")) == 32


def test_not_more_screens_are_traced_than_a_page_can_bear() -> None:
    screens = [f"```screen\nscreen: s{number}\nshows: {{it: It}}\n```\n" for number in range(10)]
    served = ", ".join(f"s{number}.it" for number in range(10))
    text = shop(more="\n".join(screens)).replace("serves: see-mail.it", f"serves: [see-mail.it, {served}]")
    found = page(text)
    assert sum("screen" in name for name in names(found)) == 12
    (remark,) = (one.text for one in found.by_class("ts-remark") if "screens" in one.text)
    assert remark == "4 more screens are not drawn here: the view trace draws one."


STAGES = """
```techspec
system: shop
stage: first
components:
  posts-9: {kind: database, owner: posts, offscreen: A test}
```

```techspec
system: shop
stage: second
after: first
picture: {hide+: [mail-1]}
components:
  posts-1: {replicas: 3}
  posts-9: null
  posts-10: {kind: database, owner: posts, offscreen: A test}
```
"""


def test_an_overview_says_what_a_stage_changes() -> None:
    found = page(shop(picture="picture: {hide: mail-2}", more=STAGES))
    staged = [name for name in names(found) if name.startswith("shop.second.2")]
    assert "shop.second.2.whole" in staged
    assert not any("screen" in name for name in staged)
    assert any("screen" in name for name in names(found) if name.startswith("shop.first"))
    (overview,) = (one for one in found.by_class("ts-drawing") if one.attributes["data-ts-picture"] == "shop.second.2")
    (posts,) = (one for one in overview.by_class("ts-node") if one.attributes.get("data-ts-box") == "shop:group/posts")
    assert "1 new, 1 changed, 1 removed" in posts.text
    assert {"shop:mail-1", "shop:mail-2"} & boxes(found, "shop.second.2.whole") == set()
    assert {"shop:mail-1", "shop:mail-2"} & boxes(found, "shop.first.whole") == {"shop:mail-1"}


def test_trouble_with_any_part_is_told() -> None:
    site = checked({"p.md": shop()}, {"limits": {"boxes": 20}})
    assert ["32 boxes" in one.message for one in render(site, href, None).diagnostics] == [True]
