"""Gaps as a report of GitLab's Code Quality, which merge requests show.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json

from ..diagnostics import Diagnostic, Severity
from ..source import visible
from .fingerprints import fingerprints
from .report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def as_gitlab(report: Report) -> str:
    """A JSON list with an object for each gap."""
    pairs = zip(report.diagnostics, fingerprints(report), strict=True)
    return json.dumps([_object(report, gap, fingerprint) for gap, fingerprint in pairs], indent=2)


def _object(report: Report, gap: Diagnostic, fingerprint: str) -> dict[str, object]:
    return {
        "description": visible(f"{gap.message}: {gap.help}" if gap.help else gap.message),
        "check_name": gap.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[gap.severity],
        "location": {"path": report.path(gap.span), "lines": {"begin": gap.span.line, "end": gap.span.end_line}},
    }
