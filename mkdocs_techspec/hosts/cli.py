"""The command `techspec`."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from .. import __version__
from ..config import SettingsError
from ..diagnostics import Diagnostic, Severity

try:
    from ..check import Checked, check
    from ..reports.as_json import as_json
    from ..reports.terminal import closing_lines, concise, full
    from .project import Project, find_projects
except SettingsError as error:  # a Python that lacks what reading a page needs
    click.echo(f"techspec: {error}", err=True)
    sys.exit(2)

_FORMATS = ("full", "concise", "json")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="techspec")
def main() -> None:
    """Check technical specs: every screen is supported, every part is owned, what fails is fixed."""


@main.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--output-format", type=click.Choice(_FORMATS), default="full", show_default=True, help="How gaps are told."
)
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
def check_command(paths: tuple[Path, ...], output_format: str, strict: bool) -> None:  # noqa: FBT001 - click's way
    """Check pages without building a site.

    PATH is a folder or a mkdocs.yml; where a folder has a mkdocs.yml, its docs folder is checked, with the plugin's
    settings. Without PATH, the working folder. Other folders and pages are checked together, as one site.

    Exits with 1 where there are errors (with --strict, or warnings), with 2 on wrong usage or settings, else with 0.
    """
    # One batch, of which nearly all lives to the end: looking for garbage in it takes a third of the time.
    gc.disable()
    try:
        checked = [_check(project) for project in find_projects(paths)]
    except SettingsError as error:
        click.echo(f"techspec: {error}", err=True)
        sys.exit(2)
    finally:
        gc.enable()
    diagnostics = [diagnostic for one in checked for diagnostic in one.diagnostics]
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A pipe may take only what some old code page has; what it has not is spelled out.
        sys.stdout.reconfigure(errors="backslashreplace")
    click.echo(_report(checked, diagnostics, output_format))
    sys.exit(_exit_code(diagnostics, strict=strict))


def _check(project: Project) -> Checked:
    return check(project.sources(), project.config, project.has_file)


def _report(checked: list[Checked], diagnostics: list[Diagnostic], output_format: str) -> str:
    if output_format == "json":
        return as_json(diagnostics)
    one, between = (full, "\n\n") if output_format == "full" else (concise, "\n")
    gaps = between.join(one(diagnostic) for diagnostic in diagnostics)
    closing = "\n".join(line for site in checked for line in closing_lines(site, site.diagnostics))
    return f"{gaps}{between}{closing}" if gaps else closing


def _exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    return int(any(strict or diagnostic.severity is Severity.ERROR for diagnostic in diagnostics))
