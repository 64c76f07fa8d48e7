"""Trade-offs, failures and problems: which are new and gone, which are settled, and which are said differently."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ...model import Failure, Key, Problem, System, Tradeoff
from ..risks import fixing_stages
from ..snapshots import Snapshot
from ..stages import Change, Facts
from .parts import change_of


class Decision(enum.StrEnum):
    """A sort of thing that is decided, or is still to be."""

    TRADEOFF = "trade-off"
    FAILURE = "failure"
    PROBLEM = "problem"


class DecisionChange(NamedTuple):
    """A trade-off, failure or problem that is new, gone or different.

    `before` and `after` are how it stands: `fixed`, `open`; empty for a trade-off, and where it is not. `said` is what
    is said of it now, or was; of one that is different, the `keys` are different.
    """

    key: Key
    sort: Decision
    title: str
    change: Change
    before: str
    after: str
    said: Facts
    keys: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether it was open and is not any more."""
        return self.before in _UNSETTLED and bool(self.after) and self.after not in _UNSETTLED


_UNSETTLED = frozenset({"open", "not fixed"})


class _Told(NamedTuple):
    sort: Decision
    title: str
    standing: str
    said: Facts


def decision_changes(before: Snapshot, after: Snapshot) -> Iterator[DecisionChange]:
    """Those that differ, by sort and name."""
    old, new = _all(before), _all(after)
    for sort in Decision:
        for key in sorted(key for key in {*old, *new} if (new.get(key) or old[key]).sort is sort):
            was, is_ = old.get(key), new.get(key)
            change, now = change_of(was, is_), new.get(key) or old[key]
            keys = _differing(was.said, is_.said) if was and is_ else ()
            stood, stands = was.standing if was else "", is_.standing if is_ else ""
            if change is not Change.CHANGED or keys or stood != stands:
                yield DecisionChange(key, sort, now.title, change, stood, stands, now.said, keys)


def _differing(old: Facts, new: Facts) -> tuple[str, ...]:
    keys = dict.fromkeys((*new, *old))
    return tuple(key for key in keys if old.get(key) != new.get(key))


def _all(snapshot: Snapshot) -> Mapping[Key, _Told]:
    return {key: told for system in snapshot.model.systems.values() for key, told in _of_system(snapshot, system)}


def _of_system(snapshot: Snapshot, system: System) -> Iterator[tuple[Key, _Told]]:
    for tradeoff in system.tradeoffs.values():
        yield system.key(f"tradeoff/{tradeoff.id}"), _tradeoff(tradeoff)
    for failure in system.failures.values():
        yield system.key(f"failure/{failure.id}"), _failure(failure, _is_fixed(snapshot, system, failure))
    for problem in system.problems.values():
        yield system.key(f"problem/{problem.id}"), _problem(problem)


def _is_fixed(snapshot: Snapshot, system: System, failure: Failure) -> str:
    way = {"", *system.way_to(system.last)}
    is_fixed = failure.fix or any(stage in way for stage in fixing_stages(snapshot, system, failure))
    return "fixed" if is_fixed else "not fixed"


def _tradeoff(one: Tradeoff) -> _Told:
    said = {"chose": one.chose, "over": one.over, "gains": one.gains, "costs": one.costs}
    return _Told(Decision.TRADEOFF, one.title, "", _given(said))


def _failure(one: Failure, standing: str) -> _Told:
    facts = _given({"what": one.what, "fix": one.fix.text if one.fix else ""})
    facts |= {"hits": tuple(word.text for word in one.hits)}
    return _Told(Decision.FAILURE, one.title, standing, facts)


def _problem(one: Problem) -> _Told:
    said = {"ask": one.ask, "answer": one.answer, "clarified": one.clarified, "dropped": one.dropped}
    said |= {"later": one.later.text if one.later else ""}
    return _Told(Decision.PROBLEM, one.title, _standing(one), _given(said))


_STANDINGS: tuple[tuple[str, Callable[[Problem], object]], ...] = (
    ("answered", lambda one: one.answer),
    ("clarified", lambda one: one.clarified),
    ("dropped", lambda one: one.dropped),
    ("put off", lambda one: one.later),
)


def _standing(problem: Problem) -> str:
    return next((word for word, said in _STANDINGS if said(problem)), "open")


def _given(said: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {key: (text,) for key, text in said.items() if text}
