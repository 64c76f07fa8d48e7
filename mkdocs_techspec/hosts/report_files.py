"""Reports that become files: as the command line asks for them, and how one is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..config import SettingsError
from ..diagnostics import near
from ..reports.formats import FORMATS
from ..reports.report import Report


def _reports(
    _context: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, Path], ...]:
    return tuple(map(_report, values))


def _report(value: str) -> tuple[str, Path]:
    form, equals, file = value.partition("=")
    if not (equals and file):
        raise click.BadParameter(f"'{value}' is not FORMAT=FILE, such as sarif=techspec.sarif")
    if form not in FORMATS:
        hint = near(form, FORMATS) or f": write one of {', '.join(FORMATS)}"
        raise click.BadParameter(f"there is no format '{form}'{hint}")
    return form, Path(file)


report_option = click.option(
    "--report",
    metavar="FORMAT=FILE",
    multiple=True,
    callback=_reports,
    help="Tell them in this file, too; may be given several times.",
)


def see_folders(files: Sequence[Path]) -> None:
    """See that files can be written, before anything is checked.

    Raises:
        click.UsageError: a folder is not there, or two reports would be one file.
    """
    for file in files:
        if not _is_folder(file.parent):
            raise click.UsageError(f"'{file}' cannot be written: there is no folder '{file.parent}'")
        if _is_folder(file):
            raise click.UsageError(f"'{file}' cannot be written: it is a folder")
        if files.count(file) > 1:
            raise click.UsageError(f"several reports go to '{file}': name a file for each")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have
        return False


def write_report(report: Report, form: str, file: Path) -> None:
    """Write all gaps into a file, in one of the `FORMATS`.

    Raises:
        SettingsError: the file cannot be written.
    """
    try:
        # What UTF-8 has not is in names of files only.
        file.write_bytes(f"{FORMATS[form](report)}\n".encode(errors="backslashreplace"))
    except OSError as error:
        raise SettingsError(f"the report '{file.name}' cannot be written: {error.strerror}") from None
