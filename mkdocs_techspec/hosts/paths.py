"""What every host calls a page, how it reads one, and which it leaves alone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path


def shown_path(path: Path, site: Path) -> str:
    """The name of a page's file in messages: seen from the working folder, else from the site's folder.

    Seen from the working folder, because that is where a terminal and an editor open what they print.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would leave the folder that the author knows
    if path.is_relative_to(Path.cwd()):
        return path.relative_to(Path.cwd()).as_posix()
    try:
        return Path(os.path.relpath(path, site)).as_posix()
    except ValueError:  # another drive, on Windows
        return path.as_posix()


def repository_root(folder: Path) -> Path | None:
    """The folder of the repository that a folder is in: the nearest with a `.git`, which of a worktree is a file."""
    absolute = Path(os.path.abspath(folder))  # noqa: PTH100 - as above
    return next((one for one in (absolute, *absolute.parents) if (one / ".git").exists()), None)


def repository_prefix(site: Path, docs: Path | None = None) -> str:
    """What leads from the root of the repository to where `shown_path` sees the pages of a site from; it may be empty.

    `docs` is where the pages are, if not in the site's folder. Outside of a repository, and from above one, pages are
    named as seen from the working folder.
    """
    cwd, folder, pages = (Path(os.path.abspath(one)) for one in (Path(), site, docs or site))  # noqa: PTH100 - as above
    seen_from = cwd if pages.is_relative_to(cwd) else folder
    root = repository_root(folder)
    if root is None or not seen_from.is_relative_to(root) or seen_from == root:
        return ""
    return f"{seen_from.relative_to(root).as_posix()}/"


def is_excluded(uri: str, globs: Iterable[str]) -> bool:
    """Whether the page `uri` is one that the setting `exclude` names; a `*` stands for anything, `/` too."""
    return any(fnmatchcase(uri, glob) for glob in globs)


def page_text(data: bytes) -> str:
    """The text of a page's file, with its own line ends; what is not UTF-8 is marked and never stops a check."""
    return data.decode("utf-8-sig", errors="replace")
