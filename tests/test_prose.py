from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import slugify, slugify_unicode
from pymdownx.slugs import slugify as pymdownx_slugify

from mkdocs_techspec.language.prose import heading_anchors, read_prose
from mkdocs_techspec.source import Source, Word


def page(text: str) -> Source:
    return Source(path="page.md", uri="page.md", text=text)


def links(text: str) -> list[str]:
    words = read_prose(page(text)).links
    assert [typed(word) for word in words] == [word.text for word in words]
    return [word.text for word in words]


def typed(word: Word) -> str:
    line = word.span.source.line(word.span.line)
    assert word.span.line == word.span.end_line
    return line[word.span.column - 1 : word.span.end_column - 1]


@pytest.mark.parametrize(
    "text",
    [
        "See [the call](techspec:auth.login).",
        'See [the call](techspec:auth.login "Title").',
        "See [the call]( <techspec:auth.login> ).",
        "😀 [the\ncall](techspec:auth.login)",
        "[x][y]\n\n[y]: techspec:auth.login",
        '[x][y]\n\n  [y]: <techspec:auth.login> "Title"',
        "[x][y]\n\n[y]:\n    techspec:auth.login",
        "> - [x](techspec:auth.login)",
        "- item\n\n    [x](techspec:auth.login)",
        "!!! note\n    [x](techspec:auth.login)",
        "| a | b |\n|---|---|\n| [x](techspec:auth.login) | `c` |",
        "# [x](techspec:auth.login)",
        "<div markdown>\n\n[x](techspec:auth.login)\n\n</div>",
        "`a` [x](techspec:auth.login) `b`",
        "\\`[x](techspec:auth.login)\\`",
        "a ` b\n\n[x](techspec:auth.login) ` c",
        "---\na: 1\n---\r\n\r\n[x](techspec:auth.login)",
    ],
)
def test_links(text: str) -> None:
    assert links(text) == ["auth.login"]


@pytest.mark.parametrize(
    "text",
    [
        "`[x](techspec:a)`",
        "`` [x](techspec:a) ` ``",
        "```\n[x](techspec:a)\n```",
        "- item\n\n    ~~~md\n    [x](techspec:a)\n    ~~~",
        "```techspec\nnote: '[x](techspec:a)'\n```",
        "Text:\n\n    [x](techspec:a)",
        "<!-- [x](techspec:a) -->",
        "a <!-- [x](techspec:a) --> b",
        "<!--\n\n[x](techspec:a)\n\n-->",
        "<pre>\n[x](techspec:a)\n</pre>",
        "<div>\n[x](techspec:a)\n</div>",
        "---\na: '[x](techspec:a)'\n---\n",
        "[^1]: techspec:a",
        "techspec:a",
        "[x](other.md#techspec:a)",
    ],
)
def test_no_links(text: str) -> None:
    assert links(text) == []


def test_links_come_in_order_with_their_systems() -> None:
    assert links("[a](techspec:feed:home)\n[b]: techspec:auth\n[c](<techspec:x.y>)") == ["feed:home", "auth", "x.y"]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntechspec: {system: feed}\n---\n",
        "\ufeff---\ntitle: 😀\ntechspec:\n  system: feed\n---\ntext",
        "---\r\ntechspec:\r\n  # whose\r\n  system:   feed\r\n...\r\n",
        "---\n---\ntechspec: {system: feed}\n---\n",
        "---\nanchored: &a [1]\nother: *a\ntag: !x y\ntechspec: {system: feed}\n---\n",
    ],
)
def test_the_system_that_front_matter_names(text: str) -> None:
    word = read_prose(page(text)).front_system
    assert word
    assert word.text == typed(word) == "feed"


NO_SYSTEM = ["a: 1", "techspec: feed", "techspec: [system]", "techspec: {system: }", "techspec: {system: [a]}"]
NO_SYSTEM += ["techspec: {", "a: {techspec: {system: feed}}", "techspec: \x00", "- techspec"]


@pytest.mark.parametrize("front", NO_SYSTEM)
def test_front_matter_that_names_no_system(front: str) -> None:
    assert read_prose(page(f"---\n{front}\n---\n\ntext")).front_system is None


def test_only_the_start_of_a_page_is_front_matter() -> None:
    assert read_prose(page("\n---\ntechspec: {system: feed}\n---\n")).front_system is None


TITLES = [
    "Paging",
    "Paging",
    "How *it* scales",
    "`a_b` and __c__",
    "A & B",
    "Où est-il?",
    "日本",
    "[x](y.md) z",
    "É_1 ",
]
TITLES += ["<b>x</b> y", "x &amp; y", "![i](i.png) pic", "paging_1", "?", "?", "a  b - c", "note[^1]"]


@pytest.mark.parametrize("slug", [slugify, slugify_unicode, pymdownx_slugify(case="lower")])
@pytest.mark.parametrize("form", ["## {}", "## {} ##", "{}\n---", "> # {}", "- item\n\n    ### {}"])
def test_headings_have_the_anchors_that_markdown_makes(slug: object, form: str) -> None:
    text = "\n\n".join([*(form.format(title) for title in TITLES), "[^1]: note"])
    html = Markdown(extensions=["toc", "footnotes"], extension_configs={"toc": {"slugify": slug}}).convert(text)
    made = set(re.findall(r'<h\d id="([^"]+)"', html))
    assert len(made) == len(TITLES)
    assert made <= heading_anchors(page(text))


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("# Own name {#mine .wide}", {"mine"}),
        ("# Own name {: #mine }", {"mine"}),
        ("# Styled {.wide}", {"styled"}),
        ("text\n{: id='here'}", {"here"}),
        ("[](){#there}", {"there"}),
        ('<a id="one"></a> <a class="x" name=two>', {"one", "two"}),
        ("<div>\n<p id='raw'>\n\n# none\n</div>", {"raw"}),
        ("# Mine {#a}\n# A", {"a", "a_1"}),
        ("```\n# code\n```\n\n    # code\n\n<!-- # comment -->\n<pre>\n# shown\n</pre>", set()),
        ("---\n# comment: 1\na: 1\n---\n# Title", {"title"}),
        ("`{#no}` `<a id='no'>`", set()),
    ],
)
def test_anchors(text: str, anchors: set[str]) -> None:
    assert heading_anchors(page(text)) == anchors


PARTS = [
    "[x](techspec:a",
    ")",
    "`",
    "``",
    "[y]: techspec:",
    "<!--",
    "-->",
    "# h",
    "{#i}",
    "<a id=b>",
    "\n",
    "\n\n",
    "    ",
]
PARTS += ["```", "> ", "- ", "---\n", "techspec: {system: s}\n", "===\n", "\r", "\t", "😀", "_1", "\ufeff"]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=30).map("".join))
def test_no_text_makes_it_raise(text: str) -> None:
    prose = read_prose(page(text))
    words = [*prose.links, *([prose.front_system] if prose.front_system else [])]
    assert all(word.text in typed(word) for word in words)
    assert all(heading_anchors(page(text)))
