"""Gaps that are new and gone, whatever lines they are on, and settings that look for more of them, or for fewer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ...baseline import KnownGap, known_gap
from ...config import RULES, Config
from ...diagnostics import Diagnostic, Severity
from ...model import Waiver
from .sides import Side


class GapChanges(NamedTuple):
    """Gaps that there were not before, those that were warnings and are errors now, those accepted now, and those gone.

    None counts as gone that is accepted, whose rule is off, or that a block which cannot be read may hide.
    """

    new: tuple[Diagnostic, ...]
    graver: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, Waiver], ...]
    gone: tuple[Diagnostic, ...]


class RuleChange(NamedTuple):
    """A rule that has another severity in the settings; None is off."""

    rule: str
    before: Severity | None
    after: Severity | None


def gap_changes(before: Side, after: Side) -> GapChanges:
    """Match the gaps of both sides, accepted or not."""
    old = (*before.gaps, *(gap for gap, _ in before.accepted))
    new = (*after.gaps, *(gap for gap, _ in after.accepted))
    partners = _partners(old, new)
    told, waived = partners[: len(after.gaps)], partners[len(after.gaps) :]
    was_told = dict(enumerate(before.gaps))
    matched = {partner for partner in partners if partner is not None}
    pairs = list(zip(after.gaps, told, strict=True))
    return GapChanges(
        new=tuple(gap for gap, partner in pairs if partner not in was_told),
        graver=tuple(gap for gap, partner in pairs if partner in was_told and _is_graver(gap, was_told[partner])),
        accepted=tuple(
            one for one, partner in zip(after.accepted, waived, strict=True) if partner is None or partner in was_told
        ),
        gone=tuple(gap for place, gap in enumerate(before.gaps) if place not in matched and _can_tell(gap, after)),
    )


def rule_changes(before: Config, after: Config) -> Iterator[RuleChange]:
    """The rules with another severity, by name."""
    for rule in sorted(RULES):
        old, new = before.severity(rule), after.severity(rule)
        if old is not new:
            yield RuleChange(rule, old, new)


def _is_graver(new: Diagnostic, old: Diagnostic) -> bool:
    return new.severity is Severity.ERROR and old.severity is Severity.WARNING


def _can_tell(gap: Diagnostic, after: Side) -> bool:
    page = gap.span.source.uri
    return after.all_read and (gap.rule not in RULES or after.config.severity(gap.rule, page) is not None)


def _partners(old: Sequence[Diagnostic], new: Sequence[Diagnostic]) -> list[int | None]:
    """For each new gap the place of the same old one: in the same words, else as a baseline knows it, else elsewhere.

    Each old gap is the partner of one new one only.
    """
    olds, news = [known_gap(gap) for gap in old], [known_gap(gap) for gap in new]
    found: list[int | None] = [None] * len(new)
    for name in _SAMENESS:
        spare: dict[object, list[int]] = {}
        taken = set(found)
        for place, gap in reversed(list(enumerate(olds))):
            if place not in taken:
                spare.setdefault(name(gap), []).append(place)
        for place, gap in enumerate(news):
            if found[place] is None and spare.get(name(gap)):
                found[place] = spare[name(gap)].pop()
    return found


_SAMENESS: tuple[Callable[[KnownGap], object], ...] = (
    lambda gap: gap,
    lambda gap: gap.likeness,
    # A page may be renamed, and a block moved to another.
    lambda gap: (gap.rule, gap.system, gap.on, gap.message),
)
