from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_techspec.diagnostics import Diagnostic, Severity
from mkdocs_techspec.language.fences import Block, BlockKind, Fences, find_fences, same_body
from mkdocs_techspec.language.superfences import fences_in
from mkdocs_techspec.source import Source, Span

SITUATIONS = Path(__file__).parent / "fences"
BODY = "system: a\nb: 😀 c"


def scan(text: str) -> Fences:
    return find_fences(Source(path="page.md", uri="page.md", text=text))


def only_block(text: str) -> Block:
    found = scan(text)
    assert not found.malformed
    (block,) = found.blocks
    return block


def only_slip(text: str) -> Diagnostic:
    (diagnostic,) = scan(text).malformed
    return diagnostic


def source_text(span: Span) -> str:
    assert span.line == span.end_line
    return span.source.line(span.line)[span.column - 1 : span.end_column - 1]


def test_all_situations_come_out_as_expected() -> None:
    text = (SITUATIONS / "page.md").read_text("utf-8")
    found = scan(text)
    statuses: dict[tuple[int, int], bool | None] = {block.span[1:3]: True for block in found.blocks}
    statuses |= {slip.span[1:3]: None for slip in found.malformed}
    expected = json.loads((SITUATIONS / "expected.json").read_text("utf-8"))
    assert len(expected) == 33
    assert {(line, column): status for line, column, status in expected.values() if status is not False} == statuses


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("```techspec", BlockKind.TECHSPEC),
        ("```screen", BlockKind.SCREEN),
        ("~~~~ techspec", BlockKind.TECHSPEC),
        ("```.techspec", BlockKind.TECHSPEC),
        ("```{.screen #id title='x'}", BlockKind.SCREEN),
        ("```{ #id .techspec .wide }", BlockKind.TECHSPEC),
        ("```techspec-view", BlockKind.VIEW),
        ("~~~ .techspec-view wide", BlockKind.VIEW),
        ("```{.techspec-view #id}", BlockKind.VIEW),
        ('```techspec {title="x"}', BlockKind.TECHSPEC),
        ('```techspec title="A b" wide', BlockKind.TECHSPEC),
        ("```techspec title='a \"b\" c' \t", BlockKind.TECHSPEC),
    ],
)
def test_headers_of_blocks(header: str, kind: BlockKind) -> None:
    marks = header[: re.match(r"`+|~+", header).end()]  # type: ignore[union-attr]
    assert only_block(f"{header}\n{BODY}\n{marks}").kind is kind


