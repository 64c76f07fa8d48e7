"""The command `techspec`."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import click

from .. import __version__
from ..config import SettingsError
from ..diagnostics import Diagnostic, Severity

try:
    from ..check import Checked, check
    from ..reports.as_accepts import as_accepts, never_accepted
    from ..reports.as_json import as_json
    from ..reports.terminal import closing_lines, concise, full, withheld_lines
    from . import baselines
    from .project import Project, find_projects
    from .settings import BaselineUse
except SettingsError as error:  # a Python that lacks what reading a page needs
    click.echo(f"techspec: {error}", err=True)
    sys.exit(2)

_FORMATS = ("full", "concise", "json")
_paths = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))


class _Commands(click.Group):
    """The commands, of which one draws: it is loaded when it is asked for, since checking needs nothing of it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), "render"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name != "render":
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(".rendering", __package__).render_command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="techspec")
def main() -> None:
    """Check technical specs: every screen is supported, every part is owned, what fails is fixed."""


@main.command("check")
@_paths
@click.option(
    "--output-format", type=click.Choice(_FORMATS), default="full", show_default=True, help="How gaps are told."
)
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("--write-baseline", is_flag=True, help="Write all gaps that are there into the baseline, and tell none.")
@click.option("--prune-baseline", is_flag=True, help="Take out of the baseline what is fixed, and then tell the rest.")
@click.option("--no-baseline", is_flag=True, help="Tell the gaps in the baseline, too.")
def check_command(paths: tuple[Path, ...], output_format: str, strict: bool, **baseline: bool) -> None:  # noqa: FBT001 - click's way
    """Check pages without building a site.

    PATH is a folder or a mkdocs.yml; where a folder has a mkdocs.yml, its docs folder is checked, with the plugin's
    settings. Without PATH, the working folder. Other folders and pages are checked together, as one site.

    Exits with 1 where there are errors (with --strict, or warnings), with 2 on wrong usage or settings, else with 0.
    """
    if sum(baseline.values()) > 1:
        raise click.UsageError("--write-baseline, --prune-baseline and --no-baseline exclude each other")
    with _ending_on_settings():
        if baseline["write_baseline"]:
            _write_baselines(_check_all(paths, BaselineUse.WRITE))
            return
        sites = _check_all(paths, BaselineUse.IGNORE if baseline["no_baseline"] else BaselineUse.READ)
        checked = list(_pruned(sites) if baseline["prune_baseline"] else (one for _, one in sites))
    diagnostics = [diagnostic for one in checked for diagnostic in one.diagnostics]
    _print(_report(checked, diagnostics, output_format))
    sys.exit(_exit_code(diagnostics, strict=strict))


@main.command("accept")
@_paths
@click.option("--no-baseline", is_flag=True, help="Print what accepts the gaps in the baseline, too.")
def accept_command(paths: tuple[Path, ...], no_baseline: bool) -> None:  # noqa: FBT001 - click's way
    """Print the blocks that accept the gaps that are there.

    PATH is the same as for check. Each block is to be pasted into a page of its system, when it says why for each gap.
    What cannot be accepted is told on the standard error.
    """
    with _ending_on_settings():
        sites = _check_all(paths, BaselineUse.IGNORE if no_baseline else BaselineUse.READ)
    for _, checked in sites:
        for gap, why in never_accepted(checked):
            click.echo(f"{concise(gap)}: cannot be accepted: {why}", err=True)
    blocks = "\n".join(filter(None, (as_accepts(checked) for _, checked in sites)))
    if blocks:
        _print(blocks, nl=False)
    else:
        click.echo("techspec: there is nothing to accept", err=True)


@contextmanager
def _ending_on_settings() -> Iterator[None]:
    try:
        yield
    except SettingsError as error:
        click.echo(f"techspec: {error}", err=True)
        sys.exit(2)


def _check_all(paths: tuple[Path, ...], use: BaselineUse) -> Sequence[tuple[Project, Checked]]:
    # One batch, of which nearly all lives to the end: looking for garbage in it takes a third of the time.
    gc.disable()
    try:
        return [(one, check(one.sources(), one.config, one.has_file)) for one in find_projects(paths, use)]
    finally:
        gc.enable()


def _write_baselines(sites: Sequence[tuple[Project, Checked]]) -> None:
    baselines.see_files([project for project, _ in sites])
    for project, checked in sites:
        click.echo("\n".join([*withheld_lines(checked), baselines.write(project, checked)]))


def _pruned(sites: Sequence[tuple[Project, Checked]]) -> Iterator[Checked]:
    """The sites with their baselines pruned. What is done is said apart from the gaps, which may be JSON."""
    baselines.see_files([project for project, _ in sites])
    for project, checked in sites:
        pruned, done = baselines.prune(project, checked)
        click.echo(f"techspec: {done}", err=True)
        yield pruned


def _print(text: str, *, nl: bool = True) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A pipe may take only what some old code page has; what it has not is spelled out.
        sys.stdout.reconfigure(errors="backslashreplace")
    click.echo(text, nl=nl)


def _report(checked: list[Checked], diagnostics: list[Diagnostic], output_format: str) -> str:
    if output_format == "json":
        return as_json(diagnostics)
    one, between = (full, "\n\n") if output_format == "full" else (concise, "\n")
    gaps = between.join(one(diagnostic) for diagnostic in diagnostics)
    closing = "\n".join(line for site in checked for line in closing_lines(site, site.diagnostics))
    return f"{gaps}{between}{closing}" if gaps else closing


def _exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    return int(any(strict or diagnostic.severity is Severity.ERROR for diagnostic in diagnostics))
