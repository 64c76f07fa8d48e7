"""The blast radius: which needs are lost, degraded and stale when something is down.

The words are the manual's "Working, for what will fail". Every fact that may be true in one scenario and false in
another (that an API works, that a page comes to it) is an integer with a bit for each scenario, and `|`, `&` and `~`
answer for all scenarios at once. What works is then one least fixpoint over components and APIs, and what a page still
comes to is one for each page, over what lies between it and what serves its needs. Both follow the links in an order in
which all but circles are visited once. So the cost is that of all links, and of the links between each page and its
servers, times the scenarios in machine words: 1,000 components are 1,000 scenarios, and these are 16 words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..graph import closure
from ..model import Key, Model
from .dependencies import find_dependencies
from .needs import NeedHarm, find_need_harms
from .redundancy import survives_one
from .scenarios import Scenarios, all_down, find_scenarios
from .support import Support
from .works import find_works


class Radius(NamedTuple):
    """The needs that are harmed. A need may be degraded and stale at once; one that is lost is neither."""

    lost: frozenset[Key] = frozenset()
    degraded: frozenset[Key] = frozenset()
    stale: frozenset[Key] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether no need is harmed."""
        return not any(self)


class ScreenRadius(NamedTuple):
    """The screens that are harmed, each by the worst of it only."""

    lost: frozenset[Key] = frozenset()
    degraded: frozenset[Key] = frozenset()
    stale: frozenset[Key] = frozenset()


NO_HARM = Radius()


def find_harm(model: Model, support: Support, together: Iterable[frozenset[Key]] = ()) -> Harm:
    """Take each thing down, and each set of things in `together`, and see what becomes of the needs.

    In a set, a member stands for its component, and a host for all that stands on it.
    """
    scenarios = find_scenarios(model, together)
    works = find_works(find_dependencies(model, support.wiring, support.used), scenarios)
    return Harm(
        things=tuple(scenarios.falls), _model=model, _scenarios=scenarios, _needs=find_need_harms(works, support)
    )


@dataclass(frozen=True, kw_only=True)
class Harm:
    """What is harmed by what, for all `things` that can be down: components but for pages, and hosts."""

    things: tuple[Key, ...]
    _model: Model
    _scenarios: Scenarios
    _needs: Mapping[Key, NeedHarm]

    def whole(self, thing: Key) -> Radius:
        """What is harmed when a component is down, or a host with all that stands on it; nothing by what never is."""
        return self._of(frozenset({thing}))

    def one(self, thing: Key) -> Radius:
        """What is harmed when one instance of a component is down; a host is there but once."""
        component = self._model.component(thing)
        return NO_HARM if component is not None and survives_one(component) else self.whole(thing)

    def together(self, things: frozenset[Key]) -> Radius:
        """What is harmed when several things are down at once: one of the sets that `find_harm` was asked for.

        Raises `KeyError` for any other.
        """
        return self._of(things)

    def screens(self, radius: Radius) -> ScreenRadius:
        """The screens of some needs: a screen has its own, and those of what it includes."""
        missed = self._showing(need for need in radius.lost if need not in self._optional)
        degraded = self._showing((*radius.lost, *radius.degraded)) - missed
        return ScreenRadius(missed, degraded, self._showing(radius.stale) - missed - degraded)

    def _of(self, things: frozenset[Key]) -> Radius:
        parts = self._scenarios.by_island(all_down(self._scenarios.falls, things))
        radii = [self._radii.get((island, self._scenarios.bits[down]), NO_HARM) for island, down in parts]
        return radii[0] if len(radii) == 1 else Radius(*map(_joined, zip(NO_HARM, *radii, strict=True)))

    @cached_property
    def _radii(self) -> Mapping[tuple[int, int], Radius]:
        """By island and bit, those that harm anything."""
        found: dict[tuple[int, int], tuple[list[Key], ...]] = {}
        for need, harm in self._needs.items():
            island = self._scenarios.island[need.owner]
            for sort, bits in enumerate(harm):
                for bit in _set_bits(bits):
                    found.setdefault((island, bit), ([], [], []))[sort].append(need)
        return {scenario: Radius(*map(frozenset, sorts)) for scenario, sorts in found.items()}

    def _showing(self, needs: Iterable[Key]) -> frozenset[Key]:
        return frozenset().union(*(self._shown_in[screen] for screen in {need.owner for need in needs}))

    @cached_property
    def _optional(self) -> frozenset[Key]:
        return frozenset(key for key, _, need in self._model.needs() if need.optional)

    @cached_property
    def _shown_in(self) -> Mapping[Key, frozenset[Key]]:
        return shown_in(self._model)


def shown_in(model: Model) -> Mapping[Key, frozenset[Key]]:
    """Where the needs of each screen are shown: on itself, and on all that include it."""
    around: dict[Key, list[Key]] = {}
    for screen, parts in model.includes.items():
        for part in parts:
            around.setdefault(part, []).append(screen)
    return {key: frozenset(closure([key], lambda one: around.get(one, ()))) for key, _ in model.screens()}


def _joined(needs: Iterable[frozenset[Key]]) -> frozenset[Key]:
    return frozenset().union(*needs)


def _set_bits(bits: int) -> Iterator[int]:
    """The places of the ones, from the lowest."""
    digits = bin(bits)[:1:-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)
