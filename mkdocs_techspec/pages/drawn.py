"""All pictures of a site, drawn at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..diagrams import View, draw_views, picked_view, stage_view, system_view
from ..language.fences import Block, BlockKind
from ..model import Key
from ..source import Span
from .here import Here
from .index import Index
from .pictures import Picture, picture_of
from .views import pictures_of


def draw_pictures(index: Index, heres: Sequence[Here], cache: Path | None) -> Mapping[Span, tuple[Picture, ...]]:
    """The pictures of all blocks that have some, laid out in as few batches as can be.

    `heres` are those of the blocks of `index`, in their order; `cache` is a folder to keep layouts in, or None.
    """
    planned = tuple(_planned(index, heres))
    config = index.checked.config

    def link(number: int, key: Key) -> str | None:
        return planned[number].here.link(key)

    prefixes = _prefixes([one.block for one in planned])
    follows = [one.follows for one in planned]
    drawings = draw_views([one.view for one in planned], link, prefixes, config, cache, follows)
    found: dict[Span, tuple[Picture, ...]] = {}
    for one, name, drawing in zip(planned, _names(planned), drawings, strict=True):
        found[one.block] = (*found.get(one.block, ()), picture_of(drawing, name))
    return found


class _Planned(NamedTuple):
    """A picture that a block shows; `follows` is the number of the one that it keeps its places from."""

    here: Here
    block: Span
    view: View
    follows: int | None = None


def _planned(index: Index, heres: Sequence[Here]) -> Iterator[_Planned]:
    """All pictures of a site; that of a stage comes after that of the stage before."""
    number, of_stage = 0, dict[tuple[str, str], int]()
    for block, here in sorted(zip(index.checked.blocks, heres, strict=True), key=lambda pair: _step(index, pair[0])):
        stage = index.contents[block.span].stage
        for view in _views(index, here, block):
            follows = of_stage.get((here.system, stage.before)) if stage else None
            yield _Planned(here, block.span, view, follows)
            if stage and stage.lead == block.span:
                of_stage[here.system, stage.id] = number
            number += 1


def _step(index: Index, block: Block) -> int:
    """How many stages come before that of a block."""
    contents = index.contents[block.span]
    return len(contents.system.way_to(contents.stage.id)) if contents.system and contents.stage else 0


def _views(index: Index, here: Here, block: Block) -> Sequence[View]:
    """What the pictures of a block show."""
    contents = index.contents[block.span]
    target = index.checked.views.get(block.span)
    if target is not None:
        return pictures_of(target, here)
    system, stage = contents.system, contents.stage
    if system is None or block.kind is not BlockKind.TECHSPEC:
        return ()
    if stage is not None and stage.lead == block.span:
        before = index.checked.at(system.id, stage.before).model if stage.before else None
        view = stage_view(before, here.model, system, contents.changes)
    elif stage is not None:
        keys = [system.key(one.id) for one in contents.components]
        view = picked_view(here.model, system, keys, f"{system.title}, {stage.title}")
    else:
        view = system_view(here.model, system, block.span)
    return (view,) if view else ()


def _prefixes(blocks: Sequence[Span]) -> list[str]:
    """A prefix for the ids in each picture: unique where pages are joined, and the same when other pages change."""
    count: Counter[str] = Counter()
    found = [""] * len(blocks)
    for number in _as_on_pages(blocks):
        slug = re.sub(r"[^a-z0-9]+", "-", blocks[number].source.uri.lower())
        count[slug] += 1
        found[number] = f"tspic-{slug}-{count[slug]}"
    return found


def _names(planned: Sequence[_Planned]) -> list[str]:
    """What a reader's link calls each picture: unique on its page, and the same when other systems change."""
    count: Counter[tuple[str, str]] = Counter()
    found = [""] * len(planned)
    for number in _as_on_pages([one.block for one in planned]):
        view, uri = planned[number].view, planned[number].block.source.uri
        name = ".".join(filter(None, (view.system or "site", view.stage)))
        count[uri, name] += 1
        found[number] = name if count[uri, name] == 1 else f"{name}.{count[uri, name]}"
    return found


def _as_on_pages(blocks: Sequence[Span]) -> list[int]:
    """The numbers of some pictures in the order in which readers meet them, by the block of each."""
    return sorted(range(len(blocks)), key=lambda number: (blocks[number].source.uri, blocks[number].line))
