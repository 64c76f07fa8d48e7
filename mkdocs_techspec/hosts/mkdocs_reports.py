"""The reports of a build, besides its log: files, and what GitHub Actions shows."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mkdocs.exceptions import PluginError

from ..config import SettingsError
from ..reports.report import Report
from .github_actions import annotate, summarise
from .mkdocs_settings import TechspecSettings
from .paths import repository_prefix
from .report_files import write_report
from .sites import print_text


def hand_out(report: Report, settings: TechspecSettings) -> None:
    """Write all files that the settings ask for; in GitHub Actions annotate, too, and add to the summary of the step.

    Raises:
        PluginError: a file cannot be written.
    """
    rooted = report._replace(prefix=repository_prefix(settings.folder))
    try:
        for form, file in settings.files_of_reports.items():
            _write(rooted, form, file)
        if settings.annotations:
            summarise(rooted, os.environ)
    except SettingsError as error:
        raise PluginError(f"techspec: {error}") from None
    if settings.annotations and (commands := annotate(rooted, os.environ)):
        print_text(commands)


def _write(report: Report, form: str, file: Path) -> None:
    # As MkDocs makes the folder of the site.
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
    write_report(report, form, file)
