"""A noted problem without a place or an answer."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        for problem in system.problems.values():
            if problem.open:
                message = f"problem '{problem.id}' is open"
                help_ = "add `answer`, `clarified`, `later: page.md#heading`, or `dropped: why`"
                on = system.key(f"problem/{problem.id}")
                yield Finding(on=on, span=problem.span, message=message, help=help_)