@pytest.mark.parametrize(
    ("header", "fault", "mend"),
    [
        ("techspec title=x", "the value of 'title' is not in quotes", 'techspec title="x"'),
        ("techspec # c", "a header takes no comment", "techspec"),
        ('techspec title="x" # c', "a header takes no comment", 'techspec title="x"'),
        ("techspec:feed", "':feed' cannot follow 'techspec'", "techspec"),
        ("screen: home", "': home' cannot follow 'screen'", "screen"),
        ('techspec # c="d"', "a header takes no comment", "techspec"),
        ("techspec a-b", "'a-b' cannot follow 'techspec'", "techspec"),
        ("..techspec", "'..' cannot stand before 'techspec'", "techspec"),
        ("yaml techspec", "'techspec' is not its first word", "techspec"),
        ("yaml screen", "'screen' is not its first word", "screen"),
        ("{.yaml .techspec}", "'techspec' is not its first word", "{.techspec}"),
        ("Techspec", "'Techspec' is not in lower case", "techspec"),
        ('TECHSPEC title="x"', "'TECHSPEC' is not in lower case", 'techspec title="x"'),
        ("SCREEN", "'SCREEN' is not in lower case", "screen"),
        ('{techspec #a title="x"}', "'techspec' has no dot before it", '{.techspec #a title="x"}'),
        ("{.techspec", "its brace is not closed", "{.techspec}"),
        ("tech-spec", "there is no 'tech-spec'; did you mean 'techspec'?", "techspec"),
        ("techspecs", "there is no 'techspecs'; did you mean 'techspec'?", "techspec"),
        ("techpsec a=b", "there is no 'techpsec'; did you mean 'techspec'?", 'techspec a="b"'),
        ("techspec-view title=x", "the value of 'title' is not in quotes", 'techspec-view title="x"'),
        ("techspec-view: gaps", "': gaps' cannot follow 'techspec-view'", "techspec-view"),
        ("yaml techspec-view", "'techspec-view' is not its first word", "techspec-view"),
        ("Techspec-View", "'Techspec-View' is not in lower case", "techspec-view"),
        ("{techspec-view}", "'techspec-view' has no dot before it", "{.techspec-view}"),
        ("techspec-views", "there is no 'techspec-views'; did you mean 'techspec-view'?", "techspec-view"),
        ("tech-spec-view", "there is no 'tech-spec-view'; did you mean 'techspec-view'?", "techspec-view"),
        ("techspecview", "there is no 'techspecview'; did you mean 'techspec-view'?", "techspec-view"),
        ("techspec_view", "there is no 'techspec_view'; did you mean 'techspec-view'?", "techspec-view"),
    ],
)
def test_a_header_that_is_none_is_told_and_does_not_swallow_the_next_block(header: str, fault: str, mend: str) -> None:
    found = scan(f"```{header}\na: 1\n```\n\n```techspec\n{BODY}\n```\n")
    (slip,) = found.malformed
    assert slip.rule == "syntax/header"
    assert slip.severity is Severity.ERROR
    assert slip.message == f"'```{header}' opens no block: {fault}"
    assert slip.help == f"write '```{mend}'"
    assert source_text(slip.span) == f"```{header}"
    assert [block.text for block in found.blocks] == [f"{BODY}\n"]
    assert not scan(f"```{mend}\na: 1\n```").malformed


OTHER_LANGUAGES = ["screenrc", "screen.txt", "screen-capture", "screens", "{screen}", "console", "text screen", "rspec"]
OTHER_LANGUAGES += ["bash techspec check", 'py title="techspec"', "techdocs", ""]


@pytest.mark.parametrize("header", [*OTHER_LANGUAGES, "techspec``` is `code"])
def test_other_languages_are_left_alone(header: str) -> None:
    assert scan(f"```{header}\na: 1\n```\n") == Fences(blocks=(), malformed=())


@pytest.mark.parametrize("header", ["screens", "{screen}", "text screen", "screen.yml"])
def test_a_doubtful_header_is_told_where_the_body_is_a_screen(header: str) -> None:
    assert source_text(only_slip(f"```{header}\n\nscreen: home\n```\n").span) == f"```{header}"


@pytest.mark.parametrize(
    ("rest", "message", "mend"),
    [
        ("", "'```techspec' is not closed", "write '```' on a line of its own where the block ends"),
        ("````\n", "'```techspec' is not closed: '````' is not '```'", "write '```' instead of '````'"),
        ("~~~\n", "'```techspec' is not closed: '~~~' is not '```'", "write '```' instead of '~~~'"),
        ("  ```\n", "'```techspec' is not closed: its '```' is indented otherwise", "indent both '```' alike"),
    ],
)
def test_a_block_that_is_not_closed(rest: str, message: str, mend: str) -> None:
    found = scan(f"```techspec\na: 1\n{rest}\n```screen\n{BODY}\n```\n")
    (slip,) = found.malformed
    assert (slip.message, slip.help, source_text(slip.span)) == (message, mend, "```techspec")
    assert [block.kind for block in found.blocks] == [BlockKind.SCREEN]


def test_a_block_that_less_indented_text_breaks_off() -> None:
    found = scan("- item\n\n    ```techspec\n    a: 1\n\ntext\n\n```techspec\na: 2\n```\n")
    assert [slip.message for slip in found.malformed] == ["'```techspec' is not closed"]
    assert [block.text for block in found.blocks] == ["a: 2\n"]


