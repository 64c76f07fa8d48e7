"""The compiler on one screen: sources in, everything known about them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .analysis.support import Support
from .config import Config
from .diagnostics import Diagnostic
from .language.fences import Block
from .model import Model, Waiver
from .source import Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """That `count` gaps of a system are not told, because the block at `span` cannot be read."""

    system: str
    count: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The closing line's figures."""

    screens: int
    needs: int
    supported: int
    components: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """All that is known about a site: the same for every host.

    `diagnostics` are sorted and hold no gap twice; `accepted` are the gaps that are there on purpose, with the waiver.
    """

    config: Config
    blocks: tuple[Block, ...]
    model: Model
    support: Support
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, Waiver], ...]
    withheld: tuple[Withheld, ...]
    counts: Counts


def check(sources: Iterable[Source], config: Config, has_file: Callable[[str], bool]) -> Checked:
    """Check a site. `has_file` answers whether a path inside the docs folder (by `uri`) is a file there."""
    raise NotImplementedError
