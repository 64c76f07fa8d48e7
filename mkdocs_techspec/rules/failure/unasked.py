"""A system of which nothing says what will fail."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    asked = {waiver.system for waiver in facts.model.waivers if waiver.accept.gap.text.startswith("failure")}
    for system in facts.model.systems.values():
        if system.components and not system.failures and system.id not in asked:
            message = f"nothing says what will fail in system '{system.id}'"
            help_ = "ask it of each component, and write down the first answer under `failures`"
            yield Finding(on=system.key(""), span=system.span, message=message, help=help_)
