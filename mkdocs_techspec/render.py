"""Every block of a checked site as HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .check import Checked
from .diagnostics import Diagnostic, Severity
from .diagrams import Drawing, View, draw_views, system_view
from .language.fences import Block, BlockKind, opening_line
from .model import Key
from .pages import (
    Here,
    Href,
    Index,
    ScreenCard,
    SpecCard,
    UnreadCard,
    build_index,
    screen_card,
    spec_card,
    unread_card,
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
    drawings = _drawings(index, heres, cache)
    return Rendered(
        blocks=tuple(
            _rendered(block, here, drawings.get(block.span)) for block, here in zip(checked.blocks, heres, strict=True)
        ),
        diagnostics=tuple(_troubles(index, drawings)),
        index=index,
    )


def target_href(rendered: Rendered, target: str, from_uri: str, href: Href) -> str | None:
    """Where a `techspec:` link of prose leads: `auth.login` or `feed:home`, seen from the page `from_uri`."""
    return Here(index=rendered.index, href=href, uri=from_uri, system="").named(target)


def _here(index: Index, block: Block, href: Href) -> Here:
    system = index.contents[block.span].system
    return Here(index=index, href=href, uri=block.source.uri, system=system.id if system else "")


def _rendered(block: Block, here: Here, drawing: Drawing | None) -> RenderedBlock:
    card = _card(block, here, drawing)
    return RenderedBlock(block=block, html=write(card), anchors=card.anchors)


def _card(block: Block, here: Here, drawing: Drawing | None) -> ScreenCard | SpecCard | UnreadCard:
    contents = here.index.contents[block.span]
    if contents.screen and contents.system:
        return screen_card(contents, contents.screen, contents.system, here)
    if contents.system and block.kind is BlockKind.TECHSPEC:
        return spec_card(contents, contents.system, drawing, here)
    return unread_card(block, contents)


def _drawings(index: Index, heres: Sequence[Here], cache: Path | None) -> Mapping[Span, Drawing]:
    """The pictures of all blocks that have one, laid out in one batch."""
    checked = index.checked
    seen = [(block, here, _view(index, block)) for block, here in zip(checked.blocks, heres, strict=True)]
    shown = [(block, here, view) for block, here, view in seen if view]

    def link(number: int, key: Key) -> str | None:
        return shown[number][1].link(key)

    prefixes = _prefixes(block for block, _, _ in shown)
    drawn = draw_views([view for _, _, view in shown], link, prefixes, checked.config, cache)
    return {block.span: drawing for (block, _, _), drawing in zip(shown, drawn, strict=True)}


def _view(index: Index, block: Block) -> View | None:
    system = index.contents[block.span].system
    return system_view(index.model, system, block.span) if system and block.kind is BlockKind.TECHSPEC else None


def _prefixes(blocks: Iterable[Block]) -> list[str]:
    """A prefix for the ids in each picture: unique where pages are joined, and the same when other pages change."""
    count: Counter[str] = Counter()
    found = []
    for block in blocks:
        slug = re.sub(r"[^a-z0-9]+", "-", block.source.uri.lower())
        count[slug] += 1
        found.append(f"tspic-{slug}-{count[slug]}")
    return found


def _troubles(index: Index, drawings: Mapping[Span, Drawing]) -> Iterator[Diagnostic]:
    severity = index.checked.config.severity("render/layout")
    for span, drawing in drawings.items():
        system = index.contents[span].system
        if severity and drawing.trouble and system:
            yield Diagnostic(
                rule="render/layout",
                severity=Severity.WARNING if system.draft else severity,
                span=opening_line(span),
                message=drawing.trouble,
                help=drawing.help,
                system=system.id,
            )
