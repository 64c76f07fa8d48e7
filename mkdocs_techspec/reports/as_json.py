"""Diagnostics as a JSON list, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..diagnostics import Diagnostic, Note


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A list of objects, sorted as the diagnostics are; lines and columns count from 1, the end is exclusive."""
    return json.dumps([_object(one) for one in diagnostics], indent=2, ensure_ascii=True)


def _object(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "notes": [_note(note) for note in diagnostic.notes],
        "system": diagnostic.system,
    }


def _note(note: Note) -> dict[str, object]:
    place = {"path": note.span.path, "line": note.span.line, "column": note.span.column} if note.span else {}
    return {"message": note.message, **place}
