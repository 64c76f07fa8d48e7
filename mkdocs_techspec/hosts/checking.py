"""The command `techspec check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ..check import Checked
from ..reports.formats import FORMATS, Report
from ..reports.statistics import statistics
from ..reports.terminal import withheld_lines
from . import baselines
from .choosing import choose, ignore_option, select_option
from .github_actions import annotate, summarise
from .paths import repository_prefix
from .project import Project, find_projects
from .report_files import report_option, see_folders, write_report
from .settings import BaselineUse
from .sites import check_projects, ending_on_settings, paths_argument, print_text

_FOR_READERS = frozenset({"full", "concise"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """All that stands on the command line."""

    paths: tuple[Path, ...]
    output_format: str
    output_file: Path | None
    report: tuple[tuple[str, Path], ...]
    strict: bool
    exit_zero: bool
    statistics: bool
    select: frozenset[str]
    ignore: frozenset[str]
    annotations: bool
    watch: bool
    write_baseline: bool
    prune_baseline: bool
    no_baseline: bool

    @property
    def baseline(self) -> BaselineUse:
        if self.write_baseline:
            return BaselineUse.WRITE
        return BaselineUse.IGNORE if self.no_baseline else BaselineUse.READ

    @property
    def files(self) -> list[Path]:
        """What is to be written."""
        return [*filter(None, [self.output_file]), *(file for _, file in self.report)]


@click.command("check")
@paths_argument
@click.option(
    "--output-format", type=click.Choice(list(FORMATS)), default="full", show_default=True, help="How gaps are told."
)
@click.option(
    "--output-file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tell them in this file, and not on the standard output.",
)
@report_option
@select_option
@ignore_option
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever gaps there are.")
@click.option("--statistics", is_flag=True, help="Then count the gaps of each rule.")
@click.option("--watch", is_flag=True, help="Check again whenever a page or a setting changes.")
@click.option(
    "--annotations/--no-annotations",
    default=True,
    help="In GitHub Actions, whether gaps are also shown on the lines of a pull request and in the summary of the job.",
)
@click.option("--write-baseline", is_flag=True, help="Write all gaps that are there into the baseline, and tell none.")
@click.option("--prune-baseline", is_flag=True, help="Take out of the baseline what is fixed, and then tell the rest.")
@click.option("--no-baseline", is_flag=True, help="Tell the gaps in the baseline, too.")
def check_command(**options: object) -> None:
    """Check pages without building a site.

    PATH is a folder or a mkdocs.yml; where a folder has a mkdocs.yml, its docs folder is checked, with the plugin's
    settings. Without PATH, the working folder. Other folders and pages are checked together, as one site. Settings also
    come from a techspec.toml or pyproject.toml in the folder or above it.

    Exits with 1 where there are errors (with --strict, or warnings), with 2 on wrong usage or settings, else with 0.
    """
    asked = _Asked(**options)  # type: ignore[arg-type] # the options above are its fields, of these types
    _see_usage(asked)
    if asked.watch:
        # Only here, because nobody else needs what looks after files.
        from .watching import check_and_watch

        own = frozenset(file.absolute() for file in asked.files)
        with ending_on_settings():
            code = check_and_watch(asked.paths, asked.baseline, lambda projects: _tell(asked, projects), own)
        sys.exit(code)
    with ending_on_settings():
        code = _tell(asked, find_projects(asked.paths, asked.baseline))
    sys.exit(code)


def _see_usage(asked: _Asked) -> None:
    if asked.write_baseline + asked.prune_baseline + asked.no_baseline > 1:
        raise click.UsageError("--write-baseline, --prune-baseline and --no-baseline exclude each other")
    if asked.watch and (asked.write_baseline or asked.prune_baseline):
        raise click.UsageError("--watch only reads: it goes with neither --write-baseline nor --prune-baseline")
    see_folders(asked.files)


def _tell(asked: _Asked, projects: Sequence[Project]) -> int:
    """Check, and tell what is found; the exit code.

    Raises:
        SettingsError: a page cannot be read, or a file cannot be written.
    """
    sites = check_projects(choose(projects, asked.select, asked.ignore))
    if asked.write_baseline:
        _write_baselines(sites)
        return 0
    checked = tuple(_pruned(sites) if asked.prune_baseline else (one for _, one in sites))
    report = Report(
        sites=checked,
        diagnostics=tuple(gap for one in checked for gap in one.diagnostics),
        prefix=repository_prefix(projects[0].folder, projects[0].docs),
        strict=asked.strict,
    )
    _print(asked, report)
    _write(asked, report)
    return int(not asked.exit_zero and any(report.fails(gap) for gap in report.diagnostics))


def _write_baselines(sites: Sequence[tuple[Project, Checked]]) -> None:
    baselines.see_files([project for project, _ in sites])
    for project, checked in sites:
        print_text("\n".join([*withheld_lines(checked), baselines.write(project, checked)]))


def _pruned(sites: Sequence[tuple[Project, Checked]]) -> Iterator[Checked]:
    """The sites with their baselines pruned. What is done is said apart from the gaps, which may be JSON."""
    baselines.see_files([project for project, _ in sites])
    for project, checked in sites:
        pruned, done = baselines.prune(project, checked)
        click.echo(f"techspec: {done}", err=True)
        yield pruned


def _print(asked: _Asked, report: Report) -> None:
    """Print what is told. What is not of its format goes to the standard error, where programs read the other."""
    if asked.output_file is None:
        print_text(FORMATS[asked.output_format](report))
    err = asked.output_file is None and asked.output_format not in _FOR_READERS
    counts = statistics(report.diagnostics) if asked.statistics else ""
    shown_by_github = asked.annotations and not (asked.output_format == "github" and asked.output_file is None)
    for text in (counts, annotate(report, os.environ) if shown_by_github else ""):
        if text:
            print_text(text, err=err)


def _write(asked: _Asked, report: Report) -> None:
    if asked.output_file is not None:
        write_report(report, asked.output_format, asked.output_file)
    for form, file in asked.report:
        write_report(report, form, file)
    if asked.annotations:
        summarise(report, os.environ)
