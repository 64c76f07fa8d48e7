"""Every block of a checked site as HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .check import Checked
from .diagnostics import Diagnostic
from .language.fences import Block

Href = Callable[[str, str], str]
"""`href(from_uri, to_uri)`: how the built page of one source links to another page or file, as the host has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedBlock:
    """A block's HTML, and the anchors in it that links may point at."""

    block: Block
    html: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """All blocks, in the order of `Checked.blocks`, and what went wrong in drawing (`render/layout`)."""

    blocks: tuple[RenderedBlock, ...]
    diagnostics: tuple[Diagnostic, ...]


def render(checked: Checked, href: Href, cache: Path | None) -> Rendered:
    """Draw and write out every block. `cache` is a folder to keep layouts in, or None to keep nothing."""
    raise NotImplementedError


def target_href(checked: Checked, target: str, from_uri: str, href: Href) -> str | None:
    """Where a `techspec:` link of prose leads: `auth.login` or `feed:home`, seen from the page `from_uri`."""
    raise NotImplementedError
