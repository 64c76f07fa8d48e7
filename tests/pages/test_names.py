"""What a name on a page means, and where it leads: from prose and from fields."""

from __future__ import annotations

from collections.abc import ValuesView

import pytest
from card_pages import Element, checked, href, read, rendered

from mkdocs_techspec.model import Component
from mkdocs_techspec.pages.here import readable
from mkdocs_techspec.pages.places import things
from mkdocs_techspec.render import Rendered, target_href

FRONT = "---\ntechspec: {system: one}\n---\n"
SYSTEM = """
```techspec
system: %s
components:
  a: {kind: external, note: "To [b](techspec:b), [here](techspec:a), [us](techspec:%s)"}
  b: {kind: external}
```
"""
SITE = {
    "one.md": SYSTEM % ("one", "one"),
    "two.md": SYSTEM % ("two", "two"),
    "both.md": FRONT + "```techspec\nsystem: two\ncomponents: {c: {kind: external, note: '[a](techspec:a)'}}\n```\n",
    "prose.md": FRONT + "[x](techspec:a)\n",
    "bare.md": "[x](techspec:one:a)\n",
}
ARROW = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


def led(target: str, uri: str, site: Rendered | None = None) -> str | None:
    return target_href(site or rendered(SITE), target, uri, href)


def block(site: Rendered, uri: str, number: int = 0) -> Element:
    return read([one.html for one in site.blocks if one.block.source.uri == uri][number])


def test_a_page_without_blocks_says_its_system_in_front_matter() -> None:
    assert led("a", "prose.md") == "from/prose.md/to/one.md#ts-one-a"
    assert led("two:a", "prose.md") == "from/prose.md/to/two.md#ts-two-a"


def test_a_page_without_a_system_has_only_names_that_say_theirs() -> None:
    assert led("a", "bare.md") is None
    assert led("one:a", "bare.md") == "from/bare.md/to/one.md#ts-one-a"


def test_the_prose_around_a_block_goes_by_the_page_and_its_fields_by_the_block() -> None:
    site = rendered(SITE)
    assert led("a", "both.md", site) == "from/both.md/to/one.md#ts-one-a"
    assert block(site, "both.md").links["a"] == "from/both.md/to/two.md#ts-two-a"


def test_a_link_that_the_check_refuses_leads_nowhere() -> None:
    site = rendered({**SITE, "both.md": SITE["both.md"].replace("c:", "a:").replace(":a)", ":missing)")})
    assert "missing" not in str(block(site, "both.md").links)
    only_one = SYSTEM % ("one", "one") + "```techspec\nsystem: two\ncomponents: {z: {kind: external}}\n```\n"
    assert led("z", "page.md", rendered({"page.md": FRONT + only_one})) is None, "it is the other system's"


def test_a_systems_own_name_leads_to_the_card_that_introduces_it() -> None:
    site = rendered(SITE)
    assert led("one", "one.md", site) == "#ts-one"
    assert led("one", "prose.md", site) == "from/prose.md/to/one.md#ts-one"
    assert led("two:two", "one.md", site) == "from/one.md/to/two.md#ts-two"
    shown = block(site, "two.md")
    assert shown.links["us"] == "#ts-two"
    assert shown.by_id("ts-two").tag == "div"


def test_a_decision_about_a_whole_system_names_it() -> None:
    about = "tradeoffs: {t: {chose: A, over: B, costs: C, about: [one, 'two:two']}}\n"
    site = rendered({**SITE, "zz.md": f"```techspec\nsystem: one\n{about}```\n"})
    shown = block(site, "zz.md").by_id("ts-one-tradeoff-t")
    assert shown.links == {"one": "from/zz.md/to/one.md#ts-one", "two:two": "from/zz.md/to/two.md#ts-two"}


class Watched(dict[str, Component]):
    """Components that count how often somebody goes through them all."""

    rounds = 0

    def values(self) -> ValuesView[Component]:  # type: ignore[override] # the base says more of it than is needed
        self.rounds += 1
        return super().values()


def test_a_link_does_not_go_through_all_that_there_is() -> None:
    parts = "".join(f"  c{number}: {{kind: external}}\n" for number in range(50))
    site = rendered({"page.md": f"```techspec\nsystem: one\ncomponents:\n{parts}```\n"})
    (system,) = site.index.model.systems.values()
    watched = Watched(system.components)
    object.__setattr__(system, "components", watched)
    assert dict(things(system))
    assert watched.rounds == 1, "the watch sees who goes through them"
    for number in range(50):
        assert led(f"c{number}", "page.md", site) == f"#ts-one-c{number}"
    assert watched.rounds == 1


def test_what_another_page_puts_off_leads_where_it_does_there() -> None:
    problems = "problems: {p: {title: Two, ask: Why?, about: a, later: %s}}\n"
    for later, expected in (
        ("'#two-people'", "from/one.md/to/far/qs.md#two-people"),
        ("qs.md#why-so", "from/one.md/to/far/qs.md#why-so"),
        ("../one.md#why-so", "#why-so"),
    ):
        pages = {**SITE, "far/qs.md": f"```techspec\nsystem: one\n{problems % later}```\n"}
        assert expected in block(rendered(pages), "one.md").by_id("ts-one-a").links.values()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("questions.md#unfollowing", f"questions {ARROW} unfollowing"),
        ("questions.md#scaling-sql-reads", f"questions {ARROW} scaling sql reads"),
        ("#two-people", "two people"),
        ("../clinic/index.md", "clinic"),
        ("index.md", "index"),
        ("./adr/7.md#%C3%BCber", f"adr {ARROW} 7 {ARROW} \u00fcber"),
        ("#", "#"),
        ("a.svg", "a.svg"),
        ("a.md?q=1#b", "a.md?q=1#b"),
        ("https://a.example/b.md#c-d", "https://a.example/b.md#c-d"),
    ],
)
def test_a_link_to_a_page_in_words(target: str, expected: str) -> None:
    assert readable(target) == expected


def test_the_example_is_sound() -> None:
    assert not [gap for gap in checked(SITE).diagnostics if gap.rule.startswith("reference/")]
