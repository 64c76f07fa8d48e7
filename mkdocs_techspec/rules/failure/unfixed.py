"""A failure that nothing fixes."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        for failure in system.failures.values():
            if failure.fix is None:
                message = f"failure '{failure.id}' has no fix"
                help_ = f"add `fix: …`, or accept it: `accept: [{{gap: failure/unfixed, on: {failure.id}, why: …}}]`"
                on = system.key(f"failure/{failure.id}")
                yield Finding(on=on, span=failure.span, message=message, help=help_)
