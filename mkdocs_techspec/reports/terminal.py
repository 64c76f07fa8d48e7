"""Diagnostics as text for a terminal or a log."""

from __future__ import annotations

import unicodedata

from ..check import Checked
from ..diagnostics import Diagnostic, Note, Severity
from ..source import Span, visible

_WIDEST = 160


def concise(diagnostic: Diagnostic) -> str:
    """One line: `path:line:col: severity[family/name] message`."""
    headline = f"{diagnostic.severity}[{diagnostic.rule}] {diagnostic.message}"
    return visible(f"{_place(diagnostic.span)}: {headline}").replace("\n", " ")


def full(diagnostic: Diagnostic) -> str:
    """The headline, the line with the place underlined, the notes, and what to write."""
    margin = " " * len(str(diagnostic.span.line))
    shown = [concise(diagnostic), *excerpt(diagnostic.span)]
    shown.extend(f"{margin} = note: {_note(note)}" for note in diagnostic.notes)
    if diagnostic.help:
        shown.append(f"{margin} = help: {visible(diagnostic.help)}")
    return "\n".join(shown)


def excerpt(span: Span) -> list[str]:
    """The line of a place, with the place underlined."""
    number = str(span.line)
    margin = " " * len(number)
    line, underline = _underlined(span)
    return [f"{margin} |", f"{number} | {line}", f"{margin} | {underline}"]


def closing_lines(checked: Checked, diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """What is withheld, a line each, then the count: screens, needs supported of all, components, gaps."""
    lines = withheld_lines(checked)
    counts = checked.counts
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    gaps = f"{_count(errors, 'error')}, {_count(len(diagnostics) - errors, 'warning')}" if diagnostics else "no gaps"
    baseline = f" ({len(checked.baselined)} in the baseline)" if checked.baselined else ""
    lines.append(
        f"{_count(counts.screens, 'screen')}, {counts.supported} of {_count(counts.needs, 'need')} supported, "
        f"{_count(counts.components, 'component')}: {gaps}{baseline}"
    )
    return lines


def withheld_lines(checked: Checked) -> list[str]:
    """What is withheld, a line each."""
    return [
        f"{_place(one.span)}: note: {_count(one.count, 'gap')} of {_system(one.system)} may be there: "
        "this cannot be read, so what is missing is not told"
        for one in checked.withheld
    ]


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}"


def _system(system: str) -> str:
    return f"system '{system}'" if system else "the screens"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _note(note: Note) -> str:
    return visible(f"{_place(note.span)}: {note.message}" if note.span else note.message)


def _underlined(span: Span) -> tuple[str, str]:
    """The line of a span and carets below it; of a very long line, the part around its start."""
    text = span.source.line(span.line).replace("\t", " ")
    first = span.column - 1
    last = span.end_column - 1 if span.end_line == span.line else len(text)
    offset = max(0, first - _WIDEST // 2) if len(text) > _WIDEST else 0
    text, first, last = text[offset : offset + _WIDEST], first - offset, last - offset
    before, under = visible(text[:first]), visible(text[first : max(last, first + 1)])
    return visible(text).rstrip(), " " * _width(before) + "^" * max(1, _width(under))


def _width(text: str) -> int:
    """How many columns a terminal takes for a text."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else not unicodedata.combining(one) for one in text)
