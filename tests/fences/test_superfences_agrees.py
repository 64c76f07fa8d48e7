"""What the scanner calls a block is what superfences hands to a formatter, and what the page then shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_techspec.language.fences import find_fences, same_body
from mkdocs_techspec.language.headers import LANGUAGES
from mkdocs_techspec.source import Source

EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
EXTENSIONS += [f"pymdownx.{name}" for name in ("details", "tabbed", "blocks.admonition", "snippets", "superfences")]

Bodies = Counter[tuple[str, str]]
Lines = tuple[str, ...]


def shown(text: str) -> tuple[Bodies, Bodies]:
    """The blocks that a page shows, and all that superfences takes for one, also in code and comments."""
    taken: list[tuple[str, str]] = []

    def take(body: str, language: str, *_: object, **__: object) -> str:
        taken.append((language, same_body(body)))
        return f'<div class="block">@{len(taken) - 1}@</div>'

    def accept(_language: str, inputs: dict[str, str], options: dict[str, str], *_: object) -> bool:
        options.update(inputs)
        return True

    fences = [{"name": name, "class": name, "format": take, "validator": accept} for name in LANGUAGES]
    html = Markdown(
        extensions=EXTENSIONS,
        extension_configs={
            "pymdownx.superfences": {"custom_fences": fences},
            "pymdownx.tabbed": {"alternate_style": True},
        },
    ).convert(text)
    html = re.sub(r'<div class="highlight">.*?</div>', "", html, flags=re.DOTALL)
    html = re.sub(r"<!--.*?-->|<(pre|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    return Counter(taken[int(number)] for number in re.findall(r"@(\d+)@", html)), Counter(taken)


def scanned(text: str) -> Bodies | None:
    """The blocks that the scanner finds; None where it finds a slip, as superfences then sees what is not meant."""
    found = find_fences(Source(path="page.md", uri="page.md", text=text))
    return None if found.malformed else Counter((str(block.kind), same_body(block.text)) for block in found.blocks)


BODIES = [("a: 1",), ("a: 1", "", "b:", "  - c"), ("", "a:  1  ", ""), ()]
HEADERS = ["techspec", " screen", "{.techspec}", "{ .screen #i }", 'techspec title="A b"', "techspec  wide\t"]
HEADERS += ["techspec-view", "{.techspec-view}"]
FENCES = st.tuples(st.sampled_from(["```", "~~~", "````"]), st.sampled_from(HEADERS), st.sampled_from(BODIES)).map(
    lambda parts: (parts[0] + parts[1], *parts[2], parts[0])
)
OTHER_FENCES = st.tuples(st.sampled_from(["```", "~~~"]), st.sampled_from(["", "py", 'yaml title="x"', "{.x}"])).map(
    lambda parts: ("".join(parts), "code", "", "  more", parts[0])
)
SAMPLES = FENCES.filter(lambda lines: not lines[0].startswith("````")).map(lambda lines: ("````md", *lines, "````"))
PROSE = st.sampled_from(
    [("text",), ("text", "more `code`"), ("# H",), ("H", "---"), ("***",), ("<!-- c -->",), ("<br>",)]
)


def indented(head: Lines) -> Callable[[Lines], Lines]:
    return lambda inner: (*head, *(f"    {line}" if line else "" for line in inner))


def footnote(note: int, inner: Lines) -> Lines:
    return indented((f"Text[^{note}]", "", f"[^{note}]: note", ""))(inner)


def quoted(inner: Lines) -> Lines:
    return tuple(f"> {line}" if line else ">" for line in inner)


def between(first: Lines, last: Lines) -> Callable[[Lines], Lines]:
    return lambda inner: (*first, *inner, *last)


def in_sequence(parts: Sequence[Lines]) -> Lines:
    return tuple(line for part in parts for line in ("", *part))[1:]


def nested(inner: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    page = st.lists(inner, min_size=1, max_size=3).map(in_sequence)
    heads = ["- item|", "1. item", "* a|", "!!! note", "!!! tip|", '??? note "T"|', '=== "Tab"', '=== "Tab"|']
    indenting = [page.map(indented(tuple(head.split("|")))) for head in heads]
    return st.one_of(FENCES, page.map(quoted), *indenting)


INNER = st.recursive(st.one_of(FENCES, FENCES, OTHER_FENCES, SAMPLES, PROSE), nested, max_leaves=8)
PAGE = st.lists(INNER, min_size=1, max_size=3).map(in_sequence)
OUTER = [
    PAGE,
    PAGE.map(indented(("Term", ":   definition", ""))),
    PAGE.flatmap(lambda page: st.integers(1).map(lambda note: footnote(note, page))),
    PAGE.map(indented(("Para:", ""))),
    PAGE.map(between(("/// note | Title", ""), ("", "///"))),
    PAGE.map(between(('<div class="grid" markdown>', ""), ("", "</div>"))),
    FENCES.map(between(("<!--",), ("-->",))),
    FENCES.map(between(("<pre>",), ("</pre>",))),
]
PAGES = (
    st.lists(st.one_of(OUTER), min_size=1, max_size=4, unique_by=lambda lines: lines[0]).map(in_sequence).map("\n".join)
)


@given(PAGES)
def test_nested_fences(text: str) -> None:
    assert scanned(text) == shown(text)[0]


@given(PAGES)
def test_nested_fences_indented_by_tabs(text: str) -> None:
    tabbed = re.sub(r"^(?: {4})+", lambda found: "\t" * (len(found[0]) // 4), text, flags=re.MULTILINE)
    assert scanned(tabbed.replace("\n", "\r\n")) == shown(tabbed)[0]


MARKS = ["```techspec", "```screen", "```techspec-view", "```", "~~~", "~~~techspec", "````", "````md", "```py"]
MARKS += ["```py title=x", "~~~techspec-view"]
LINES = st.tuples(st.sampled_from(["", "", "", "  ", "> ", ">", "> > "]), st.sampled_from([*MARKS, "a: 1", "", "text"]))


@given(st.lists(LINES.map("".join), max_size=14).map("\n".join))
def test_lines_in_any_order(text: str) -> None:
    """Whatever stands where, nothing is a block for one and not for the other, unless a slip was told."""
    found = scanned(text)
    assume(found is not None and text.strip())
    in_page, taken = shown(text)
    assert found is not None
    assert in_page <= found <= taken


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", 0),
        ("text\n```techspec\na: 1\n```\ntext", 1),
        ("!!! note\n    text\nmore\n\n    ```techspec\n    a: 1\n    ```", 0),
        ("1. item\n    ??? note\n\n        ```techspec\n        a: 1\n        ```", 0),
        ("- a\n\n    - b\n- c\n\n        ```techspec\n        a: 1\n        ```", 1),
        ("- a\n    - b\n- c\n\n        ```techspec\n        a: 1\n        ```", 0),
        ("1. item\n    :   no definition\n\n        ```techspec\n        a: 1\n        ```", 0),
        ("text\n- no item\n\n    ```techspec\n    a: 1\n    ```", 0),
        ("* * *\n\n    ```techspec\n    a: 1\n    ```", 0),
        ("<div markdown>\n\ntext\n\n</div>\n1. item\n\n    ```techspec\n    a: 1\n    ```", 1),
        ("<script>\nx = '<!--';\n</script>\n\n```techspec\na: 1\n```\n\n<!-- c -->", 1),
        ("text <!-- a\n\n```techspec\na: 1\n```\n\nb -->", 1),
        ("text <!-- a\n```techspec\na: 1\n```\nb -->", 0),
        ("<p></p><pre>\n\n```techspec\na: 1\n```\n\n</pre>", 0),
        ("  ```techspec\n  a:\tb  # c\n\n  d: e\n  ```", 1),
        (">\t```techspec\n>\ta: 1\n>\t```", 1),
        ("> text\n\n>     ```techspec\n>     a: 1\n>     ```", 0),
        ("- a\n\n\t```techspec\n    a:\t1\n\t```\r\n", 1),
        ("```techspec\na: 1\n\n\n``` \t", 1),
        ("- a\n\n    ```{.techspec-view #i}\n    show: gaps\n    ```\n\n~~~ techspec-view\n~~~", 2),
    ],
)
def test_situations_one_by_one(text: str, blocks: int) -> None:
    found = scanned(text)
    assert found is not None
    assert found.total() == blocks
    assert found == shown(text)[0]
