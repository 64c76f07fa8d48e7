"""What is wrong in a block, as its card tells it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..diagnostics import Diagnostic, Note, Severity
from ..source import Source
from .index import Contents
from .inline import label, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap: how bad, what, where, and what to write."""

    severity: Severity
    rule: str
    line: int
    message: Markup
    help: Markup
    notes: tuple[Markup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """All gaps of a block. `severity` is the worst; `withheld` how many more may come to light."""

    headline: str
    severity: Severity
    gaps: tuple[Gap, ...]
    withheld: int


def banner(contents: Contents) -> Banner | None:
    """The banner of a block; None for a block that has no gaps."""
    gaps = contents.gaps
    withheld = sum(one.count for one in contents.withheld)
    if not gaps and not withheld:
        return None
    errors = sum(gap.severity is Severity.ERROR for gap in gaps)
    return Banner(
        headline=_headline(errors, len(gaps) - errors),
        severity=Severity.ERROR if errors or not gaps else Severity.WARNING,
        gaps=tuple(_gap(gap) for gap in gaps),
        withheld=withheld,
    )


def _headline(errors: int, warnings: int) -> str:
    counts = ((errors, "error"), (warnings, "warning"))
    told = (f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count)
    return ", ".join(told) or "Not fully checked"


def _gap(gap: Diagnostic) -> Gap:
    return Gap(
        severity=gap.severity,
        rule=gap.rule,
        line=gap.span.line,
        message=label(gap.message),
        help=label(gap.help),
        notes=tuple(note(one, gap.span.source) for one in gap.notes),
    )


def note(told: Note, page: Source) -> Markup:
    """A note of a gap that is on `page`, with its place."""
    if not told.span:
        return label(told.message)
    place = f"line {told.span.line}" if told.span.source == page else f"{told.span.path}, line {told.span.line}"
    return label(told.message) + plain(f" ({place})")
