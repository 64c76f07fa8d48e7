"""Annotations, as the runner of GitHub Actions reads them, whatever stands in a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from reported import PAGE, hostile, report_of
from workflow_commands import Command, commands_in

from mkdocs_techspec.diagnostics import Severity
from mkdocs_techspec.hosts.github_actions import annotate
from mkdocs_techspec.reports.github import as_annotations, as_github
from mkdocs_techspec.reports.report import Report
from mkdocs_techspec.source import visible

THERE: Mapping[str, str] = {"GITHUB_ACTIONS": "true"}


@given(hostile)
def test_nothing_breaks_it(report: Report) -> None:
    found = list(commands_in(as_github(report)))
    gaps = sorted(report.diagnostics, key=lambda gap: gap.severity is Severity.WARNING)
    for gap, command in zip(gaps, found, strict=True):
        assert command.name == gap.severity
        assert command.properties["title"] == gap.rule
        assert command.properties["file"] == report.path(gap.span)
        assert command.properties["line"] == str(gap.span.line)
        assert command.data.startswith(visible(gap.message).strip(" \t"))


def test_a_command() -> None:
    first, *_ = as_github(report_of({"docs/index.md": PAGE}, "site/")).split("\n")
    assert first == (
        "::error title=coverage/unstored,file=site/docs/index.md,line=6,endLine=6,col=3,endColumn=11::"
        "need 'home.timeline' is shown, but 'api.timeline' reads no data%0A"
        "note: site/docs/index.md:16:31: 'api.timeline' serves it%0A"
        "help: add `reads: …` to 'api.timeline', or `computed: why` where it needs none"
    )


def test_no_columns_of_what_goes_over_several_lines() -> None:
    report = report_of({"docs/index.md": PAGE})
    gap = report.diagnostics[0]
    long = replace(gap, span=gap.span._replace(end_line=7, end_column=2))
    (command,) = commands_in(as_github(report._replace(diagnostics=(long,))))
    assert sorted(command.properties) == ["endLine", "file", "line", "title"]


def _many(errors: int, warnings: int) -> Report:
    report = report_of({"docs/index.md": PAGE})
    error, warning, _ = report.diagnostics
    mixed = [replace(warning, message=f"w{number}") for number in range(warnings)]
    mixed += [replace(error, message=f"e{number}") for number in range(errors)]
    return report._replace(diagnostics=tuple(mixed))


@pytest.mark.parametrize(
    ("errors", "warnings", "notice"),
    [
        (10, 10, None),
        (11, 0, "1 more error in the log of this step"),
        (12, 11, "2 more errors and 1 more warning in the log of this step"),
        (0, 30, "20 more warnings in the log of this step"),
    ],
)
def test_within_the_limits_of_a_step(errors: int, warnings: int, notice: str | None) -> None:
    report = _many(errors, warnings)
    shown = list(commands_in(as_annotations(report)))
    notices = [] if notice is None else [Command("notice", {"title": "techspec"}, notice)]
    names = ["error"] * min(errors, 10) + ["warning"] * min(warnings, 10)
    assert [command.name for command in shown] == [*names, *("notice" for _ in notices)]
    assert shown[len(names) :] == notices
    assert len(list(commands_in(as_github(report)))) == errors + warnings + len(notices)


def test_only_in_github_actions() -> None:
    report = report_of({"docs/index.md": PAGE})
    assert annotate(report, {}) == annotate(report, {"GITHUB_ACTIONS": "false"}) == ""
    assert annotate(report, THERE) == as_annotations(report)
    assert annotate(Report((), ()), THERE) == ""
