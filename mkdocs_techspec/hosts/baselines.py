"""The options of the command that write the baseline of a site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ..baseline import BaselineEntry
from ..check import Checked
from ..config import SettingsError
from ..diagnostics import Diagnostic
from ..rules.baseline.file import write_baseline
from ..rules.baseline.settling import Settled, seen_by_check, settle
from .paths import shown_path
from .project import Project


def see_files(projects: Sequence[Project]) -> None:
    """See that each site has a baseline of its own to write.

    Raises:
        SettingsError: one has none, or two have the same.
    """
    files = [_file(project).resolve() for project in projects]
    for project, file in zip(projects, files, strict=True):
        if files.count(file) > 1:
            why = "take one site at a time, or name a file for each with the setting 'baseline'"
            raise SettingsError(f"several of these sites have the baseline '{_name(project)}': {why}")


def write(project: Project, checked: Checked) -> str:
    """Write the baseline of a site: all gaps that are there, and entries of which the check can tell nothing.

    What has been done, in a line.

    Raises:
        SettingsError: the file cannot be written.
    """
    found, settled = _gaps_of(checked), _settled(checked)
    _write(project, write_baseline(found, settled.unseen))
    kept = sum(entry.times for entry in settled.unseen)
    more = f", and {_counted(kept)} from before that this check cannot see" if kept else ""
    return f"'{_name(project)}' is written, with {_counted(len(found))}{more}"


def prune(project: Project, checked: Checked) -> tuple[Checked, str]:
    """Take out of the baseline of a site what is fixed. What is then told, and what has been done, in a line.

    Raises:
        SettingsError: the file cannot be written.
    """
    baseline = checked.config.baseline
    if baseline is None:
        return checked, f"there is no '{_name(project)}', so nothing is taken out of it"
    left = _settled(checked).left
    out = _number_of(baseline.entries) - _number_of(left)
    if out:
        _write(project, write_baseline((), left))
    told = tuple(gap for gap in checked.diagnostics if not _is_ours(gap))
    why = "" if checked.all_read else "; what is fixed is not known while a block cannot be read"
    done = f"{_counted(out)} taken out of '{_name(project)}', {_counted(_number_of(left))} left{why}"
    return replace(checked, diagnostics=told), done


def _file(project: Project) -> Path:
    if project.only:
        raise SettingsError("a baseline is of a whole site: name its folder or its mkdocs.yml, not some of its pages")
    if project.baseline_file is None:
        raise SettingsError("this site has no baseline: its setting 'baseline' is false")
    return project.baseline_file


def _name(project: Project) -> str:
    return shown_path(_file(project), project.folder)


def _settled(checked: Checked) -> Settled:
    return settle(_gaps_of(checked), checked.config, seen_by_check(checked.config, all_read=checked.all_read))


def _gaps_of(checked: Checked) -> Sequence[Diagnostic]:
    """All gaps that are there, known or not, in order."""
    found = [*checked.baselined, *(gap for gap in checked.diagnostics if not _is_ours(gap))]
    return sorted(found, key=lambda gap: gap.order)


def _is_ours(gap: Diagnostic) -> bool:
    return gap.rule.startswith("baseline/")


def _number_of(entries: Iterable[BaselineEntry]) -> int:
    return sum(entry.times for entry in entries)


def _counted(number: int) -> str:
    return f"{number or 'no'} gap{'' if number == 1 else 's'}"


def _write(project: Project, text: str) -> None:
    try:
        _file(project).write_bytes(text.encode())
    except OSError as error:
        raise SettingsError(f"the baseline '{_name(project)}' cannot be written: {error.strerror}") from None
