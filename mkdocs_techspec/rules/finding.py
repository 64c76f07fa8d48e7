"""What a rule is given, and what it yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..analysis.support import Support
from ..config import Config
from ..diagnostics import Note
from ..model import Key, Model
from ..source import Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of a site once it is linked. `sources` are its pages, by uri."""

    model: Model
    support: Support
    config: Config
    sources: Mapping[str, Source]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A gap, before the engine adds the rule and its severity. `on` is what it speaks of: what an `accept` may name."""

    on: Key
    span: Span
    message: str
    help: str
    notes: tuple[Note, ...] = ()
