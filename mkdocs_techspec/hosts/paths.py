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


def is_excluded(uri: str, globs: Iterable[str]) -> bool:
    """Whether the page `uri` is one that the setting `exclude` names; a `*` stands for anything, `/` too."""
    return any(fnmatchcase(uri, glob) for glob in globs)


def page_text(data: bytes) -> str:
    """The text of a page's file, with its own line ends; what is not UTF-8 is marked and never stops a check."""
    return data.decode("utf-8-sig", errors="replace")
