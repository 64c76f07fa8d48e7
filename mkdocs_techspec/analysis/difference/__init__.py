"""What is different between two states of a site: what a reviewer of a change wants to know of the architecture."""

from __future__ import annotations

from dataclasses import dataclass

from .decisions import Decision, DecisionChange, decision_changes
from .fragility import Growth, HarmedNeed, Points, SinglePoint, State, Width, point_changes, radius_changes
from .gaps import GapChanges, RuleChange, gap_changes, rule_changes
from .parts import ComponentChange, StageChange, SystemChange, component_changes, stage_changes, system_changes
from .screens import NeedChange, ScreenChange, Turn, need_changes, screen_changes
from .sides import Side

__all__ = [
    "ComponentChange",
    "Decision",
    "DecisionChange",
    "Difference",
    "GapChanges",
    "Growth",
    "HarmedNeed",
    "NeedChange",
    "Points",
    "RuleChange",
    "ScreenChange",
    "Side",
    "SinglePoint",
    "StageChange",
    "State",
    "SystemChange",
    "Turn",
    "Width",
    "find_difference",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that is different, every system at its last stage.

    `grew` and `shrank` are blast radii, by the needs that both sides serve. `before_read` and `after_read` are whether
    all blocks of a side could be read: what stands in others is not told.
    """

    systems: tuple[SystemChange, ...]
    stages: tuple[StageChange, ...]
    screens: tuple[ScreenChange, ...]
    needs: tuple[NeedChange, ...]
    components: tuple[ComponentChange, ...]
    grew: tuple[Growth, ...]
    shrank: tuple[Growth, ...]
    points: Points
    decisions: tuple[DecisionChange, ...]
    gaps: GapChanges
    rules: tuple[RuleChange, ...]
    before_read: bool
    after_read: bool

    @property
    def nothing(self) -> bool:
        """Whether both sides say the same."""
        changed = (self.systems, self.stages, self.screens, self.needs, self.components, self.grew, self.shrank)
        return not any((*changed, self.decisions, self.rules, *self.points, *self.gaps))

    @property
    def changed_systems(self) -> frozenset[str]:
        """The systems of which any part or screen is different."""
        keys = (one.key for several in (self.stages, self.screens, self.components) for one in several)
        needs = (one.need for one in self.needs)
        return frozenset((*(key.system for key in (*keys, *needs)), *(one.id for one in self.systems)))


def find_difference(before: Side, after: Side) -> Difference:
    """Compare two states of a site. Everything found is sorted by name."""
    grew, shrank = radius_changes(before.snapshot, after.snapshot)
    return Difference(
        systems=tuple(system_changes(before.model, after.model)),
        stages=tuple(stage_changes(before.model, after.model)),
        screens=tuple(screen_changes(before.model, after.model)),
        needs=tuple(need_changes(before.snapshot, after.snapshot)),
        components=tuple(component_changes(before.model, after.model)),
        grew=grew,
        shrank=shrank,
        points=point_changes(before.snapshot, after.snapshot),
        decisions=tuple(decision_changes(before.snapshot, after.snapshot)),
        gaps=gap_changes(before, after),
        rules=tuple(rule_changes(before.config, after.config)),
        before_read=before.all_read,
        after_read=after.all_read,
    )
