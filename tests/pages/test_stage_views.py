"""The views of what stages change, and of whole systems as pictures."""

from __future__ import annotations

from card_pages import Element, href, rendered
from story_example import PAGES, names, pictures, row, stage, view, view_of

from mkdocs_techspec.analysis.stages import Change

PLAIN = """
```techspec
system: plain
title: Plain
components: {it: {kind: other, owner: a, offscreen: For now}}
```
"""
LATE = """
```screen
screen: wall
shows: {photos: Photos}
```

```techspec
system: s
stage: early
planned: {wall.photos: Later}
components: {web: {kind: page, owner: a, screens: wall}}
```

```techspec
system: s
stage: late
after: early
why: Now
components:
  web: {calls: api}
  api: {kind: server, owner: a, apis: {photos: {serves: wall.photos, computed: Now}}}
```
"""


def steps(card: Element) -> list[str]:
    return [one.by_class("ts-heading")[0].text for one in card.by_class("ts-stage-step")]


def brings(card: Element, number: int = 0) -> str:
    return card.by_class("ts-brings")[number].text


def test_every_step_of_a_system_in_its_order() -> None:
    card = view("show: changes")
    assert steps(card) == [
        "One box \N{RIGHTWARDS ARROW} A database of its own",
        "One box \N{RIGHTWARDS ARROW} A bigger box not taken",
        "A database of its own \N{RIGHTWARDS ARROW} Queues and caches",
    ]
    assert brings(card) == "No more a single point: Api, Db, Files, box-1 A single point now: Balancer"
    assert brings(card, 2) == "No more a single point: Balancer A single point now: Jobs"


def test_what_becomes_of_the_components_in_words() -> None:
    card = view("show: changes\nsystem: photos\nstage: own-database")
    assert names(card, "ts-changes") == ["Balancer new", "Api changed", "Db changed", "Files changed", "Cron removed"]
    told = {name: row(card, "ts-changes", name).by_class("ts-cell")[1].text for name in names(card, "ts-changes")}
    assert told["Balancer new"] == "@founders 1 copy: nothing takes over"
    assert told["Api changed"] == "replicas: 1 \N{RIGHTWARDS ARROW} 2..6 host: box-1 \N{RIGHTWARDS ARROW} none"
    assert told["Cron removed"] == ""
    assert row(card, "ts-changes", "Cron removed").links["Cron"].endswith("page.md#ts-photos-cron")
    assert "ts-removed" in row(card, "ts-changes", "Cron removed").classes


def test_between_two_stages_all_that_happened_on_the_way() -> None:
    card = view("show: changes\nsystem: photos\nstage: [one-box, queues]")
    assert steps(card) == ["One box \N{RIGHTWARDS ARROW} Queues and caches"]
    assert brings(card) == "No more a single point: Api, Db, Files, box-1 A single point now: Jobs"
    (picture,) = pictures("show: changes\nsystem: photos\nstage: [one-box, queues]")
    changes = {node.key.name: node.change for node in picture.nodes if node.component}
    assert changes["cron"] is Change.REMOVED
    assert changes["jobs"] is Change.ADDED
    assert changes["api"] is Change.CHANGED
    assert changes["web"] is None


def test_a_single_point_that_stays_one_is_no_news() -> None:
    more = """
```techspec
system: s
stage: later
after: late
why: Then
components:
  api: {apis: {photos: {computed: null, reads: db}}}
  db: {kind: database, owner: a}
```
"""
    assert brings(view_of("show: changes", {"page.md": LATE + more}), 1) == "A single point now: Db"


def test_needs_that_something_serves_now_and_none_any_more() -> None:
    assert brings(view_of("show: changes", {"page.md": LATE})).startswith("Now supported: Photos")
    back = view_of("show: changes\nsystem: s\nstage: [late, early]", {"page.md": LATE})
    assert brings(back).startswith("No more supported: Photos")


def test_where_nothing_changes_it_says_why() -> None:
    def empty(card: Element) -> str:
        return card.by_class("ts-empty")[0].text

    assert empty(view("show: changes\nsystem: photos\nstage: one-box")) == (
        "It is the first stage: all there is, is new."
    )
    plain = {**PAGES, "plain.md": PLAIN}
    assert empty(view_of("show: changes\nsystem: plain", plain)) == "The system has no stages."
    one = LATE.partition("```techspec\nsystem: s\nstage: late")[0]
    assert empty(view_of("show: changes", {"page.md": one})) == "There is one stage only, so nothing changes."


