"""The contract files of a site: which may be read, and their texts."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..check import Checked
from ..config import SettingsError
from ..contracts.operations import ReadFile, Unread
from ..diagnostics import near
from ..language.contracts import path_of
from .paths import page_text

_MOST_NAMES = 1000
_OUTSIDE = Unread("lies outside of the docs folder", "put it there, or name its folder in the setting `roots`")


def contract_reader(docs: Path, roots: Sequence[Path], most: int) -> ReadFile:
    """A reader of files in the docs folder and in the roots, also after symbolic links, of `most` bytes each."""
    allowed = [folder.resolve() for folder in (docs, *roots)]

    def read(path: str) -> str | Unread:
        try:
            file = _placed(docs, path).resolve()
            if not any(file.is_relative_to(folder) for folder in allowed):
                return _OUTSIDE
            return _text(file, most)
        except (OSError, ValueError, RuntimeError):  # a name that no file can have, links in a circle, no permission
            return Unread("cannot be read", "name a file that can be read")

    return read


def contract_paths(checked: Checked, docs: Path, roots: Sequence[Path]) -> Iterator[Path]:
    """Where the contracts are that a site names, in the order of their paths, whether they are there or not."""
    allowed = [Path(os.path.abspath(folder)) for folder in (docs, *roots)]  # noqa: PTH100 - not through links
    for path in sorted({path_of(one) for one in checked.contracts}):
        file = _placed(docs, path)
        if any(file.is_relative_to(folder) for folder in allowed):
            yield file


def roots_in(value: object, folder: Path) -> tuple[Path, ...]:
    """The folders that the setting `roots` names, relative to that of the settings.

    Raises:
        SettingsError: it names something that is no folder.
    """
    named = [] if value is None else value if isinstance(value, list) else [value]
    for number, one in enumerate(named):
        at = ("roots", number) if isinstance(value, list) else ("roots",)
        if not isinstance(one, str):
            raise SettingsError(f"setting 'roots' must be a list of folders, not '{value}'", at)
        if not (folder / one).is_dir():
            raise SettingsError(f"setting 'roots': there is no folder '{one}'", at)
    return tuple(folder / str(one) for one in named)


def _placed(docs: Path, path: str) -> Path:
    """Where a path leads as it is written: `..` goes up the folders that the author sees, whatever links they are."""
    return Path(os.path.abspath(docs / path))  # noqa: PTH100 - `resolve` would follow links first


def _text(file: Path, most: int) -> str | Unread:
    if not file.exists():
        return Unread("is not there", _near_name(file) or "write the path of a file, relative to this page")
    if not stat.S_ISREG(file.stat().st_mode):
        return Unread("is no file", "name a file, not a folder")
    with file.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        return Unread(f"has more than {most} bytes", "split it, or raise `limits: contract_size`")
    return page_text(data)


def _near_name(file: Path) -> str:
    """A file of the same folder that may be meant."""
    if not file.parent.is_dir():
        return ""
    with os.scandir(file.parent) as entries:
        names = sorted(entry.name for entry, _ in zip(entries, range(_MOST_NAMES), strict=False) if entry.is_file())
    return near(file.name, names).removeprefix("; ")
