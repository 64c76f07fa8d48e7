"""The layouts of pictures that are to be like others: those that they are like come first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..config import Config
from ..model import Key
from .boxes import Sheet
from .graph import Layout, Point, Trouble
from .layout import Laid, lay_out


def lay_out_in_turn(
    sheets: Sequence[Sheet], follows: Sequence[int | None], config: Config, folder: Path | None
) -> Laid:
    """Lay out all sheets, each generation in one batch.

    `follows[i]` is the number of the sheet whose places sheet `i` keeps as far as it can, or None; what follows in a
    circle follows nothing. Where a sheet could not be laid out, those that follow it are laid out freely.
    """
    found: dict[int, Layout | Trouble] = {}
    unwritable = False
    for generation in _generations(len(sheets), follows):
        graphs = [sheets[number].graph(_places(sheets, found, before)) for number, before in generation.items()]
        laid = lay_out(graphs, config, folder)
        found |= zip(generation, laid.answers, strict=True)
        unwritable |= laid.unwritable
    return Laid(answers=tuple(found[number] for number in range(len(sheets))), unwritable=unwritable)


def _generations(count: int, follows: Sequence[int | None]) -> Iterator[Mapping[int, int | None]]:
    """The sheets that can be laid out together, each with the one that it follows."""
    before = {number: follows[number] if number < len(follows) else None for number in range(count)}
    done: set[int] = set()
    while len(done) < count:
        ready = {number: one for number, one in before.items() if number not in done and (one is None or one in done)}
        if not ready:
            ready = {number: None for number in before if number not in done}
        done |= ready.keys()
        yield ready


def _places(sheets: Sequence[Sheet], found: Mapping[int, Layout | Trouble], number: int | None) -> Mapping[Key, Point]:
    """Where the boxes of a sheet stand that is laid out."""
    layout = found.get(number) if number is not None else None
    if not isinstance(layout, Layout) or number is None:
        return {}
    return {box.node.key: place for box, place in zip(sheets[number].boxes, layout.boxes, strict=True)}
