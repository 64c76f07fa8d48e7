"""Every block of a checked site as HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .check import Checked
from .config import Config
from .diagnostics import Diagnostic, Severity
from .diagrams import Drawing, View, draw_views, picked_view, stage_view, system_view
from .language.fences import Block, BlockKind, opening_line
from .model import Key
from .pages import (
    Card,
    Here,
    Href,
    Index,
    build_index,
    pictures_of,
    screen_card,
    spec_card,
    unread_card,
    view_card,
    write,
)
from .source import Span

__all__ = ["Href", "Rendered", "RenderedBlock", "render", "target_href"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedBlock:
    """A block's HTML, and the anchors in it that links may point at."""

    block: Block
    html: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """All blocks, in the order of `Checked.blocks`, and what went wrong in drawing (`render/layout`).

    `index` is kept for the links of the prose, so that each is only looked up.
    """

    blocks: tuple[RenderedBlock, ...]
    diagnostics: tuple[Diagnostic, ...]
    index: Index = field(repr=False, compare=False)


def render(checked: Checked, href: Href, cache: Path | None) -> Rendered:
    """Draw and write out every block. `cache` is a folder to keep layouts in, or None to keep nothing."""
    index = build_index(checked)
    heres = [_here(index, block, href) for block in checked.blocks]
    pictures = tuple(_pictures(index, heres))
    drawings = _drawings(pictures, checked.config, cache)
    blocks = zip(checked.blocks, heres, strict=True)
    return Rendered(
        blocks=tuple(_rendered(block, here, drawings.get(block.span, ())) for block, here in blocks),
        diagnostics=tuple(_troubles(index, drawings)),
        index=index,
    )


def target_href(rendered: Rendered, target: str, from_uri: str, href: Href) -> str | None:
    """Where a `techspec:` link of prose leads: `auth.login` or `feed:home`, seen from the page `from_uri`."""
    here = Here(index=rendered.index, href=href, uri=from_uri, system="", snapshot=rendered.index.checked.last)
    return here.named(target)


def _here(index: Index, block: Block, href: Href) -> Here:
    contents = index.contents[block.span]
    system = contents.system.id if contents.system else ""
    snapshot = index.checked.at(system, contents.stage.id if contents.stage else "")
    return Here(index=index, href=href, uri=block.source.uri, system=system, snapshot=snapshot, block=block.span)


def _rendered(block: Block, here: Here, drawings: Sequence[Drawing]) -> RenderedBlock:
    card = _card(block, here, drawings)
    return RenderedBlock(block=block, html=write(card), anchors=card.anchors)


def _card(block: Block, here: Here, drawings: Sequence[Drawing]) -> Card:
    contents = here.index.contents[block.span]
    if contents.screen and contents.system:
        return screen_card(contents, contents.screen, contents.system, here)
    if contents.system and block.kind is BlockKind.TECHSPEC:
        return spec_card(contents, contents.system, next(iter(drawings), None), here)
    target = here.index.checked.views.get(block.span)
    return view_card(contents, target, drawings, here) if target else unread_card(block, contents)


class _Picture(NamedTuple):
    """A picture that a block shows; `follows` is the number of the one that it keeps its places from."""

    here: Here
    block: Span
    view: View
    follows: int | None = None


def _pictures(index: Index, heres: Sequence[Here]) -> Iterator[_Picture]:
    """All pictures of a site; that of a stage comes after that of the stage before."""
    number, of_stage = 0, dict[tuple[str, str], int]()
    for block, here in sorted(zip(index.checked.blocks, heres, strict=True), key=lambda pair: _step(index, pair[0])):
        stage = index.contents[block.span].stage
        for view in _views(index, here, block):
            follows = of_stage.get((here.system, stage.before)) if stage else None
            yield _Picture(here, block.span, view, follows)
            if stage and stage.lead == block.span:
                of_stage[here.system, stage.id] = number
            number += 1


def _step(index: Index, block: Block) -> int:
    """How many stages come before that of a block."""
    contents = index.contents[block.span]
    return len(contents.system.way_to(contents.stage.id)) if contents.system and contents.stage else 0


def _drawings(pictures: Sequence[_Picture], config: Config, cache: Path | None) -> Mapping[Span, tuple[Drawing, ...]]:
    """The drawings of all blocks that have some, laid out in one batch."""

    def link(number: int, key: Key) -> str | None:
        return pictures[number].here.link(key)

    views = [picture.view for picture in pictures]
    prefixes = _prefixes([picture.block for picture in pictures])
    drawn = draw_views(views, link, prefixes, config, cache, [picture.follows for picture in pictures])
    found: dict[Span, tuple[Drawing, ...]] = {}
    for picture, drawing in zip(pictures, drawn, strict=True):
        found[picture.block] = (*found.get(picture.block, ()), drawing)
    return found


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
    for number in sorted(range(len(blocks)), key=lambda number: (blocks[number].source.uri, blocks[number].line)):
        slug = re.sub(r"[^a-z0-9]+", "-", blocks[number].source.uri.lower())
        count[slug] += 1
        found[number] = f"tspic-{slug}-{count[slug]}"
    return found


def _troubles(index: Index, drawings: Mapping[Span, Sequence[Drawing]]) -> Iterator[Diagnostic]:
    severity = index.checked.config.severity("render/layout")
    for span, drawing in ((span, drawing) for span, several in drawings.items() for drawing in several):
        system = index.contents[span].system
        if severity and drawing.trouble:
            yield Diagnostic(
                rule="render/layout",
                severity=Severity.WARNING if system and system.draft else severity,
                span=opening_line(span),
                message=drawing.trouble,
                help=drawing.help,
                system=system.id if system else "",
            )
