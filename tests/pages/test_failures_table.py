"""The failures of a spec: what was declared and what follows from the model, in one table."""

from __future__ import annotations

from card_pages import Element, checked
from spec_example import holds
from story_example import SCREENS, cards, names, row, rows, stage, story

ALL = "Header, Sign in, The wall"


def failure(card: Element, name: str) -> list[str]:
    """What the cells of a row say."""
    return [cell.text for cell in row(card, "ts-failures", name).by_class("ts-cell")]


def test_declared_and_computed_are_in_one_table_worst_first() -> None:
    assert names(stage("one-box"), "ts-failures") == ["Box dies", "Db is down", "Files is down", "Cron is down"]
    assert names(stage("queues"), "ts-failures") == [
        *("Jobs is down", "Limits is down", "Thumbs behind", "Audit is down", "Stampede")
    ]


def test_what_is_taken_down_is_told_by_screen_and_need() -> None:
    (_, harm, _) = failure(stage("one-box"), "Box dies")
    assert harm == "lost: Sign in (Sign in), The wall (all 4 needs)"
    (_, harm, _) = failure(stage("queues"), "Thumbs behind")
    assert harm == "stale: The wall (Photos of friends, newest first, How many like each, Who is signed in)"


def test_what_follows_from_the_model_is_told_in_short() -> None:
    (what, harm, _) = failure(stage("queues"), "Jobs is down")
    assert what == "Jobs is down The only instance"
    assert harm == "lost: The wall"
    assert row(stage("queues"), "ts-failures", "Jobs is down").links["Jobs"] == "#ts-photos-jobs"


def test_a_failure_that_one_instance_does_not_make_tells_what_all_of_it_does() -> None:
    (_, harm, _) = failure(stage("queues"), "Stampede")
    assert harm.startswith("One instance: no need is harmed. All of it: degraded: The wall (Photos of friends")


def test_a_failure_is_held_against_its_own_stage_and_one_of_no_stage_against_the_last() -> None:
    (_, harm, _) = failure(stage("own-database"), "Balancer dies")
    assert harm.startswith("lost: Sign in")
    (_, harm, _) = failure(story(), "Login slow")
    assert harm.startswith("One instance: no need is harmed. All of it: lost:")


def test_how_a_failure_stands() -> None:
    def stands(card: Element, name: str) -> str:
        return failure(card, name)[2]

    one_box, queues = stage("one-box"), stage("queues")
    assert stands(story(), "Login slow") == "fixed A limit for each address Trade-off one-place"
    assert stands(one_box, "Box dies") == (
        "fixed by stage A database of its own Fixed, too, by stage A bigger box, which was not taken"
    )
    assert stands(stage("own-database"), "Balancer dies") == "fixed by stage Queues and caches Trade-off two-networks"
    assert stands(stage("bigger-box"), "Bill") == "not taken"
    assert stands(queues, "Stampede") == "accepted until 2027-06-30 It lasts a minute"
    assert stands(queues, "Jobs is down") == "accepted until 2027-05-31 Uploading may rest for an hour"
    assert stands(queues, "Audit is down") == "one on purpose Twice would count twice"
    assert stands(queues, "Limits is down") == "no need is lost"
    assert stands(one_box, "Db is down") == "left for later stages Loses nothing from stage A database of its own"
    assert row(one_box, "ts-failures", "Box dies").links["A database of its own"] == "#ts-photos-stage-own-database"


def test_a_declared_failure_tells_why_what_it_hits_is_alone() -> None:
    card = spec(
        """
        api: {kind: server, owner: a, single: It holds the lock, apis: {all: {serves: wall.*, reads: db}}}
        db: {kind: database, owner: a}
    """,
        "failures: {dies: {what: It dies, hits: [api, db]}}\n"
        "accept: [{gap: failure/single-point, on: db, why: For now}]",
    )
    assert failure(card, "Dies")[2] == "not fixed api one on purpose: It holds the lock db accepted: For now"
    assert row(card, "ts-failures", "Dies").by_class("ts-pill")[0].classes == ["ts-pill", "ts-error"]


def test_a_waiver_that_has_ended_covers_nothing() -> None:
    accepted = "accept: [{gap: failure/single-point, on: db, why: For now, until: 2026-11-21}]"
    assert failure(spec(LONE, accepted), "Db is down")[2] == "not fixed"


def test_an_accept_of_a_later_stage_says_nothing_of_an_earlier_one() -> None:
    grown = """
```techspec
system: s
stage: two
after: one
why: To grow
accept: [{gap: failure/single-point, on: db, why: For now}]
```
"""
    first, second = spec(LONE, "stage: one", more=grown).children[-2:]
    assert failure(first, "Db is down")[2] == "left for later stages"
    assert failure(second, "Db is down")[2] == "accepted For now"


