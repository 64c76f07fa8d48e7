"""A `techspec` block as a card: its picture, then tables of what it declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from ..model import Stage, System
from ..source import Word
from .anchors import anchor, system_anchor
from .component_row import ComponentRow, component_row
from .decisions import (
    AcceptedRow,
    ProblemRow,
    TradeoffRow,
    accepted_row,
    problem_row,
    tradeoff_row,
)
from .failures import FailureRow, FailureTable, failures_of
from .gaps import Banner, banner
from .here import Here, Ref
from .index import Contents
from .inline import NOTHING
from .pictures import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class StageHead:
    """What a block says of its stage. `leads` is set for the first of its blocks, which has its anchor."""

    anchor: str
    title: Markup
    leads: bool
    note: Markup
    before: Ref | None
    fixes: tuple[Ref, ...]
    why: Markup
    rejected: Markup
    is_last: bool
    plans: tuple[tuple[Ref, Markup], ...]
    removed: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecCard:
    """A block of a system, ready to be written out.

    One block introduces the system: it has its anchor and its note, and `part_of` is None. The others lead there. One
    of a stage has its head, too.
    """

    anchor: str
    system: str
    stage: StageHead | None
    title: Markup
    part_of: Ref | None
    draft: bool
    note: Markup
    banner: Banner | None
    picture: Picture | None
    components: tuple[ComponentRow, ...]
    tradeoffs: tuple[TradeoffRow, ...]
    failures: FailureTable
    problems: tuple[ProblemRow, ...]
    accepted: tuple[AcceptedRow, ...]

    @property
    def component_columns(self) -> tuple[str, ...]:
        """The columns of the components' table that have something in them."""
        return tuple(name for name, has in _COLUMNS.items() if any(map(has, self.components)))

    @property
    def anchors(self) -> tuple[str, ...]:
        """Every id that the card gives."""
        rows: tuple[TradeoffRow | FailureRow | ProblemRow, ...]
        rows = (*self.tradeoffs, *self.failures.rows, *self.problems)
        stage = self.stage.anchor if self.stage else ""
        own = tuple(name for name in (self.anchor, stage) if name)
        members = (name for row in self.components for name in row.anchors)
        return (*own, *members, *(row.frame.anchor for row in rows if row.frame.anchor))


_COLUMNS: Mapping[str, Callable[[ComponentRow], bool]] = MappingProxyType(
    {
        "Component": lambda _: True,
        "Offers and uses": lambda row: row.does,
        "Runs": lambda row: bool(row.runs),
        "Supports": lambda row: bool(row.screens),
    }
)


def spec_card(contents: Contents, system: System, picture: Picture | None, here: Here) -> SpecCard:
    """The card of one block."""
    leads = here.index.leads[system.id] == contents.block
    return SpecCard(
        anchor=system_anchor(system.id) if leads else "",
        system=system.id,
        stage=_stage(contents, contents.stage, system, here) if contents.stage else None,
        title=here.text(system.title),
        part_of=None if leads else here.lead(system),
        draft=system.draft,
        note=here.text(system.note) if leads else NOTHING,
        banner=banner(contents),
        picture=picture,
        components=tuple(component_row(one, system, here, contents.changes) for one in contents.components),
        tradeoffs=tuple(tradeoff_row(one, system, here) for one in contents.tradeoffs),
        failures=failures_of(contents, system, here),
        problems=tuple(problem_row(one, system, here) for one in contents.problems),
        accepted=tuple(accepted_row(one, here) for one in contents.waivers),
    )


def _stage(contents: Contents, stage: Stage, system: System, here: Here) -> StageHead:
    leads = stage.lead == contents.block
    return StageHead(
        anchor=anchor(system.key(f"stage/{stage.id}")) if leads else "",
        title=here.text(stage.title),
        leads=leads,
        note=here.text(stage.note) if leads else NOTHING,
        before=here.by_title(system.key(f"stage/{stage.before}")) if stage.before and leads else None,
        fixes=tuple(_named(word, here) for word in stage.fixes) if leads else (),
        why=here.text(stage.why.text) if stage.why and leads else NOTHING,
        rejected=here.text(stage.rejected.text) if stage.rejected and leads else NOTHING,
        is_last=stage.id == system.last,
        plans=tuple((_named(plan.of, here), here.text(plan.why.text)) for plan in stage.plans) if leads else (),
        removed=tuple((one.kind_name, here.text(one.title)) for one in contents.removed),
    )


def _named(word: Word, here: Here) -> Ref:
    """What a word names, under its title."""
    key = here.model.targets.get(word.span)
    return here.by_title(key) if key else here.word(word)
