"""A `techspec` block as a card: its picture, then tables of what it declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from ..diagrams import Drawing
from ..model import System
from .anchors import system_anchor
from .component_row import ComponentRow, component_row
from .decisions import (
    AcceptedRow,
    FailureRow,
    ProblemRow,
    TradeoffRow,
    accepted_row,
    failure_row,
    problem_row,
    tradeoff_row,
)
from .gaps import Banner, banner
from .here import Here, Ref
from .index import Contents
from .inline import NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing, or in words what kept it from being drawn."""

    svg: Markup
    key: Markup
    trouble: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecCard:
    """A block of a system, ready to be written out.

    One block introduces the system: it has its anchor and its note, and `part_of` is None. The others lead there.
    """

    anchor: str
    system: str
    title: Markup
    part_of: Ref | None
    draft: bool
    note: Markup
    banner: Banner | None
    picture: Picture | None
    components: tuple[ComponentRow, ...]
    tradeoffs: tuple[TradeoffRow, ...]
    failures: tuple[FailureRow, ...]
    problems: tuple[ProblemRow, ...]
    accepted: tuple[AcceptedRow, ...]

    @property
    def component_columns(self) -> tuple[str, ...]:
        """The columns of the components' table that have something in them."""
        return tuple(name for name, has in _COLUMNS.items() if any(map(has, self.components)))

    @property
    def anchors(self) -> tuple[str, ...]:
        """Every id that the card gives."""
        rows: tuple[TradeoffRow | FailureRow | ProblemRow, ...] = (*self.tradeoffs, *self.failures, *self.problems)
        own = (self.anchor,) if self.anchor else ()
        members = (name for row in self.components for name in row.anchors)
        return (*own, *members, *(row.frame.anchor for row in rows))


_COLUMNS: Mapping[str, Callable[[ComponentRow], bool]] = MappingProxyType(
    {
        "Component": lambda _: True,
        "Offers and uses": lambda row: row.does,
        "Runs": lambda row: bool(row.runs),
        "Supports": lambda row: bool(row.screens),
    }
)


def spec_card(contents: Contents, system: System, drawing: Drawing | None, here: Here) -> SpecCard:
    """The card of one block."""
    leads = here.index.leads[system.id] == contents.block
    return SpecCard(
        anchor=system_anchor(system.id) if leads else "",
        system=system.id,
        title=here.text(system.title),
        part_of=None if leads else here.lead(system),
        draft=system.draft,
        note=here.text(system.note) if leads else NOTHING,
        banner=banner(contents),
        picture=_picture(drawing),
        components=tuple(component_row(one, system, here) for one in contents.components),
        tradeoffs=tuple(tradeoff_row(one, system, here) for one in contents.tradeoffs),
        failures=tuple(failure_row(one, system, here) for one in contents.failures),
        problems=tuple(problem_row(one, system, here) for one in contents.problems),
        accepted=tuple(accepted_row(one, here) for one in contents.waivers),
    )


def _picture(drawing: Drawing | None) -> Picture | None:
    if drawing is None:
        return None
    return Picture(svg=Markup(drawing.svg), key=Markup(drawing.key), trouble=drawing.trouble)  # noqa: S704 - drawing escapes what authors wrote
