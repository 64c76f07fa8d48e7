"""Where keys stand in a TOML file: `tomllib` reads them, and does not tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..config import Way
from ..source import Source, Span

# https://toml.io/en/v1.0.0: what is neither a string nor a sign is a bare key, or a number, day or truth value.
_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\r]+|\#[^\n]*)
    |(?P<end>\n)
    |(?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')
    |(?P<sign>[\[\]{}=,.])
    |(?P<bare>[^\s\[\]{}=,.\"'\#]+)
    """,
    re.VERBOSE | re.DOTALL,
)


def toml_places(source: Source) -> Mapping[Way, Span]:
    """The place of every key, and of every value in a list, in a text that `tomllib` can read."""
    walk = _Walk(tokens=_tokens(source))
    table: Way = ()
    while walk.next:
        if walk.takes("["):
            table = _header(walk)
        elif not walk.takes("\n"):
            _pair(walk, table)
    return walk.found


class _Token(NamedTuple):
    text: str
    span: Span


@dataclass(slots=True, kw_only=True)
class _Walk:
    """How far the tokens are read, and what is found. `lists` is how many tables each list of tables has so far."""

    tokens: list[_Token]
    at: int = 0
    found: dict[Way, Span] = field(default_factory=dict)
    lists: dict[Way, int] = field(default_factory=dict)

    @property
    def next(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def takes(self, sign: str) -> bool:
        found = self.next == sign
        self.at += found
        return found

    def step(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]


def _tokens(source: Source) -> list[_Token]:
    starts = [0, *(end.end() for end in re.finditer("\n", source.text))]
    tokens = []
    for one in _TOKEN.finditer(source.text):
        if one.lastgroup != "blank":
            line = bisect(starts, one.start())
            column = one.start() - starts[line - 1] + 1
            tokens.append(_Token(one[0], Span(source, line, column, line, column + len(one[0]))))
    return tokens


def _header(walk: _Walk) -> Way:
    """The table that a header opens."""
    is_list = walk.takes("[")
    way = _key(walk, ())
    walk.takes("]")
    if is_list:
        walk.takes("]")
        walk.lists[way] = walk.lists.get(way, -1) + 1
        way = (*way, walk.lists[way])
        walk.found.setdefault(way, walk.found[way[:-1]])
    return way


def _pair(walk: _Walk, table: Way) -> None:
    way = _key(walk, table)
    walk.takes("=")
    _value(walk, way)


def _key(walk: _Walk, way: Way) -> Way:
    """The way that a key leads from a table; of a list of tables, the last is meant."""
    while True:
        if way in walk.lists:
            way = (*way, walk.lists[way])
        token = walk.step()
        way = (*way, _name(token.text))
        walk.found.setdefault(way, token.span)
        if not walk.takes("."):
            return way


def _name(text: str) -> str:
    return next(iter(tomllib.loads(f"{text} = 0")))


def _value(walk: _Walk, way: Way) -> None:
    if walk.takes("["):
        _list(walk, way)
    elif walk.takes("{"):
        while not walk.takes("}"):
            if not (walk.takes(",") or walk.takes("\n")):
                _pair(walk, way)
    else:
        while walk.next not in {"", "\n", ",", "]", "}"}:
            walk.step()


def _list(walk: _Walk, way: Way) -> None:
    index = 0
    while not walk.takes("]"):
        if not (walk.takes(",") or walk.takes("\n")):
            walk.found[*way, index] = walk.tokens[walk.at].span
            _value(walk, (*way, index))
            index += 1
