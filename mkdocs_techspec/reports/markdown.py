"""The summary of a run in Markdown: the figures of coverage, and the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..check import Checked
from ..diagnostics import Diagnostic, Severity
from .markdown_text import code, inline
from .report import Report
from .terminal import withheld_lines

_MANY = 100


def as_markdown(report: Report) -> str:
    """A heading, a table with a line for each system, and a list of the gaps, most severe first."""
    parts = [f"## Technical specs: {_verdict(report.diagnostics)}", *_coverage(report), *_gaps(report)]
    parts.extend(f"Withheld: {inline(line)}" for site in report.sites for line in withheld_lines(site))
    return "\n\n".join(parts)


class _Row(NamedTuple):
    name: str
    screens: int
    supported: int
    needs: int
    components: int


def _verdict(gaps: Sequence[Diagnostic]) -> str:
    counts = [(sum(gap.severity is severity for gap in gaps), severity) for severity in Severity]
    told = [f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in counts if count]
    return ", ".join(told) or "no gaps"


def _coverage(report: Report) -> Iterator[str]:
    rows = [row for site in report.sites for row in _rows(site)]
    all_of_them = [site.counts for site in report.sites]
    total = _Row(
        "All",
        screens=sum(one.screens for one in all_of_them),
        supported=sum(one.supported for one in all_of_them),
        needs=sum(one.needs for one in all_of_them),
        components=sum(one.components for one in all_of_them),
    )
    lines = ["| System | Screens | Needs supported | Components |", "|---|---:|---:|---:|"]
    lines.extend(_line(inline(row.name).replace("|", r"\|"), row) for row in rows)
    if len(rows) != 1 or rows[0][1:] != total[1:]:
        lines.append(_line("**All**", total))
    yield "\n".join(lines)
    known = sum(len(site.baselined) for site in report.sites)
    if known:
        yield f"{known} more {'gap is' if known == 1 else 'gaps are'} in the baseline."


def _rows(site: Checked) -> Iterator[_Row]:
    for name, system in sorted(site.model.systems.items()):
        statuses = [need.status for key, need in site.support.needs.items() if key.system == name]
        supported = sum(status.supported for status in statuses)
        title = system.title if name else "(no system)"
        yield _Row(title, len(system.screens), supported, len(statuses), len(system.components))


def _line(name: str, row: _Row) -> str:
    return f"| {name} | {row.screens} | {row.supported} of {row.needs} | {row.components} |"


def _gaps(report: Report) -> Iterator[str]:
    gaps = [gap for severity in Severity for gap in report.diagnostics if gap.severity is severity]
    if gaps:
        yield "\n".join(_item(report, gap) for gap in gaps[:_MANY])
    if len(gaps) > _MANY:
        yield f"{len(gaps) - _MANY} more are in the log."


def _item(report: Report, gap: Diagnostic) -> str:
    place = code(f"{report.path(gap.span)}:{gap.span.line}:{gap.span.column}")
    help_ = f"  \n  help: {inline(gap.help)}" if gap.help else ""
    return f"- **{gap.severity}** {place} {inline(gap.message)} ({code(gap.rule)}){help_}"
