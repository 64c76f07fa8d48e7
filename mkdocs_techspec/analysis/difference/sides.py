"""One of the two states of a site that are compared."""

from __future__ import annotations

from dataclasses import dataclass

from ...config import Config
from ...diagnostics import Diagnostic
from ...model import Model, Waiver
from ..snapshots import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A site with all its gaps, also those in its baseline; `accepted` are those that are there on purpose."""

    config: Config
    snapshot: Snapshot
    gaps: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, Waiver], ...]
    all_read: bool

    @property
    def model(self) -> Model:
        return self.snapshot.model
