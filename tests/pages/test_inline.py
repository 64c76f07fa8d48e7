from __future__ import annotations

import time

import pytest
from card_pages import read
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_techspec.pages.inline import formatted, label, safe_target


def as_typed(target: str) -> str | None:
    return target if safe_target(target) else None


def html(text: str) -> str:
    return str(formatted(text, as_typed))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a `b` c", "a <code>b</code> c"),
        ("[a](b.md)", '<a href="b.md">a</a>'),
        ("[the `a`](b.md#c)", '<a href="b.md#c">the <code>a</code></a>'),
        ("[](b.md)", '<a href="b.md">b.md</a>'),
        ("[a](https://en.example.org/Foo_(bar))", '<a href="https://en.example.org/Foo_(bar)">a</a>'),
        ("`[a](b)`", "<code>[a](b)</code>"),
        ("one\n\ntwo", "one<br><br>two"),
        ("**no** _markup_ <b>else</b>", "**no** _markup_ &lt;b&gt;else&lt;/b&gt;"),
        ("![a](b.png)", '!<a href="b.png">a</a>'),
        ("[a] (b) [c](d e)", "[a] (b) [c](d e)"),
        ("`", "`"),
        ("a\u202eb\x00c", "aU+202EbU+0000c"),
    ],
)
def test_code_and_links_are_the_only_markup(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_label_keeps_the_words_of_a_link() -> None:
    assert label("see [the `a`](b.md) now") == "see the <code>a</code> now"


@pytest.mark.parametrize(
    "target",
    ["http://a.b", "HTTPS://a.b/c?d=e&f#g", "mailto:a@b.c", "a.md", "../a/b.md#c", "#here", "/root", "?q=1"],
)
def test_safe_targets(target: str) -> None:
    assert safe_target(target)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "javascript:alert(1)",
        "JaVa\tScript:alert(1)",
        "\x01javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "https://a.b/\u202egpj.exe",
    ],
)
def test_unsafe_targets(target: str) -> None:
    assert not safe_target(target)


def test_an_unsafe_link_is_shown_as_typed() -> None:
    assert html("[a](javascript:b)") == "[a](javascript:b)"


@pytest.mark.parametrize("text", ["[", "`", "[](", "[a](b", "[a](b(", "\n ", "[`", "](", "[a](((", "(a)"])
def test_long_texts_take_no_longer_than_their_length(text: str) -> None:
    start = time.process_time()
    html("[](" + text * 20_000)
    html(text * 20_000)
    assert time.process_time() - start < 1


@given(st.text(st.sampled_from("[]()`<>&\"'ab:/#\n\\ \tjavscript"), max_size=60))
def test_no_text_gets_through(text: str) -> None:
    for element in list(read(html(text)).all())[1:]:
        assert element.tag in {"a", "code", "br"}
        assert set(element.attributes) <= {"href"}
        assert safe_target(element.attributes.get("href", "x"))
