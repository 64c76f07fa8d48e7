"""Gaps as workflow commands, which GitHub Actions shows as annotations on the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..diagnostics import Diagnostic, Severity
from ..source import visible
from .report import Report, in_words

# As many of each severity does GitHub show of one step; what comes later is only in the log.
_SHOWN = 10


def as_github(report: Report) -> str:
    """A command for each gap, most severe first, and a notice at the end where GitHub does not show them all."""
    return _commands(report, [gap for gaps in _by_severity(report) for gap in gaps])


def as_annotations(report: Report) -> str:
    """Only what GitHub shows, and the notice: for a log that has all gaps anyway."""
    return _commands(report, [gap for gaps in _by_severity(report) for gap in gaps[:_SHOWN]])


def _by_severity(report: Report) -> Sequence[Sequence[Diagnostic]]:
    return [[gap for gap in report.diagnostics if gap.severity is severity] for severity in Severity]


def _commands(report: Report, gaps: Iterable[Diagnostic]) -> str:
    return "\n".join([*(_command(report, gap) for gap in gaps), *_notice(report)])


def _command(report: Report, gap: Diagnostic) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(report, gap).items())
    return f"::{gap.severity} {properties}::{_data(in_words(report, gap, with_places=True))}"


def _properties(report: Report, gap: Diagnostic) -> dict[str, str]:
    span = gap.span
    lines = {"line": span.line, "endLine": span.end_line}
    # The runner refuses columns of what goes over several lines.
    columns = {"col": span.column, "endColumn": span.end_column} if span.line == span.end_line else {}
    places = {name: str(number) for name, number in {**lines, **columns}.items()}
    return {"title": gap.rule, "file": report.path(span), **places}


def _notice(report: Report) -> list[str]:
    more = [len(gaps) - _SHOWN for gaps in _by_severity(report)]
    told = [
        f"{count} more {severity}{'' if count == 1 else 's'}"
        for count, severity in zip(more, Severity, strict=True)
        if count > 0
    ]
    return [f"::notice title=techspec::{' and '.join(told)} in the log of this step"] if told else []


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
