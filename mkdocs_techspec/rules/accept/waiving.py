"""Which gaps are there on purpose."""

from __future__ import annotations

import datetime

from ...model import Key, Waiver


def expired(waiver: Waiver, today: datetime.date) -> bool:
    """Whether the last day of a waiver has passed."""
    until = waiver.accept.until
    return until is not None and datetime.date.fromisoformat(until.text) < today


def covers(waiver: Waiver, rule: str, on: Key) -> bool:
    """Whether a waiver names this rule or its family, and this thing or what it is a member of."""
    gap = waiver.accept.gap.text
    return gap in {rule, rule.partition("/")[0]} and (on in waiver.on or on.owner in waiver.on)
