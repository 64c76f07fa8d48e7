"""Where keys stand in a TOML file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_techspec.hosts.toml_places import toml_places
from mkdocs_techspec.source import Source

_KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,4}", fullmatch=True),
    st.text(st.characters(codec="utf-8", exclude_characters="\x7f"), max_size=4),
)
_LEAVES = st.one_of(st.integers(-9, 9), st.booleans(), st.text(st.sampled_from("a[]{}=,.\"'#\\\n é"), max_size=8))
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=8
)
_TABLES = st.dictionaries(_KEYS, _VALUES, max_size=4)


def _toml(table: Mapping[str, object], above: tuple[str, ...] = ()) -> Iterator[str]:
    """A document: pairs, then tables and lists of tables under headers, with comments and all sorts of strings."""
    for name, value in table.items():
        if not _has_header(value):
            yield f'  {_key(name)} = {_inline(value)} # [a] = {{\'b\': """}}'
    for name, value in table.items():
        way = (*above, name)
        header = " . ".join(map(_key, way))
        if isinstance(value, Mapping):
            yield f"\n[{header}] # ]"
            yield from _toml(value, way)
        elif _has_header(value):
            for one in cast("list[Mapping[str, object]]", value):
                yield f"[[ {header} ]]"
                yield from _toml(one, way)


def _has_header(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
    )


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "a").replace("_", "a").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)} = {_inline(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[ # ]\n" + ",\n".join(map(_inline, value)) + "\n]"
    if isinstance(value, str) and "\n" in value and "'" not in value:
        return f"'''\n{value}'''"
    return json.dumps(value, ensure_ascii=False)


def _ways(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if way:
        yield way
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in items:
        yield from _ways(one, (*way, step))


@given(_TABLES)
def test_every_key_and_item_has_its_place(table: Mapping[str, object]) -> None:
    text = "\n".join(_toml(table))
    parsed = tomllib.loads(text)
    found = toml_places(Source(path="a.toml", uri="a.toml", text=text))
    assert set(found) == set(_ways(parsed))
    lines = text.split("\n")
    for way, span in found.items():
        if isinstance(way[-1], str):
            written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert next(iter(tomllib.loads(f"{written} = 0"))) == way[-1]


@pytest.mark.parametrize(
    ("text", "way", "place"),
    [
        ("a = 1", ("a",), (1, 1)),
        ("a = 1979-05-27 07:32:00 # c\nb = 1.5", ("b",), (2, 1)),
        ('a.b."c.d" = 1', ("a", "b", "c.d"), (1, 5)),
        ("a = ['x',\n  'y']", ("a", 1), (2, 3)),
        ("a = '''\nb = 1'''''\nb = 2", ("b",), (3, 1)),
        ('a = """\\"""b"""""\nc = 2', ("c",), (2, 1)),
        ("a = {b = {c = 1}, d = [{e = 1}]}", ("a", "d", 0, "e"), (1, 25)),
        ("[[a]]\nb = 1\n[[a]]\n[a.c]\nb = 2", ("a", 1, "c", "b"), (5, 1)),
        ("a = 1\r\nb = 2\r\n", ("b",), (2, 1)),
        ('"ключ" = 1\nb = 2', ("b",), (2, 1)),
    ],
)
def test_by_hand(text: str, way: tuple[str | int, ...], place: tuple[int, int]) -> None:
    tomllib.loads(text)
    span = toml_places(Source(path="a.toml", uri="a.toml", text=text))[way]
    assert (span.line, span.column) == place
