"""JUnit's XML passes the schema that Jenkins holds it against, whatever stands in a page."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from reported import CLEAN, PAGE, SCHEMAS, TWICE, hostile, report_of
from xmlschema import XMLSchema

from mkdocs_techspec.reports.junit import as_junit
from mkdocs_techspec.reports.report import Report
from mkdocs_techspec.source import visible

SCHEMA = XMLSchema(SCHEMAS / "junit-10.xsd")


def _suites(report: Report) -> ET.Element:
    text = as_junit(report)
    root = ET.fromstring(text)  # noqa: S314 - our own text
    SCHEMA.validate(root)
    return root


@given(hostile)
def test_nothing_breaks_it(report: Report) -> None:
    root = _suites(report)
    cases = [case for case in root.iter("testcase") if case.get("name") != "no gaps"]
    assert sorted(case[0].get("message", "") for case in cases) == sorted(
        visible(gap.message) for gap in report.diagnostics
    )
    assert int(root.get("tests", "")) == len(root.findall("testsuite/testcase"))
    assert int(root.get("failures", "")) == len(root.findall("testsuite/testcase/failure"))
    for suite in root:
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names)
        assert {case.get("classname") for case in suite} == {suite.get("name")}
        for outcome, figure in (("failure", "failures"), ("skipped", "skipped")):
            assert int(suite.get(figure, "")) == len(suite.findall(f"testcase/{outcome}"))


def test_a_suite_for_each_page() -> None:
    root = _suites(report_of({"docs/index.md": PAGE, "docs/hello.md": CLEAN, "docs/prose.md": "# Hello\n"}, "site/"))
    assert [suite.get("name") for suite in root] == ["site/docs/hello.md", "site/docs/index.md"]
    clean, failing = root
    assert [(case.get("name"), len(case)) for case in clean] == [("no gaps", 0)]
    assert [case[0].tag for case in failing] == ["failure", "skipped", "skipped"]
    assert failing[0].get("name") == (
        "coverage/unstored: need 'home.timeline' is shown, but 'api.timeline' reads no data"
    )
    assert failing[0][0].text == (
        "site/docs/index.md:6:3: need 'home.timeline' is shown, but 'api.timeline' reads no data\n"
        "note: site/docs/index.md:16:31: 'api.timeline' serves it\n"
        "help: add `reads: …` to 'api.timeline', or `computed: why` where it needs none"
    )


def test_gaps_that_are_alike_have_names_of_their_own() -> None:
    names = [case.get("name", "") for case in _suites(report_of({"a.md": TWICE}))[0]]
    alike = [name for name in names if name.startswith("syntax/key")]
    assert alike == [alike[0], f"{alike[0]} (2)"]


def test_warnings_fail_where_the_run_is_strict() -> None:
    root = _suites(report_of({"docs/index.md": PAGE}, strict=True))
    assert [case[0].tag for case in root[0]] == ["failure"] * 3


def test_without_pages() -> None:
    assert len(_suites(Report((), ()))) == 0
