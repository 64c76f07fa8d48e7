"""Every form in which gaps are told, by its name: for a reader, and for the tools of reviews and of CI."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..diagnostics import Diagnostic
from .as_json import as_json
from .github import as_github
from .gitlab import as_gitlab
from .junit import as_junit
from .markdown import as_markdown
from .rdjson import as_rdjson
from .report import Report
from .sarif import as_sarif
from .terminal import closing_lines, concise, full

__all__ = ["FORMATS", "Report"]


def _as_full(report: Report) -> str:
    return _with_closing(report, full, "\n\n")


def _as_concise(report: Report) -> str:
    return _with_closing(report, concise, "\n")


def _as_json(report: Report) -> str:
    return as_json(report.diagnostics)


def _with_closing(report: Report, told: Callable[[Diagnostic], str], between: str) -> str:
    closing = "\n".join(line for site in report.sites for line in closing_lines(site, site.diagnostics))
    return between.join([*map(told, report.diagnostics), closing])


FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "full": _as_full,
        "concise": _as_concise,
        "json": _as_json,
        "github": as_github,
        "gitlab": as_gitlab,
        "sarif": as_sarif,
        "junit": as_junit,
        "rdjson": as_rdjson,
        "markdown": as_markdown,
    }
)
"""How each format is written; none ends with a line end."""