def test_the_worst_that_no_failure_mentions_is_named() -> None:
    (told,) = stage("queues").by_class("ts-unmentioned")
    assert (
        told.text
        == "No failure mentions the worst single point, jobs: with it goes The wall. accepted until 2027-05-31"
    )
    assert told.links == {"jobs": "#ts-photos-jobs", "The wall": "#ts-photos-wall"}


def test_where_a_worse_one_is_mentioned_it_is_not_called_the_worst() -> None:
    less = LONE.replace("db: {kind", "cache: {kind: cache, owner: a, volatile: Yes}\n        db: {kind")
    api = "apis: {all: {serves: wall.photos, reads: db}, up: {serves: [wall.upload, wall.likes], reads: cache}}"
    card = spec(less.replace("apis: {all: {serves: wall.*, reads: {to: db}}}", api), DIES)
    (told,) = card.by_class("ts-unmentioned")
    assert told.text.startswith("No failure mentions cache, a single point: with it goes The wall.")


def test_a_screen_of_which_only_what_is_optional_is_lost_is_degraded() -> None:
    api = "apis: {all: {serves: wall.photos, computed: Now}, up: {serves: [wall.upload, wall.likes], reads: db}}"
    card = spec(LONE.replace("apis: {all: {serves: wall.*, reads: {to: db}}}", api), DIES)
    assert failure(card, "Db is down")[1] == "lost: The wall"
    card = spec(LONE.replace("apis: {all: {serves: wall.*, reads: {to: db}}}", api.replace("wall.upload, ", "")), DIES)
    assert failure(card, "Db is down")[1] == "degraded: The wall"


def test_what_stands_on_a_host_that_a_failure_hits_is_mentioned() -> None:
    assert not stage("one-box").by_class("ts-unmentioned")


def test_a_host_is_told_with_what_stands_on_it() -> None:
    card = spec("""
        api: {kind: server, owner: a, host: box-1, apis: {all: {serves: wall.*, reads: db}}}
        db: {kind: database, owner: a, host: box-1}
        other: {kind: database, owner: a, host: box-2}
    """)
    assert failure(card, "box-1 is down") == [
        "box-1 is down A host, with Api, Db on it",
        "lost: The wall",
        "as what stands on it",
    ]
    assert "box-2 is down" not in names(card, "ts-failures")


def test_what_follows_from_the_model_is_told_once_for_each_stage() -> None:
    both = """
```techspec
system: s
stage: one
problems: {q: {ask: Why?}}
```
"""
    first, second = spec(LONE, "stage: one", more=both).children[-2:]
    assert names(first, "ts-failures") == ["Api is down", "Db is down"]
    assert not rows(second, "ts-failures")


def test_without_stages_it_stands_with_the_first_failures_else_where_the_system_is_introduced() -> None:
    more = """
```techspec
system: s
failures: {late: {what: It is late, hits: api, fix: Wait}}
```
"""
    first, second = spec(LONE, more=more).children[-2:]
    assert not rows(first, "ts-failures")
    assert names(second, "ts-failures") == ["Late", "Db is down"]
    assert names(spec(LONE), "ts-failures") == ["Api is down", "Db is down"]


def test_of_many_the_worst_stay_in_sight() -> None:
    many = "".join(f"        db-{number}: {{kind: database, owner: a}}\n" for number in range(12))
    reads = ", ".join(f"db-{number}" for number in range(12))
    card = spec(f"        api: {{kind: server, owner: a, apis: {{all: {{serves: wall.*, reads: [{reads}]}}}}}}\n{many}")
    assert len(rows(card, "ts-failures")) == 13
    (more,) = card.by_class("ts-folded")
    assert more.tag == "details"
    assert more.by_class("ts-folded-head")[0].text == "5 more that no failure mentions"
    assert len(more.by_class("ts-row")) == 5
    holds(card.by_class("ts-caption")[-1], "Failures 13")


DIES = "failures: {dies: {what: It dies, hits: api, fix: Wait}}"
LONE = """
        api: {kind: server, owner: a, apis: {all: {serves: wall.*, reads: {to: db}}}}
        db: {kind: database, owner: a}
"""


def spec(components: str, other: str = "", more: str = "") -> Element:
    """The cards of a system with the story's wall and a page that calls its `api`."""
    text = f"""{SCREENS}
```techspec
system: s
{other}
components:
        web: {{kind: page, owner: a, screens: '*', calls: api}}
{components}
```
{more}"""
    return cards(checked({"page.md": text}))
