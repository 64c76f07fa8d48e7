"""A waiver that covers nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...config import NOT_YET, RULES, Config
from ...model import Waiver
from ..finding import Facts, Finding
from .waiving import expired


def check(facts: Facts, used: Collection[Waiver]) -> Iterator[Finding]:
    for waiver in facts.model.waivers:
        accept = waiver.accept
        silent = expired(waiver, facts.config.today) or not waiver.on or not _looked_for(accept.gap.text, facts.config)
        if waiver not in used and not silent:
            message = f"accepting '{accept.gap.text}' covers nothing: there is no such gap"
            on = facts.model.systems[waiver.system].key("")
            yield Finding(on=on, span=accept.gap.span, message=message, help="take it out")


def _looked_for(gap: str, config: Config) -> bool:
    """Whether any rule that a waiver names is on."""
    rules = [rule for rule in RULES if gap in {rule, rule.partition("/")[0]} and rule not in NOT_YET]
    return any(config.severity(rule) is not None for rule in rules)
