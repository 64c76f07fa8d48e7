"""What a site has set: which rules are looked for, and how bad their gaps are; owners, kinds, limits, today."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from .baseline import Baseline
from .diagnostics import Severity
from .model import Kind
from .patterns import fits

Way = tuple[str | int, ...]
"""The way to something in the settings: keys, and indexes of lists."""


class SettingsError(Exception):
    """A setting that cannot be used, or an environment that cannot run the program; the message says what to do.

    `at` leads to what is wrong, so that a host can say where that stands; it is empty where it is no setting.
    """

    def __init__(self, message: str, at: Way = ()) -> None:
        super().__init__(message)
        self.at = at


Severities = Mapping[str, Severity | None]
"""Severities by rule or family; None is off."""


class PerFile(NamedTuple):
    """The severities on the pages whose uri a pattern fits."""

    pattern: str
    severities: Severities


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where reading and drawing stop. Sizes are in characters, of contracts in bytes; memory is in MiB.

    `layout_seconds` is for one picture, however many layouts of it are tried.
    """

    block_size: int = 256 * 1024
    text_size: int = 64 * 1024
    depth: int = 32
    nodes: int = 50_000
    contract_size: int = 2 * 1024 * 1024
    boxes: int = 300
    layout_seconds: int = 20
    layout_memory: int = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings that the core knows.

    `severities` holds what the author changed. `per_file` does so for some pages: of several that fit one, the last
    that names a rule or its family holds. `select` are the rules and families that are looked for, None where all are;
    `ignore` those that are not. `owners` is None where the site does not name its owners. `kinds` maps a site's own
    kind to the built-in one it is like. `layout` is the engine that places boxes: `wasm`, or `dot` for an installed
    Graphviz. `today` is what `until` is held against. `baseline` is None where the site has none.
    """

    severities: Severities = field(default_factory=dict)
    per_file: tuple[PerFile, ...] = ()
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    owners: frozenset[str] | None = None
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    limits: Limits = Limits()
    today: datetime.date = datetime.date.min
    layout: str = "wasm"
    baseline: Baseline | None = None

    def severity(self, rule: str, page: str = "") -> Severity | None:
        """The severity of a rule's gaps on a page, by its uri, or on the whole; None where it is off.

        What is set for the page comes first, then what is set for all, then `RULES`; a rule comes before its family.
        """
        if not self._is_chosen(rule):
            return None
        for severities in self._fitting(page):
            for name in _names(rule):
                if name in severities:
                    return severities[name]
        return self._on_the_whole(rule)

    def looks_for(self, rule: str) -> bool:
        """Whether a rule is on, if only on some pages."""
        if not self._is_chosen(rule):
            return False
        return self._on_the_whole(rule) is not None or any(
            one.severities.get(name) is not None for one in self.per_file for name in _names(rule)
        )

    def kind(self, name: str) -> Kind | None:
        """The built-in kind that `name` is, or is like."""
        return KINDS.get(name) or self.kinds.get(name)

    def _is_chosen(self, rule: str) -> bool:
        chosen = self.select is None or not self.select.isdisjoint(_names(rule)) or _names(rule)[1] == _ALWAYS
        return chosen and self.ignore.isdisjoint(_names(rule))

    def _fitting(self, page: str) -> Iterator[Severities]:
        return (one.severities for one in reversed(self.per_file) if page and fits(one.pattern, page))

    def _on_the_whole(self, rule: str) -> Severity | None:
        set_ = next((self.severities[name] for name in _names(rule) if name in self.severities), RULES[rule])
        if set_ is None and self.select is not None and rule in self.select:
            return RULES[rule] or Severity.WARNING
        return set_


def _names(rule: str) -> tuple[str, str]:
    """A rule and its family, in the order in which settings go."""
    return rule, rule.partition("/")[0]


KINDS: Mapping[str, Kind] = MappingProxyType({kind.value: kind for kind in Kind})

_E, _W = Severity.ERROR, Severity.WARNING
RULES: Mapping[str, Severity | None] = MappingProxyType(
    {
        "syntax/yaml": _E,
        "syntax/key": _E,
        "syntax/value": _E,
        "syntax/limit": _E,
        "syntax/header": _E,
        "reference/unknown": _E,
        "reference/ambiguous": _E,
        "reference/duplicate": _E,
        "reference/mismatch": _E,
        "coverage/no-page": _E,
        "coverage/no-needs": _E,
        "coverage/unserved": _E,
        "coverage/unreachable": _E,
        "coverage/unstored": _E,
        "coverage/no-apis": _E,
        "coverage/unused": _W,
        "coverage/unwritten": _W,
        "owner/missing": _E,
        "owner/unknown": _E,
        "failure/single-point": _W,
        "failure/unfixed": _E,
        "failure/harmless": _W,
        "failure/unasked": _W,
        "failure/no-tradeoff": _W,
        "failure/no-truth": _E,
        "failure/no-fallback": _W,
        "failure/no-consumer": _E,
        "failure/cycle": None,
        "stage/no-reason": _W,
        "stage/ambiguous": _E,
        "stage/not-fixed": _W,
        "stage/broken": _E,
        "contract/missing": _E,
        "contract/unreadable": _E,
        "problem/open": _W,
        "problem/unanswered": _W,
        "problem/lost": _E,
        "accept/unused": _W,
        "accept/expired": _E,
        "baseline/stale": _W,
        "render/layout": _W,
        "render/not-rendered": _W,
        "render/not-checked": _E,
    }
)
FAMILIES = frozenset(rule.partition("/")[0] for rule in RULES)

# A block that cannot be read hides what is selected, so that is told, too.
_ALWAYS = "syntax"

# Rules and families that no `accept` covers.
NEVER_ACCEPTED = frozenset({"syntax", "reference", "accept", "stage/ambiguous", "baseline"})


def only_for_a_time(gap: str) -> bool:
    """Whether a rule or family can be accepted only until some day: what is not supported, what a stage breaks."""
    return gap in {"stage", "stage/broken"} or gap.partition("/")[0] == "coverage"


def same_owner(name: str) -> str:
    """An owner's name without what differs between writings of it: `@acme/web-team` is `web-team`."""
    return name.removeprefix("@").rpartition("/")[2].casefold()
