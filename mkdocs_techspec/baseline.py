"""The gaps that a site is known to have, and that are not told."""

from __future__ import annotations

from typing import NamedTuple

from .diagnostics import Diagnostic
from .source import Span, visible


class KnownGap(NamedTuple):
    """A gap as a baseline holds it: without its line, so that it stays the same while the page around it is edited.

    `path` is the page's uri. Two gaps are alike that have the same `rule`, `path`, `system` and `on`: so a message may
    be worded anew. Where there is no `on`, they are alike by their `rule`, `path` and `message`.
    """

    rule: str
    path: str
    system: str
    on: str
    message: str

    @property
    def likeness(self) -> tuple[str, ...]:
        """What gaps that are alike have in common."""
        return self[:4] if self.on else (self.rule, self.path, self.message)


class BaselineEntry(NamedTuple):
    """That a site is known to have a gap so many `times`; `span` is where the baseline's file says so."""

    gap: KnownGap
    times: int
    span: Span


class Baseline(NamedTuple):
    """All gaps that a site is known to have, in the order of their file."""

    entries: tuple[BaselineEntry, ...]


def known_gap(diagnostic: Diagnostic) -> KnownGap:
    """A diagnostic as a baseline holds it."""
    return KnownGap(
        rule=diagnostic.rule,
        path=visible(diagnostic.span.source.uri),
        system=diagnostic.system,
        on=diagnostic.on,
        message=visible(diagnostic.message),
    )
