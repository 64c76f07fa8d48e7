"""A waiver that is out of date."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding
from .waiving import expired


def check(facts: Facts) -> Iterator[Finding]:
    for waiver in facts.model.waivers:
        until = waiver.accept.until
        if until is not None and expired(waiver, facts.config.today):
            message = f"accepting '{waiver.accept.gap.text}' ended on {until.text}"
            on = facts.model.systems[waiver.system].key("")
            yield Finding(
                on=on, span=until.span, message=message, help="mend the gap, or decide again and move `until`"
            )
