"""What a rule is given, and what it yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..analysis.snapshots import Snapshot
from ..analysis.support import Support
from ..config import Config
from ..diagnostics import Note
from ..language.contracts import Contracts
from ..model import Key, Model
from ..source import Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of a site once it is linked: as it is `here`, and at all stages of its systems.

    `stages` are by system and stage, things that come first first; a system's last stage is there, too. `sources` are
    the site's pages, by uri; `contracts` what is in the files that components name as theirs.
    """

    here: Snapshot
    stages: Mapping[tuple[str, str], Snapshot]
    config: Config
    sources: Mapping[str, Source]
    contracts: Contracts = field(default_factory=dict)

    @property
    def model(self) -> Model:
        return self.here.model

    @property
    def support(self) -> Support:
        return self.here.support

    def at(self, system: str, stage: str) -> Snapshot:
        """The site with a system at one of its stages."""
        return self.stages.get((system, stage), self.here)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A gap, before the engine adds the rule and its severity. `on` is what it speaks of: what an `accept` may name."""

    on: Key
    span: Span
    message: str
    help: str
    notes: tuple[Note, ...] = ()
