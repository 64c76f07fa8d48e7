"""What is told of one run, in whatever form."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from ..check import Checked
from ..diagnostics import Diagnostic, Severity
from ..source import Span, visible


class Report(NamedTuple):
    """The sites that were checked, and all their gaps, sorted.

    `prefix` leads from the root of the repository to the folder that the paths of spans are seen from: an empty text,
    or such as `docs/handbook/`. `strict` is whether warnings fail, too.
    """

    sites: tuple[Checked, ...]
    diagnostics: tuple[Diagnostic, ...]
    prefix: str = ""
    strict: bool = False

    def path(self, span: Span) -> str:
        """The path of a place, seen from the root of the repository."""
        return visible(posixpath.normpath(self.prefix + span.path))

    def fails(self, gap: Diagnostic) -> bool:
        return self.strict or gap.severity is Severity.ERROR


def in_words(report: Report, gap: Diagnostic, *, with_places: bool) -> str:
    """All that a gap says, a line each: what is wrong, the notes, what to write.

    Without places, the notes that have one are left out: where a format has a place of its own for them.
    """
    help_ = [f"help: {gap.help}"] if gap.help else []
    return "\n".join([gap.message, *_notes(report, gap, with_places=with_places), *help_])


def _notes(report: Report, gap: Diagnostic, *, with_places: bool) -> Iterator[str]:
    for note in gap.notes:
        if note.span is None:
            yield f"note: {note.message}"
        elif with_places:
            yield f"note: {report.path(note.span)}:{note.span.line}:{note.span.column}: {note.message}"
