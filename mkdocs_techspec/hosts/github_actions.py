"""What a run tells GitHub Actions of its own accord: annotations, and the summary of its step.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..config import SettingsError
from ..reports.github import as_annotations
from ..reports.markdown import as_markdown
from ..reports.report import Report


def annotate(report: Report, environ: Mapping[str, str]) -> str:
    """The commands that annotate the lines of a pull request; an empty text outside GitHub Actions."""
    return as_annotations(report) if _is_there(environ) else ""


def summarise(report: Report, environ: Mapping[str, str]) -> None:
    """Add a summary to the step's, in GitHub Actions.

    Raises:
        SettingsError: its file cannot be written.
    """
    file = Path(environ.get("GITHUB_STEP_SUMMARY", ""))
    # In a container the variable may name a file that is only outside.
    if not (_is_there(environ) and file.is_file()):
        return
    try:
        with file.open("a", encoding="utf-8") as summary:
            summary.write(f"{as_markdown(report)}\n\n")
    except OSError as error:
        raise SettingsError(f"the summary of this step cannot be written: {error.strerror}") from None


def _is_there(environ: Mapping[str, str]) -> bool:
    return environ.get("GITHUB_ACTIONS") == "true"
