"""Which gaps a baseline knows, and which of its entries fit no gap any more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...baseline import Baseline, BaselineEntry, KnownGap, known_gap
from ...config import RULES, Config
from ...diagnostics import Diagnostic
from . import stale

CanTell = Callable[[KnownGap], bool]
"""Whether it can be known of a gap that it is not there: what is not looked for, is not fixed."""

_OF_HOSTS = "render/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What becomes of gaps: those that are `told`, sorted, and those that are `known` already.

    Of the baseline, `left` is what remains when it is rid of all that is fixed, and `unseen` those entries that fit no
    gap, where it cannot be known whether they are fixed.
    """

    told: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    left: tuple[BaselineEntry, ...] = ()
    unseen: tuple[BaselineEntry, ...] = ()


def settle(found: Iterable[Diagnostic], config: Config, can_tell: CanTell) -> Settled:
    """Part the gaps that the baseline knows from the others, and tell of entries that fit no gap.

    A gap that is worded as in its entry comes first; one that is worded anew takes an entry that is left over. So what
    is told, where there is one more of a sort, is the one that the baseline does not have.
    """
    gaps = tuple(found)
    if config.baseline is None:
        return Settled(told=gaps, known=())
    spare, known = _matched(gaps, config.baseline)
    entries = list(zip(config.baseline.entries, spare, strict=True))
    fixed = [(entry, count) for entry, count in entries if count and can_tell(entry.gap)]
    told = [gap for gap, is_known in zip(gaps, known, strict=True) if not is_known]
    return Settled(
        told=tuple(sorted([*told, *stale.check(fixed, config)], key=lambda one: one.order)),
        known=tuple(gap for gap, is_known in zip(gaps, known, strict=True) if is_known),
        left=tuple(_left(entries, can_tell)),
        unseen=tuple(entry._replace(times=count) for entry, count in entries if count and not can_tell(entry.gap)),
    )


def seen_by_check(config: Config, *, all_read: bool) -> CanTell:
    """What a check of all pages can tell of: not what only a host sees, and nothing while a block cannot be read.

    Such a block can hide gaps in other systems, too: those of names in it, and of pages that it presents.
    """
    return lambda gap: all_read and not gap.rule.startswith(_OF_HOSTS) and _is_on(gap, config)


def seen_by_host(config: Config, shown: Callable[[str], bool], *, all_read: bool) -> CanTell:
    """What the host of a site can tell of; `shown` says of a page's uri whether it was looked at, or is no page."""
    return lambda gap: all_read and gap.rule.startswith(_OF_HOSTS) and _is_on(gap, config) and shown(gap.path)


def _is_on(gap: KnownGap, config: Config) -> bool:
    return gap.rule not in RULES or config.severity(gap.rule, gap.path) is not None


class _Ledger(NamedTuple):
    """How many gaps each entry can still take; the entries by what gaps are asked for."""

    spare: list[int]
    places: dict[tuple[str, ...], list[int]]

    def takes(self, gap: tuple[str, ...]) -> bool:
        place = next((one for one in self.places.get(gap, ()) if self.spare[one]), None)
        if place is not None:
            self.spare[place] -= 1
        return place is not None


def _matched(gaps: Sequence[Diagnostic], baseline: Baseline) -> tuple[Sequence[int], Sequence[bool]]:
    """How many gaps of each entry are not there, and for each gap whether it is known."""
    ledger = _Ledger([entry.times for entry in baseline.entries], {})
    for place, entry in enumerate(baseline.entries):
        for name in {tuple(entry.gap), entry.gap.likeness}:
            ledger.places.setdefault(name, []).append(place)
    asked = [known_gap(gap) for gap in gaps]
    exact = [ledger.takes(gap) for gap in asked]
    known = [same or ledger.takes(gap.likeness) for same, gap in zip(exact, asked, strict=True)]
    return ledger.spare, known


def _left(entries: Iterable[tuple[BaselineEntry, int]], can_tell: CanTell) -> Iterator[BaselineEntry]:
    for entry, spare in entries:
        times = entry.times - spare if can_tell(entry.gap) else entry.times
        if times:
            yield entry._replace(times=times)
