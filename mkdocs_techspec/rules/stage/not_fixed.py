"""A failure that a stage says it fixes, and that takes down just as much there."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Note
from ...model import Failure, Stage, System
from ...source import Word
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        for stage in system.stages.values():
            for word in stage.fixes:
                failure = _failure(facts, system, word)
                if failure is not None:
                    yield from _check(facts, system, stage, word, failure)


def _failure(facts: Facts, system: System, word: Word) -> Failure | None:
    key = facts.model.targets.get(word.span)
    homes = (system, *facts.model.stages.get(system.id, {}).values())
    found = (home.failures.get(key.name.removeprefix("failure/")) for home in homes if key is not None)
    return next((one for one in found if one is not None), None)


def _check(facts: Facts, system: System, stage: Stage, word: Word, failure: Failure) -> Iterator[Finding]:
    before = facts.at(system.id, failure.stage or stage.before).radius(failure).lost
    after = facts.at(system.id, stage.id).radius(failure).lost
    if before and before <= after:
        hit = ", ".join(f"'{one.text}'" for one in failure.hits)
        names = [f"'{need.seen_from(system.id)}'" for need in sorted(before)]
        listed = ", ".join(names[:_MOST]) + (f" and {len(names) - _MOST} more" if len(names) > _MOST else "")
        message = f"stage '{stage.id}' does not fix '{failure.id}': with {hit} down, {listed} is lost as before"
        help_ = f"add what takes over from {hit}, or take `{failure.id}` out of `fixes`"
        notes = (Note(message="the failure", span=failure.span),)
        on = system.key(f"stage/{stage.id}")
        yield Finding(on=on, span=word.span, message=message, help=help_, notes=notes)


_MOST = 3
