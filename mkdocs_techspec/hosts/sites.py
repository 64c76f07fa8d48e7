"""The sites that a command is to check, and how it ends where it cannot."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from ..check import Checked, check
from ..config import SettingsError
from .project import Project, find_projects
from .settings import BaselineUse

paths_argument = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))


def check_all(paths: tuple[Path, ...], use: BaselineUse) -> Sequence[tuple[Project, Checked]]:
    """The sites that paths name, checked.

    Raises:
        SettingsError: a setting or a page cannot be used.
    """
    return check_projects(find_projects(paths, use))


def check_projects(projects: Sequence[Project]) -> Sequence[tuple[Project, Checked]]:
    """The same, of sites that are found already."""
    # One batch, of which nearly all lives to the end: looking for garbage in it takes a third of the time.
    gc.disable()
    try:
        return [(one, check(one.sources(), one.config, one.has_file, one.read_file)) for one in projects]
    finally:
        gc.enable()


@contextmanager
def ending_on_settings() -> Iterator[None]:
    """End with 2 where a setting or an environment cannot be used."""
    try:
        yield
    except SettingsError as error:
        print_text(f"techspec: {error}", err=True)
        sys.exit(2)


def print_text(text: str, *, nl: bool = True, err: bool = False) -> None:
    """Print, whatever a text holds."""
    stream = sys.stderr if err else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        # A pipe may take only what some old code page has; what it has not is spelled out.
        stream.reconfigure(errors="backslashreplace")
    click.echo(text, nl=nl, err=err)
