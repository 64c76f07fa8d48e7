"""A stage of which nobody knows what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Stage, System
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        for stage in system.stages.values():
            if stage.before and not stage.fixes and stage.why is None:
                message = f"stage '{stage.id}' fixes nothing, and does not say why it is there"
                on = system.key(f"stage/{stage.id}")
                yield Finding(on=on, span=stage.span, message=message, help=_help(system, stage))


def _help(system: System, stage: Stage) -> str:
    before = system.way_to(stage.before)
    failures = [failure.id for failure in system.failures.values() if failure.stage in before]
    listed = ", ".join(sorted(failures)[:_MOST])
    return f"add `fixes: [{listed or '…'}]`, the failures that it is there for, or `why: …`"


_MOST = 3
