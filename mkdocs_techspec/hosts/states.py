"""The two states of a site that a command compares: each a folder that is there, or a revision of its repository."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from ..check import Checked
from ..config import SettingsError
from .paths import shown_path
from .project import find_projects
from .revisions import Repository, commit_of, find_repository, merge_base, write_revision
from .settings import BaselineUse
from .sites import check_projects

WORKING_FOLDER = "the working folder"


class Asked(NamedTuple):
    """What is to be compared, as it is typed. `path` is the site; an empty `new` is that, as it is now.

    `is_parted` asks for the commit at which the two sides parted, in the place of the old one.
    """

    path: Path
    old: str
    new: str
    is_parted: bool


def find_states(asked: Asked) -> tuple[Checked, Checked]:
    """Both states of the site, checked; all gaps are told, also those in a baseline. Where it is not, it is empty.

    Raises:
        SettingsError: a name means nothing, or a setting or a page cannot be used.
    """
    commits = _commits(asked)
    before = _state(asked.path, asked.old, commits.old, commits.repository)
    return before, _state(asked.path, asked.new, commits.new, commits.repository)


def shown(name: str) -> str:
    """What messages and reports call a side."""
    if not name:
        return WORKING_FOLDER
    return shown_path(Path(name), Path.cwd()) if Path(name).exists() else name


class _Commits(NamedTuple):
    """The commits of the two sides, empty for a folder."""

    old: str = ""
    new: str = ""
    repository: Repository | None = None


def _commits(asked: Asked) -> _Commits:
    is_old, is_new = _is_revision(asked.old), bool(asked.new) and _is_revision(asked.new)
    if not (is_old or is_new or asked.is_parted):
        return _Commits()
    repository = find_repository(asked.path if asked.path.is_dir() else asked.path.parent)
    old = commit_of(repository, asked.old) if is_old else ""
    new = commit_of(repository, asked.new) if is_new else ""
    if asked.is_parted:
        if not old or (asked.new and not new):
            raise SettingsError("`--merge-base` is for revisions, and one of these is a folder")
        old = merge_base(repository, old, new or commit_of(repository, "HEAD"))
    return _Commits(old, new, repository)


def _is_revision(name: str) -> bool:
    return not name or not Path(name).exists()


def _state(path: Path, name: str, commit: str, repository: Repository | None) -> Checked:
    if not commit or repository is None:
        return _checked(Path(name) if name else path, "")
    with TemporaryDirectory(prefix="techspec-") as kept:
        folder = Path(kept).resolve()
        write_revision(repository, commit, folder)
        # By this a root is known, up to which settings are looked for; no file of a revision is ever below it.
        (folder / ".git").mkdir()
        site = folder / repository.prefix / ("" if path.is_dir() else path.name)
        return _checked(site if site.exists() else _empty_site(folder, name), name)


def _empty_site(folder: Path, name: str) -> Path:
    click.echo(f"techspec: the site is not there in '{name}', so all of it counts as new or gone", err=True)
    empty = folder / ".git" / "empty"
    empty.mkdir()
    (empty / "index.md").touch()
    return empty


def _checked(site: Path, revision: str) -> Checked:
    """A site; messages about a revision call it so, for where its files lie for the moment tells nobody anything."""
    try:
        ((_, checked),) = check_projects(find_projects((site,), BaselineUse.IGNORE))
    except SettingsError as error:
        if not revision:
            raise
        raise SettingsError(f"in '{revision}': {str(error).replace(f'{site.as_posix()}/', '')}") from None
    return checked
