"""A model the other way round: what a server serves, what a page presents, what is said about a thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ..analysis.snapshots import Snapshot
from ..analysis.support import Status
from ..model import Failure, Key, Model, Presentation
from ..source import Word
from .places import Decision, decisions

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """`served` and `presented` go by component or API; `within` gives the screens that show a part.

    `remarks` is what trade-offs, failures and problems are about a thing; `harmable` how many needs of a screen have
    something behind them.
    """

    served: Mapping[Key, tuple[Key, ...]]
    presented: Mapping[Key, tuple[Presentation, ...]]
    within: Mapping[Key, tuple[Key, ...]]
    remarks: Mapping[Key, tuple[tuple[Key, Decision], ...]]
    harmable: Mapping[Key, int]


def look_up(snapshot: Snapshot) -> Lookups:
    """Everything that cards look up in a model, gathered in one pass."""
    model = snapshot.model
    needs = snapshot.support.needs.values()
    return Lookups(
        harmable=Counter(need.need.owner for need in needs if need.status is Status.SERVED),
        served=grouped((service.server, need) for need, services in model.services.items() for service in services),
        presented=grouped((shown.page, shown) for several in model.presentations.values() for shown in several),
        within=grouped((part, screen) for screen, parts in model.includes.items() for part in parts),
        remarks=grouped(_remarks(model)),
    )


def grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    """The values of each key, each once, in order."""
    found: dict[K, dict[V, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def _remarks(model: Model) -> Iterator[tuple[Key, tuple[Key, Decision]]]:
    for system in model.systems.values():
        for key, decision in decisions(system):
            for word in _subjects(decision):
                if target := model.targets.get(word.span):
                    yield target, (key, decision)


def _subjects(decision: Decision) -> tuple[Word, ...]:
    hit = decision.hits if isinstance(decision, Failure) else ()
    return (*hit, *decision.about)
