"""Gaps as reviewdog's `DiagnosticResult`, which it puts on the lines of a review.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

import json

from ..diagnostics import Diagnostic
from ..source import Span, visible
from .report import Report, in_words


def as_rdjson(report: Report) -> str:
    """One JSON object; its columns count bytes, and the end is exclusive."""
    result = {"source": {"name": "techspec"}, "diagnostics": [_object(report, gap) for gap in report.diagnostics]}
    return json.dumps(result, indent=2)


def _object(report: Report, gap: Diagnostic) -> dict[str, object]:
    # Other places stand in the message: a reviewdog that does not know `relatedLocations` refuses the whole report.
    return {
        "message": visible(in_words(report, gap, with_places=True)),
        "location": _location(report, gap.span),
        "severity": gap.severity.name,
        "code": {"value": gap.rule},
    }


def _location(report: Report, span: Span) -> dict[str, object]:
    start, end = _position(span, span.line, span.column), _position(span, span.end_line, span.end_column)
    return {"path": report.path(span), "range": {"start": start, "end": end}}


def _position(span: Span, line: int, column: int) -> dict[str, int]:
    before = span.source.line(line)[: column - 1]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
