"""A fix that names no trade-off."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        for failure in system.failures.values():
            if failure.fix is not None and not failure.tradeoff:
                message = f"the fix of failure '{failure.id}' names no trade-off"
                help_ = "say under `tradeoffs` what it costs, and name that with `tradeoff: …`"
                on = system.key(f"failure/{failure.id}")
                yield Finding(on=on, span=failure.span, message=message, help=help_)