def test_a_step_of_one_of_several_systems_says_of_which() -> None:
    card = view_of("show: changes", {**PAGES, "late.md": LATE.replace("```screen", "```screen\nsystem: s")})
    assert steps(card)[0] == "Photos: One box \N{RIGHTWARDS ARROW} A database of its own"
    assert steps(card)[-1] == "S: Early \N{RIGHTWARDS ARROW} Late"


def drawn(block: str) -> list[list[str]]:
    """The components of each picture, those of the neighbours in brackets."""
    return [
        [f"({node.key.name})" if node.outside else node.key.name for node in view.nodes if node.component]
        for view in pictures(block, {**PAGES, "plain.md": PLAIN})
    ]


def test_a_diagram_of_every_system() -> None:
    plain, photos = sorted(drawn("show: diagram"), key=len)
    assert plain == ["it"]
    assert len(photos) == 11
    assert drawn("show: diagram\nsystem: plain") == [["it"]]


def test_a_diagram_of_a_stage_marks_nothing() -> None:
    (picture,) = pictures("show: diagram\nsystem: photos\nstage: own-database")
    assert [node.key.name for node in picture.nodes if node.component] == ["web", "balancer", "api", "db", "files"]
    assert not [node for node in picture.nodes if node.change]


def test_a_narrowed_diagram() -> None:
    assert drawn("show: diagram\nowner: storage") == [["(api)", "(audit)", "db", "files", "replica", "(thumbs)"]]
    assert drawn("show: diagram\nkind: worker") == [["audit", "(db)", "(files)", "(jobs)", "thumbs", "(wall-cache)"]]
    assert drawn("show: diagram\nscreen: photos:sign-in") == [["web", "balancer", "api", "db", "limits", "replica"]]
    assert drawn("show: diagram\nscreen: photos:sign-in\nkind: database") == [["db", "replica"]]
    assert view("show: diagram\nkind: cdn").by_class("ts-empty")[0].text == (
        "There is nothing to be seen of what this view picks."
    )


def test_the_pictures_stand_in_the_card() -> None:
    page = "\n```techspec-view\nshow: diagram\n```\n\n```techspec-view\nshow: changes\nsystem: s\n```\n"
    site = rendered({"late.md": LATE.replace("```screen", "```screen\nsystem: s"), "plain.md": PLAIN, "views.md": page})
    diagram, changes = (one.html for one in site.blocks if one.block.source.uri == "views.md")
    assert diagram.count("<figure") == 2
    assert (
        'ts-heading" role="heading" aria-level="4"><a class="ts-ref" href="from/views.md/to/plain.md#ts-plain"'
        in diagram
    )
    assert changes.count("<figure") == 1
    assert href("views.md", "late.md") in changes


def test_the_head_of_a_stage_says_what_it_fixes_and_takes_away() -> None:
    head = stage("own-database").by_class("ts-head")[0]
    assert head.text == "Stage of Photos A database of its own After One box Fixes Box dies Takes away scheduler Cron"


def test_nothing_that_an_author_writes_becomes_markup() -> None:
    bad = "<img src=x onerror=alert(1)>"
    text = PAGES["page.md"]
    for word in ("The box dies, and all is gone", "One server for all", "May people comment?", "It lasts a minute"):
        assert word in text
        text = text.replace(word, f"'{bad}'")
    for title in ("The wall", "One box", "A database of its own", "Upload a photo", "Everything on one machine"):
        text = text.replace(title, f"'{bad}'").replace(f"{{title: '{bad}'", "{title: x")
    text = text.replace("GET /v1/wall", f"'{bad}'").replace("tech: MySQL", f"tech: '{bad}'")
    pages = {**PAGES, "page.md": text}
    for block in ("failures", "tradeoffs", "problems", "trace\nscreen: photos:wall", "changes", "diagram"):
        card = view_of(f"show: {block}", pages)
        assert not [one for one in card.all() if one.tag == "img"]
        assert block in ("diagram",) or bad in card.text
