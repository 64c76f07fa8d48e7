"""Gaps as `techspec` blocks to paste, which accept them once their author has said why."""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from ..check import Checked
from ..config import NEVER_ACCEPTED, RULES, only_for_a_time
from ..diagnostics import Diagnostic
from ..source import visible

_MONTHS = 3
_WIDEST = 100


def as_accepts(checked: Checked) -> str:
    """A block for each system that has gaps which can be accepted; an empty text where there are none.

    An entry is for all gaps of a rule. Its `why` is left empty, so that it cannot be pasted unread.
    """
    by_system: dict[str, list[Diagnostic]] = defaultdict(list)
    for gap in checked.diagnostics:
        if not _why_never(gap):
            by_system[gap.system].append(gap)
    until = _end_of_month(checked.config.today, _MONTHS)
    return "\n".join(_block(system, by_system[system], until) for system in sorted(by_system))


def never_accepted(checked: Checked) -> Iterator[tuple[Diagnostic, str]]:
    """The gaps that no `accept` can cover, and what to do about each."""
    for gap in checked.diagnostics:
        if why := _why_never(gap):
            yield gap, why


def _why_never(gap: Diagnostic) -> str:
    family = gap.rule.partition("/")[0]
    if NEVER_ACCEPTED & {gap.rule, family}:
        return "mend it, or set its severity in the settings"
    if family == "render":
        return "only a build of the site can see it"
    if not gap.system:
        return "it is of no system yet, and an `accept` stands in one"
    return "" if gap.on else "an `accept` cannot name it"


def _end_of_month(today: datetime.date, months: int) -> datetime.date:
    """The last day of the month that comes so many months after that of a day."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _block(system: str, gaps: Sequence[Diagnostic], until: datetime.date) -> str:
    rules = [rule for rule in RULES if any(gap.rule == rule for gap in gaps)]
    entries = (line for rule in rules for line in _entry(rule, [gap for gap in gaps if gap.rule == rule], until))
    return "\n".join(["```techspec", f"system: {system}", "accept:", *entries, "```", ""])


def _entry(rule: str, gaps: Iterable[Diagnostic], until: datetime.date) -> Iterator[str]:
    names = sorted({gap.on for gap in gaps})
    yield from (f"  # {shorten(visible(gap.message), _WIDEST, placeholder=' …')}" for gap in gaps)
    yield f"  - gap: {rule}"
    yield from _on(names)
    if only_for_a_time(rule):
        yield f"    until: {until.isoformat()}  # to be decided: the last day that it may be there"
    yield "    why:"


def _on(names: Sequence[str]) -> Iterator[str]:
    line = f"    on: {names[0]}" if len(names) == 1 else f"    on: [{', '.join(names)}]"
    if len(line) <= _WIDEST:
        yield line
    else:
        yield "    on:"
        yield from (f"      - {name}" for name in names)