@pytest.mark.parametrize(
    "text",
    [
        "> ```techspec\n> a: 1\n>\n  b: 1\n> ```\n",
        "> ```techspec\n> a: 1\n>b: 1\n> ```\n",
        "- item\n\n    ```techspec\n>   a: 1\n    ```\n",
    ],
)
def test_a_block_that_a_line_with_other_quotes_breaks_off(text: str) -> None:
    assert only_slip(text).message == "'```techspec' is not closed"


def test_a_block_inside_of_an_open_fence_is_told_with_the_place_that_opens_it() -> None:
    slip = only_slip("```md\n```techspec\na: 1\n```\n")
    assert slip.message == "'```techspec' stands inside of '```md', which is still open"
    assert slip.help.startswith("close '```md' before it, or write '````md'")
    assert [note.span and source_text(note.span) for note in slip.notes] == ["```md"]


class CountedLines(list[str]):
    reads = 0

    def __getitem__(self, key: SupportsIndex | slice) -> Any:
        self.reads += 1
        return super().__getitem__(key)


OPEN = ["````x", "```screen", "screen: a", "```"]
OPEN_TILDES = ["~~~~x", "~~~screen", "screen: a", "~~~"]
OPEN_IN_LIST = [f"    {line}" for line in OPEN]
OPEN_IN_QUOTE = [f"> {line}" for line in OPEN_TILDES]


@pytest.mark.parametrize(
    ("lines", "ours"),
    [
        (OPEN * 500, 500),
        (OPEN_TILDES * 500, 500),
        (["- item", "", *OPEN_IN_LIST * 500], 500),
        (OPEN_IN_QUOTE * 500, 500),
        ((OPEN + OPEN_IN_LIST + OPEN_TILDES) * 200, 600),
        (["```screen", "screen: a", "```", *["````x"] * 2000], 1),
        ([" " * width + line for width in range(50) for line in OPEN] + [""] * 2000, 50),
    ],
)
def test_fences_left_open_do_not_have_the_page_read_again_for_each(lines: list[str], ours: int) -> None:
    counted = CountedLines(lines)
    assert len([fence for fence in fences_in(counted, 0) if fence.ours]) == ours
    assert counted.reads < 8 * len(lines)


@pytest.mark.parametrize("header", ["py title=x", 'py linenums="a"', "py hl_lines", 'py wide="1"'])
def test_a_block_that_the_slip_of_another_language_swallows(header: str) -> None:
    slip = only_slip(f"```{header}\ncode\n```\n\n```techspec\na: 1\n```\n")
    assert slip.message.startswith(f"'```techspec' is swallowed: '```{header}' opens no fence")
    assert source_text(slip.span) == "```techspec"
    assert [note.span and source_text(note.span) for note in slip.notes] == [f"```{header}"]


@pytest.mark.parametrize("tag", ["div", "details", "table"])
def test_raw_html_is_told_and_markdown_in_html_is_not(tag: str) -> None:
    page = f"<{tag}>\n\n```techspec\na: 1\n```\n\n</{tag}>\n\n```screen\nb: 1\n```\n"
    slip = only_slip(page)
    assert slip.message == "'```techspec' stands in raw HTML, where no Markdown is read"
    assert slip.help == f"write '<{tag} markdown>'"
    assert len(scan(page.replace(f"<{tag}>", f"<{tag} markdown>")).blocks) == 2


@pytest.mark.parametrize("header", ["techspec", "techspec title=x", "Techspec"])
@pytest.mark.parametrize(
    "around", ["<!--\n{}\n-->", "<pre>\n{}\n</pre>", "<script>\n{}\n</script>", "````md\n{}\n````"]
)
def test_what_is_shown_or_hidden_as_it_is_written_is_no_block(header: str, around: str) -> None:
    assert scan(around.format(f"```{header}\na: 1\n```")) == Fences(blocks=(), malformed=())


