"""GitLab's Code Quality, as its manual has it, whatever stands in a page."""

from __future__ import annotations

import json

from hypothesis import given
from reported import PAGE, faults, hostile, report_of, schema

from mkdocs_techspec.reports.gitlab import as_gitlab
from mkdocs_techspec.reports.report import Report
from mkdocs_techspec.source import visible

SCHEMA = schema("code-quality.json")


@given(hostile)
def test_nothing_breaks_it(report: Report) -> None:
    found = json.loads(as_gitlab(report))
    assert [fault for fault in faults(SCHEMA, found) if "description" not in fault] == []
    assert [one["check_name"] for one in found] == [gap.rule for gap in report.diagnostics]
    for one, gap in zip(found, report.diagnostics, strict=True):
        assert one["description"].startswith(visible(gap.message))


def test_an_entry() -> None:
    first, *others = json.loads(as_gitlab(report_of({"docs/index.md": PAGE}, "site/")))
    assert faults(SCHEMA, [first, *others]) == []
    assert len(first.pop("fingerprint")) == 32
    assert first == {
        "description": "need 'home.timeline' is shown, but 'api.timeline' reads no data: add `reads: …` to "
        "'api.timeline', or `computed: why` where it needs none",
        "check_name": "coverage/unstored",
        "severity": "major",
        "location": {"path": "site/docs/index.md", "lines": {"begin": 6, "end": 6}},
    }
    assert [one["severity"] for one in others] == ["minor", "minor"]


def test_without_gaps() -> None:
    assert json.loads(as_gitlab(Report((), ()))) == []
