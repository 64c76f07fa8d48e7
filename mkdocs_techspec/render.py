"""Every block of a checked site as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .check import Checked
from .diagnostics import Diagnostic, Severity
from .language.fences import Block, BlockKind, opening_line
from .pages import (
    Card,
    FileOf,
    Here,
    Href,
    Index,
    Picture,
    build_index,
    draw_pictures,
    draw_target,
    screen_card,
    spec_card,
    unread_card,
    view_card,
    write,
)
from .source import Span

__all__ = ["FileOf", "Href", "Rendered", "RenderedBlock", "draw_target", "render", "target_href"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedBlock:
    """A block's HTML, and the anchors in it that links may point at."""

    block: Block
    html: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """All blocks, in the order of `Checked.blocks`, and what went wrong in drawing (`render/layout`).

    `pictures` are the drawings that have files of their own, by where on the site these are to be; they are as pages
    show them. `index` is kept for the links of the prose, so that each is only looked up.
    """

    blocks: tuple[RenderedBlock, ...]
    diagnostics: tuple[Diagnostic, ...]
    pictures: Mapping[str, str]
    index: Index = field(repr=False, compare=False)


def render(checked: Checked, href: Href, cache: Path | None, file_of: FileOf | None = None) -> Rendered:
    """Draw and write out every block.

    `cache` is a folder to keep layouts in, or None to keep nothing. `file_of` is where the host puts the file of each
    picture, or None where it writes none: then no page has a link to one.
    """
    index = build_index(checked)
    heres = [_here(index, block, href) for block in checked.blocks]
    pictures = draw_pictures(index, heres, cache, file_of)
    blocks = zip(checked.blocks, heres, strict=True)
    return Rendered(
        blocks=tuple(_rendered(block, here, pictures.get(block.span, ())) for block, here in blocks),
        diagnostics=tuple(_troubles(index, pictures)),
        pictures={
            one.file: one.svg for several in pictures.values() for whole in several for one in whole.all() if one.file
        },
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


def _rendered(block: Block, here: Here, pictures: Sequence[Picture]) -> RenderedBlock:
    card = _card(block, here, pictures)
    return RenderedBlock(block=block, html=write(card), anchors=card.anchors)


def _card(block: Block, here: Here, pictures: Sequence[Picture]) -> Card:
    contents = here.index.contents[block.span]
    if contents.screen and contents.system:
        return screen_card(contents, contents.screen, contents.system, here)
    if contents.system and block.kind is BlockKind.TECHSPEC:
        return spec_card(contents, contents.system, next(iter(pictures), None), here)
    target = here.index.checked.views.get(block.span)
    return view_card(contents, target, pictures, here) if target else unread_card(block, contents)


def _troubles(index: Index, pictures: Mapping[Span, Sequence[Picture]]) -> Iterator[Diagnostic]:
    for span, picture in (
        (span, picture) for span, several in pictures.items() for one in several for picture in one.all()
    ):
        system = index.contents[span].system
        severity = index.checked.config.severity("render/layout", span.source.uri)
        if severity and picture.trouble:
            yield Diagnostic(
                rule="render/layout",
                severity=Severity.WARNING if system and system.draft else severity,
                span=opening_line(span),
                message=picture.trouble,
                help=picture.help,
                system=system.id if system else "",
            )