def test_offsets_count_the_characters_that_were_taken_off() -> None:
    block = only_block("- a\n\n\t```techspec\n\ta: 1\n\n    b:\n\t  c: 😀 d\n\t```")
    assert block.text == "a: 1\n\nb:\n  c: 😀 d\n"
    assert block.offsets == (1, 0, 4, 1)
    assert source_text(block.place(3, 7, 3, 8)) == "d"
    assert source_text(block.place(2, 0, 2, 1)) == "b"


def test_a_tab_that_reaches_past_the_indentation_leaves_spaces() -> None:
    block = only_block("  ```techspec\n\ta: 1\n  ```\n")
    assert block.text == "  a: 1\n"
    assert source_text(block.place(0, 2, 0, 3)) == "a"


def test_quotes_count_as_indentation() -> None:
    block = only_block("> ```techspec\n> a: 1\n>\n> b: 2\n> ```\n")
    assert (block.text, block.offsets) == ("a: 1\n\nb: 2\n", (2, 1, 2))
    assert source_text(block.place(2, 0, 2, 1)) == "b"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_a_byte_order_mark_and_no_final_newline(end: str) -> None:
    page = "\ufeff---\ntitle: T\n---\n\n😀\n\n```techspec\nsystem: a\nb: 😀 c\n```".replace("\n", end)
    block = only_block(page)
    assert block.text == f"{BODY}\n"
    assert block.span[1:] == (7, 1, 10, 4)
    assert source_text(block.place(1, 5, 1, 6)) == "c"


def test_a_byte_order_mark_before_a_fence() -> None:
    assert only_block("\ufeff```techspec\na: 1\n```\n").text == "a: 1\n"


def test_front_matter_holds_no_blocks() -> None:
    assert scan("---\na: |\n  ```techspec\n  b: 1\n  ```\n---\n") == Fences(blocks=(), malformed=())


def test_an_empty_body() -> None:
    block = only_block("```techspec\n```\n")
    assert (block.text, block.offsets) == ("", ())
    assert block.place(0, 0, 0, 0)[1:] == (2, 1, 2, 1)


@pytest.mark.parametrize(
    ("position", "expected"),
    [((0, 0), (2, 3)), ((0, 99), (2, 7)), ((1, 0), (3, 3)), ((9, 9), (3, 3))],
)
def test_places_past_the_end_stay_on_the_page(position: tuple[int, int], expected: tuple[int, int]) -> None:
    block = only_block("  ```techspec\n  a: 1\n  ```\n")
    assert block.place(*position, *position)[1:] == (*expected, *expected)


def test_bodies_are_the_same_whatever_superfences_does_to_white_space() -> None:
    assert same_body("\r\na:\tb  \r\n\tc: |\n\n") == same_body("a:  b\n    c: |")
    assert same_body("a:\n  b: 1") != same_body("a:\n b: 1")


WORDS = [
    "```",
    "~~~~",
    "`",
    "techspec",
    "screen",
    "Techspec",
    "{.",
    "}",
    " title=",
    '"',
    "    ",
    "\t",
    "> ",
    "- ",
    "1. ",
]
WORDS += [
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<pre",
    "!!! note",
    '=== "T"',
    ": ",
    "[^1]:",
    "---",
    "\n",
    "\n\n",
    "\r",
    "😀",
    "\ufeff",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=40).map("".join))
def test_no_text_makes_it_raise_and_all_places_are_on_the_page(text: str) -> None:
    found = scan(text)
    for block in found.blocks:
        lines = block.text.split("\n")
        for number, line in enumerate(lines):
            span = block.place(number, 0, number, len(line) + 1)
            assert 1 <= span.line <= span.end_line <= len(block.source.lines)
            assert 1 <= span.column <= span.end_column <= len(block.source.line(span.end_line)) + 1
    for slip in found.malformed:
        assert "\n" not in slip.message
        assert source_text(slip.span)
