"""SARIF passes the schema of OASIS, whatever stands in a page, and says what code scanning needs."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from reported import PAGE, faults, hostile, report_of, schema

from mkdocs_techspec.reports.report import Report
from mkdocs_techspec.reports.sarif import as_sarif
from mkdocs_techspec.rules.manual import RulePage, pages
from mkdocs_techspec.source import visible

SCHEMA = schema("sarif-2.1.0.json")


def _run(report: Report) -> Any:
    return json.loads(as_sarif(report))["runs"][0]


@given(hostile)
def test_nothing_breaks_it(report: Report) -> None:
    log = json.loads(as_sarif(report))
    assert faults(SCHEMA, log) == []
    for gap, result in zip(report.diagnostics, log["runs"][0]["results"], strict=True):
        text = re.sub(r"\\(?=\[)", "", result["message"]["text"])
        assert text.startswith(visible(gap.message))
        assert text.endswith(visible(gap.help))
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert re.fullmatch(r"[\w.~%/-]+", location["uri"], re.ASCII)
        assert unquote(location["uri"]) == report.path(gap.span)


@pytest.mark.parametrize("page", [page for page in pages() if page.gap], ids=lambda page: str(page.name))
def test_the_example_of_every_rule(page: RulePage) -> None:
    report = report_of(page.gap)
    log = json.loads(as_sarif(report))
    assert faults(SCHEMA, log) == []
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in log["runs"][0]["results"]] == [
        gap.rule for gap in report.diagnostics
    ]


def test_a_schema_that_is_broken_is_seen() -> None:
    log = json.loads(as_sarif(report_of({"docs/index.md": PAGE})))
    log["runs"][0]["results"][0]["level"] = "dreadful"
    assert faults(SCHEMA, log) == [
        "$.runs[0].results[0].level: 'dreadful' is not one of ['none', 'note', 'warning', 'error']"
    ]


def test_a_result() -> None:
    run = _run(report_of({"docs/index.md": PAGE}, "site/"))
    fingerprint = run["results"][0].pop("partialFingerprints")
    assert list(fingerprint) == ["techspecGap/v1"]
    uri = {"uri": "site/docs/index.md", "uriBaseId": "%SRCROOT%"}
    assert run["results"][0] == {
        "ruleId": "coverage/unstored",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "need 'home.timeline' is shown, but 'api.timeline' reads no data\n"
            "help: add `reads: …` to 'api.timeline', or `computed: why` where it needs none"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": uri,
                    "region": {"startLine": 6, "startColumn": 3, "endLine": 6, "endColumn": 11},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": uri,
                    "region": {"startLine": 16, "startColumn": 31, "endLine": 16, "endColumn": 44},
                },
                "message": {"text": "'api.timeline' serves it"},
            }
        ],
    }
    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_the_help_of_a_rule_stands_alone() -> None:
    for page in pages():
        if page.gap:
            for rule in _run(report_of(page.gap))["tool"]["driver"]["rules"]:
                assert "## Why it matters" in rule["help"]["markdown"]
                assert not re.search(r"\]\((?!\w+:)", rule["help"]["text"]), rule["id"]
                assert len(rule["fullDescription"]["text"]) <= 1024, rule["id"]


def test_without_gaps() -> None:
    log = json.loads(as_sarif(Report((), ())))
    assert faults(SCHEMA, log) == []
    assert log["runs"][0]["results"] == []
