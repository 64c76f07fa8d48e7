"""What a case in Markdown cannot show well: odd characters, line ends, and sizes at the limits."""

from __future__ import annotations

import pytest
from support import check_text, told

from mkdocs_techspec.config import Limits

_REFUSED = ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ud800", "\ufffe"]
_TAKEN = ["\u00e9", "\u00a0", "\u65f6", "\U0001f600", "e\u0301", "\u202e", "\u200b", "\ue000", "x\ty"]


def _screen(title: str) -> str:
    return f"# Home\n\n```screen\nscreen: home\ntitle: {title}\nplanned: Soon\n```\n"


@pytest.mark.parametrize("odd", _REFUSED, ids=ascii)
def test_a_character_that_yaml_refuses_is_told_where_it_stands(odd: str) -> None:
    (gap,) = check_text(_screen(f"ab{odd}c")).diagnostics
    assert gap.rule == "syntax/yaml"
    assert gap.message == f"the character U+{ord(odd):04X} cannot stand in a block"
    assert (gap.span.line, gap.span.column, gap.span.end_column) == (5, 10, 11)


@pytest.mark.parametrize("text", _TAKEN, ids=ascii)
def test_any_script_can_stand_in_a_block(text: str) -> None:
    checked = check_text(_screen(f"ab{text}c"))
    assert told(checked) == []
    assert checked.model.systems[""].screens["home"].title == f"ab{text}c"


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=ascii)
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"], ids=ascii)
def test_places_count_characters_and_lines_as_editors_do(start: str, end: str) -> None:
    page = f"{start}```screen\nscreen: \U0001f600home\ntitel: x\nplanned: Soon\n```\n".replace("\n", end)
    places = [(one.rule, one.span.line, one.span.column) for one in check_text(page).diagnostics]
    first = 2 + start.count("\n")
    assert places == [("syntax/value", first, 9), ("syntax/key", first + 1, 1)]


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? ", "- - {a: ["])
def test_depth_ends_reading_and_not_the_process(bracket: str) -> None:
    (gap,) = check_text(f"```screen\nscreen: home\nnote:\n  {bracket * 20_000}\n```\n").diagnostics
    assert gap.rule in {"syntax/limit", "syntax/yaml"}


def test_sizes_up_to_the_limits_are_read() -> None:
    limits = Limits()
    longest = "x" * limits.text_size
    many = ", ".join(["x"] * (limits.nodes - 20))
    assert told(check_text(_screen(longest))) == []
    assert told(check_text(_screen(longest + "x"))) == ["syntax/limit"]
    assert "syntax/limit" not in told(
        check_text(f"```techspec\nsystem: x\ncomponents: {{a: {{owner: [{many}]}}}}\n```\n")
    )
    assert told(check_text(f"```techspec\nsystem: x\nnote: [{many}, {'x, ' * 30}]\n```\n")) == ["syntax/limit"]
    comments = "#" * limits.block_size
    assert told(check_text(f"```screen\nscreen: home\n{comments}\n```\n")) == ["syntax/limit"]


def test_an_alias_bomb_is_not_unfolded() -> None:
    bomb = "\n".join(f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]" for number in range(1, 30))
    assert set(told(check_text(f"```screen\nscreen: home\nplanned: Soon\n{bomb}\n```\n"))) == {
        "syntax/yaml",
        "syntax/key",
    }
