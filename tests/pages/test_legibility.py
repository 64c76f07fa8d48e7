"""That rows read well: where lines break, and what one copy is called."""

from __future__ import annotations

import re
from pathlib import Path

from card_pages import Element, card, read

import mkdocs_techspec
from mkdocs_techspec.pages.inline import breakable

CSS = Path(mkdocs_techspec.__file__).parent / "assets/techspec.css"


def shown(components: str) -> Element:
    return read(card(f"```techspec\nsystem: feed\ncomponents:\n{components}```\n"))


def row_facts(settings: str) -> list[Element]:
    return shown(f"  box: {{kind: server, {settings}}}\n").by_class("ts-runs")[0].by_class("ts-fact")


def test_a_name_may_break_after_its_dots_and_nowhere_in_a_word() -> None:
    assert breakable("feed:sql-primary.tweets") == "feed:<wbr>sql-primary.<wbr>tweets"
    assert breakable("<b>.a.") == "&lt;b&gt;.<wbr>a."
    html = card(
        "```techspec\nsystem: s\ncomponents:\n  a: {kind: cache, of: b.t}\n  b: {kind: database, stores: [t]}\n```\n"
    )
    assert ">b.<wbr>t</a>" in html


def test_one_copy_is_told_as_in_the_picture_and_what_to_write_is_said() -> None:
    (key,) = shown("  box: {kind: server}\n").by_class("ts-lone")
    (fact,) = row_facts("owner: a")
    assert fact.text == key.text == "1 copy: nothing takes over"
    assert "ts-alone" in fact.classes
    assert fact.attributes["title"] == "add `replicas`, `standby`, `managed` or `single: why`"


def test_one_copy_that_something_takes_over_from_is_just_one() -> None:
    for settings in ("single: Enough", "standby: automatic", "replicas: 2", "managed: true"):
        facts = row_facts(settings)
        assert not [one for one in facts if "ts-alone" in one.classes or "title" in one.attributes]
        assert "takes over" not in " ".join(one.text for one in facts)


def test_few_copies_are_marked_where_the_picture_marks_them() -> None:
    assert row_facts("replicas: 1")[0].text == "1 copy: nothing takes over"
    scaled = row_facts("replicas: 1..20")[0]
    assert (scaled.text, "ts-alone" in scaled.classes) == ("1 to 20 copies", True)


def test_no_line_can_start_with_a_dot_between_words() -> None:
    css = CSS.read_text(encoding="utf-8")
    dotted = re.findall(r"([^{}]*)\{[^{}]*content: \"\u00b7\"[^{}]*\}", css)
    assert [one.split("*/")[-1].strip() for one in dotted] == [".ts-card .ts-state:has(+ .ts-optional)::after"]
    (state,) = re.findall(r"\n\.ts-card \.ts-state \{([^{}]*)\}", css)
    assert "white-space: nowrap" in state, "a dot after what may break could stand on a line of its own"
