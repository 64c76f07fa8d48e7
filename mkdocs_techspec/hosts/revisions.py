"""The files of a git revision, read from the repository itself: nothing is checked out, and no filter or hook runs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ..config import SettingsError
from ..diagnostics import near

# What a hook of git hands down speaks of the repository that it runs in, which may be another one than is asked for.
_INHERITED = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"})
_FILE, _PROGRAM, _SYMLINK = "100644", "100755", "120000"
# That such a file is there is all that a check asks; so a partial clone need not fetch it, nor a disk hold it.
_MEDIA = frozenset(
    {".avif", ".gif", ".gz", ".ico", ".jpeg", ".jpg", ".mov", ".mp4", ".otf", ".pdf", ".png", ".svg", ".ttf", ".webm"}
    | {".webp", ".whl", ".woff", ".woff2", ".xz", ".zip"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """The git repository that `folder` is in; `prefix` leads from its root to there, such as `docs/handbook/`."""

    folder: Path
    prefix: str


class _Entry(NamedTuple):
    mode: str
    object: str
    path: PurePosixPath

    @property
    def is_read(self) -> bool:
        return self.mode == _SYMLINK or self.path.suffix.lower() not in _MEDIA


def find_repository(folder: Path) -> Repository:
    """The repository that a folder is in.

    Raises:
        SettingsError: it is in none, or there is no git.
    """
    answer = _git(folder, "rev-parse", "--show-prefix")
    if answer.returncode:
        raise SettingsError(f"the folder is in no git repository that can be read: {_why(answer)}")
    return Repository(folder=folder, prefix=os.fsdecode(answer.stdout).removesuffix("\n"))


def commit_of(repository: Repository, name: str) -> str:
    """The commit that a branch, a tag or any other name of a revision stands for.

    Raises:
        SettingsError: there is none.
    """
    answer = _git(repository.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if answer.returncode or not name.strip():
        raise SettingsError(f"there is no git revision or folder '{name}'{_help(repository, name)}")
    return answer.stdout.decode().strip()


def merge_base(repository: Repository, one: str, other: str) -> str:
    """The commit at which two commits parted.

    Raises:
        SettingsError: they have none in common, as far as this clone goes.
    """
    answer = _git(repository.folder, "merge-base", one, other)
    if answer.returncode:
        raise SettingsError(f"the two revisions have no commit in common here{_help(repository, '')}")
    return answer.stdout.decode().strip()


def write_revision(repository: Repository, commit: str, folder: Path) -> None:
    """Write the files of a commit into an empty folder, pictures and the like without their contents.

    No file is written outside of the folder, whatever the commit holds; a symbolic link stays one where it leads to
    something in the commit. Submodules are left out.

    Raises:
        SettingsError: the repository cannot be read.
    """
    entries = list(_entries(repository, commit))
    contents = _contents(repository, {one.object for one in entries if one.is_read})
    for entry in entries:
        if entry.mode != _SYMLINK:
            _write(folder / entry.path, contents[entry.object] if entry.is_read else b"")
    # Last, so that nothing is written through one.
    for entry in entries:
        if entry.mode == _SYMLINK:
            _link(folder, entry.path, os.fsdecode(contents[entry.object]))


def _git(folder: Path, *arguments: str, feed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    env = {name: value for name, value in os.environ.items() if name not in _INHERITED}
    command = ["git", "-C", str(folder), "--no-pager", *arguments]
    try:
        # The arguments are ours, but for names after `--end-of-options` and commits that git itself has told.
        return subprocess.run(  # noqa: S603 - as above
            command, input=feed, capture_output=True, check=False, env={**env, "LC_ALL": "C"}
        )
    except OSError as error:
        raise SettingsError(f"git cannot be run: {error.strerror}: install it, or compare two folders") from None


def _why(answer: subprocess.CompletedProcess[bytes]) -> str:
    lines = answer.stderr.decode(errors="replace").strip().splitlines()
    return lines[0] if lines else f"git exits with {answer.returncode}"


def _help(repository: Repository, name: str) -> str:
    """What to write instead of a revision that is not there."""
    names = _git(repository.folder, "for-each-ref", "--format=%(refname:short)")
    hint = near(name, os.fsdecode(names.stdout).split()) if name else ""
    if hint:
        return hint
    is_shallow = _git(repository.folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    return ": this clone is shallow, so fetch more of it (`fetch-depth: 0` in GitHub Actions)" if is_shallow else ""


def _entries(repository: Repository, commit: str) -> Iterator[_Entry]:
    answer = _git(repository.folder, "ls-tree", "-r", "-z", "--full-tree", commit)
    if answer.returncode:
        raise SettingsError(f"git cannot list a revision: {_why(answer)}")
    for line in filter(None, answer.stdout.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, _, object_ = about.decode().split()
        path = PurePosixPath(os.fsdecode(name))
        if mode in (_FILE, _PROGRAM, _SYMLINK) and _is_inside(path):
            yield _Entry(mode, object_, path)


def _is_inside(path: PurePosixPath) -> bool:
    parts = [part.casefold() for part in path.parts]
    return not path.is_absolute() and bool(parts) and ".." not in parts and ".git" not in parts


def _contents(repository: Repository, objects: Iterable[str]) -> dict[str, bytes]:
    """What is in some objects, all asked for at once."""
    asked = sorted(objects)
    answer = _git(repository.folder, "cat-file", "--batch", feed="".join(f"{one}\n" for one in asked).encode())
    found, rest = dict[str, bytes](), memoryview(answer.stdout)
    for one in asked:
        end = _first_line(rest)
        header = bytes(rest[:end]).split()
        if len(header) != 3:
            raise SettingsError(f"git cannot read a file of a revision: {_why(answer)}")
        size = int(header[2])
        found[one] = bytes(rest[end + 1 : end + 1 + size])
        rest = rest[end + size + 2 :]
    return found


def _first_line(data: memoryview) -> int:
    """Where the first line ends; a header is never longer than a name and two words."""
    return bytes(data[:200]).find(b"\n")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _link(folder: Path, path: PurePosixPath, target: str) -> None:
    """Make a symbolic link, unless it leads out of the folder, or to nothing in it."""
    place = folder / path
    try:
        leads_to = (place.parent / target).resolve()
        if leads_to.is_relative_to(folder.resolve()) and leads_to.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(target)
    except (OSError, ValueError, RuntimeError):  # a loop, or a system without symbolic links
        return
