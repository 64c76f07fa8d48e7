"""The summary in Markdown: its figures, its gaps, and that no text of an author's is taken for markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from github_markdown import READ, Page, shown
from hypothesis import given
from reported import CLEAN, PAGE, hostile, report_of

from mkdocs_techspec.config import SettingsError
from mkdocs_techspec.diagnostics import Severity
from mkdocs_techspec.hosts.github_actions import summarise
from mkdocs_techspec.reports.markdown import as_markdown
from mkdocs_techspec.reports.report import Report
from mkdocs_techspec.source import visible

OURS = {"h2", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong", "code", "br"}


def _tags(page: Page) -> set[str]:
    return {tag.partition(" with ")[0] for tag in page.tags}


@given(hostile)
def test_nothing_breaks_it(report: Report) -> None:
    page = shown(as_markdown(report))
    assert _tags(page) <= OURS
    assert not READ.search(page.prose)
    listed = page.items
    assert len(listed) == len(report.diagnostics)
    gaps = sorted(report.diagnostics, key=lambda gap: gap.severity is Severity.WARNING)
    for gap, item in zip(gaps, listed, strict=True):
        assert _line(gap.message)[:200] in item
        assert _line(gap.help)[:200] in item


def _line(text: str) -> str:
    return " ".join(visible(text).split())


def test_figures_and_gaps() -> None:
    text = as_markdown(report_of({"docs/index.md": PAGE, "docs/hello.md": CLEAN}, "site/"))
    assert text.split("\n- **warning**")[0] == (
        "## Technical specs: 1 error, 2 warnings\n\n"
        "| System | Screens | Needs supported | Components |\n"
        "|---|---:|---:|---:|\n"
        "| Feed | 1 | 0 of 1 | 2 |\n"
        "| Hello | 1 | 1 of 1 | 1 |\n"
        "| **All** | 2 | 1 of 2 | 3 |\n\n"
        "- **error** `site/docs/index.md:6:3` need 'home.timeline' is shown, but 'api.timeline' reads no data "
        "(`coverage/unstored`)  \n"
        "  help: ``add `reads: …` to 'api.timeline', or `computed: why` where it needs none``"
    )


def test_the_title_of_a_system_is_no_markup() -> None:
    page = PAGE.replace("system: feed\n", 'system: feed\ntitle: "a | **b** <br> `c`"\n')
    assert "a | **b** <br> `c`\n1\n0 of 1\n2" in shown(as_markdown(report_of({"docs/index.md": page}))).text


def test_many_gaps_are_cut() -> None:
    report = report_of({"docs/index.md": PAGE})
    text = as_markdown(report._replace(diagnostics=report.diagnostics * 40))
    assert text.count("\n- **") == 100
    assert text.endswith("\n\n20 more are in the log.")


def test_it_is_added_to_that_of_the_step(tmp_path: Path) -> None:
    report, file = report_of({"docs/index.md": PAGE}), tmp_path / "summary.md"
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(file)}
    summarise(report, environment)
    assert not file.exists(), "a file that is only outside of a container"
    file.write_text("# Before\n\n", encoding="utf-8")
    summarise(report, {**environment, "GITHUB_ACTIONS": ""})
    summarise(report, environment)
    assert file.read_text(encoding="utf-8") == f"# Before\n\n{as_markdown(report)}\n\n"


def test_a_summary_that_cannot_be_written() -> None:
    with pytest.raises(SettingsError, match="the summary of this step cannot be written"):
        summarise(Report((), ()), {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "/proc/version"})
