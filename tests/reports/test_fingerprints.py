"""Fingerprints stay while pages are edited, and none is there twice."""

from __future__ import annotations

import json

from hypothesis import given
from reported import PAGE, TWICE, hostile, report_of

from mkdocs_techspec.reports.fingerprints import fingerprints
from mkdocs_techspec.reports.gitlab import as_gitlab
from mkdocs_techspec.reports.report import Report
from mkdocs_techspec.reports.sarif import as_sarif


def test_a_line_more_changes_none() -> None:
    before = fingerprints(report_of({"docs/index.md": PAGE}))
    after = fingerprints(report_of({"docs/index.md": PAGE.replace("# Home\n", "# Home\n\nA word on it.\n")}))
    assert before == after
    assert len(set(before)) == len(before) == 3


def test_another_page_changes_them() -> None:
    here, there = (fingerprints(report_of({name: PAGE})) for name in ("docs/index.md", "docs/other.md"))
    assert not set(here) & set(there)
    assert fingerprints(report_of({"docs/other.md": PAGE}, "site/")) != there


def test_gaps_that_are_alike_are_numbered() -> None:
    report = report_of({"a.md": TWICE})
    alike = [gap for gap in report.diagnostics if gap.rule == "syntax/key"]
    assert len({(gap.rule, gap.message) for gap in alike}) == 1
    assert len(alike) == 2
    assert len(set(fingerprints(report))) == len(report.diagnostics)


@given(hostile)
def test_none_is_there_twice(report: Report) -> None:
    assert len(set(fingerprints(report))) == len(report.diagnostics)


def test_both_formats_have_the_same() -> None:
    report = report_of({"docs/index.md": PAGE})
    sarif = [one["partialFingerprints"]["techspecGap/v1"] for one in json.loads(as_sarif(report))["runs"][0]["results"]]
    assert sarif == [one["fingerprint"] for one in json.loads(as_gitlab(report))] == list(fingerprints(report))
