"""The command `techspec accept`: blocks to paste, for gaps that are to stay."""

from __future__ import annotations

from pathlib import Path

import click

from ..reports.as_accepts import as_accepts, never_accepted
from ..reports.terminal import concise
from .settings import BaselineUse
from .sites import check_all, ending_on_settings, paths_argument, print_text


@click.command("accept")
@paths_argument
@click.option("--no-baseline", is_flag=True, help="Print what accepts the gaps in the baseline, too.")
def accept_command(paths: tuple[Path, ...], no_baseline: bool) -> None:  # noqa: FBT001 - click's way
    """Print the blocks that accept the gaps that are there.

    PATH is the same as for check. Each block is to be pasted into a page of its system, when it says why for each gap.
    What cannot be accepted is told on the standard error.
    """
    with ending_on_settings():
        sites = check_all(paths, BaselineUse.IGNORE if no_baseline else BaselineUse.READ)
    for _, checked in sites:
        for gap, why in never_accepted(checked):
            click.echo(f"{concise(gap)}: cannot be accepted: {why}", err=True)
    blocks = "\n".join(filter(None, (as_accepts(checked) for _, checked in sites)))
    if blocks:
        print_text(blocks, nl=False)
    else:
        click.echo("techspec: there is nothing to accept", err=True)
