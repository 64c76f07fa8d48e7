"""reviewdog's format, whatever stands in a page: its columns count bytes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from reported import PAGE, faults, hostile, report_of, schema

from mkdocs_techspec.reports.rdjson import as_rdjson
from mkdocs_techspec.reports.report import Report
from mkdocs_techspec.source import Source, Span, visible

SCHEMA = schema("rdjson.json")


def _text_at(source: Source, place: Any) -> bytes:
    """What reviewdog takes a range for."""
    start, end = place["range"]["start"], place["range"]["end"]
    lines = [source.line(number).encode() for number in range(start["line"], end["line"] + 1)]
    lines[-1] = lines[-1][: end["column"] - 1]
    lines[0] = lines[0][start["column"] - 1 :]
    return b"\n".join(lines)


def _text_of(span: Span) -> bytes:
    lines = [span.source.line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines).encode()


@given(hostile)
def test_nothing_breaks_it(report: Report) -> None:
    result = json.loads(as_rdjson(report))
    assert faults(SCHEMA, result) == []
    for gap, found in zip(report.diagnostics, result["diagnostics"], strict=True):
        assert found["message"].startswith(visible(gap.message))
        assert found["location"]["path"] == report.path(gap.span)
        assert _text_at(gap.span.source, found["location"]) == _text_of(gap.span)


def test_columns_count_bytes() -> None:
    page = "```screen\nscreen: home\nshows: {é𐐀: x}\n```\n"
    report = report_of({"a.md": page})
    (found,) = (one for one in json.loads(as_rdjson(report))["diagnostics"] if one["code"]["value"] == "syntax/value")
    assert found["location"]["range"] == {"start": {"line": 3, "column": 9}, "end": {"line": 3, "column": 15}}


def test_a_diagnostic() -> None:
    result = json.loads(as_rdjson(report_of({"docs/index.md": PAGE}, "site/")))
    assert result["source"] == {"name": "techspec"}
    assert result["diagnostics"][0] == {
        "message": "need 'home.timeline' is shown, but 'api.timeline' reads no data\n"
        "note: site/docs/index.md:16:31: 'api.timeline' serves it\n"
        "help: add `reads: …` to 'api.timeline', or `computed: why` where it needs none",
        "location": {
            "path": "site/docs/index.md",
            "range": {"start": {"line": 6, "column": 3}, "end": {"line": 6, "column": 11}},
        },
        "severity": "ERROR",
        "code": {"value": "coverage/unstored"},
    }
