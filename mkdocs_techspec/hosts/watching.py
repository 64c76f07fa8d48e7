"""Checking again and again, whenever a page or a setting changes."""

from __future__ import annotations

import os
import queue
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from ..config import SettingsError
from .project import SITE_FILES, Project, find_projects
from .setting_files import SETTING_FILES, folders_of_settings
from .settings import BaselineUse
from .sites import print_text

# An editor may write a file in several steps.
_QUIET_SECONDS = 0.1
# Windows delivers Ctrl-C only between two waits.
_WAIT_SECONDS = 1.0
_INTERRUPTED = 130

State = Mapping[Path, tuple[int, int]]
"""When each file was written last, and how long it is."""


class Watched(NamedTuple):
    """What is looked after: some folders with all that is in them, and some files, which need not be there."""

    folders: frozenset[Path]
    files: frozenset[Path]


def check_and_watch(
    paths: tuple[Path, ...], use: BaselineUse, tell: Callable[[Sequence[Project]], int], own: frozenset[Path]
) -> int:
    """Check now, and whenever something has changed, until the keyboard interrupts; the exit code of the last check.

    `tell` checks sites, and tells what it finds. The files that it writes, `own`, are no change.
    """
    code, watched = _INTERRUPTED, _watched(paths, ())
    try:
        while True:
            before = _state(watched, own)
            try:
                projects = find_projects(paths, use)
                watched = _watched(paths, projects)
                before = {**_state(watched, own), **before}
                code = tell(projects)
            except SettingsError as error:
                print_text(f"techspec: {error}", err=True)
                code = 2
            click.echo("techspec: waiting for a change, Ctrl-C ends", err=True)
            _wait_for_change(watched, own, before)
            click.clear()
    except KeyboardInterrupt:
        return code


def _wait_for_change(watched: Watched, own: frozenset[Path], before: State) -> None:
    """Wait until some file is not as it was before, and then until it is quiet."""
    with _events(watched) as events:
        while _state(watched, own) == before:
            while not _happens(events, _WAIT_SECONDS):
                pass
        while _happens(events, _QUIET_SECONDS):
            pass


def _watched(paths: tuple[Path, ...], projects: Sequence[Project]) -> Watched:
    """The pages and the settings, as far as they are known."""
    named = {path if path.is_dir() else path.parent for path in paths or (Path(),)}
    sites = named | {one.folder for one in projects}
    folders = {folder for one in projects for folder in (*(() if one.only else (one.docs,)), *one.roots)}
    if any(one.only for one in projects):
        folders |= {path for path in paths if path.is_dir()}
    files = {
        *(file for one in projects for file in (*one.files, *one.only)),
        *(site / name for site in sites for name in SITE_FILES),
        *(above / name for site in sites for above in folders_of_settings(site) for name in SETTING_FILES),
        *(one.baseline_file for one in projects if one.baseline_file),
    }
    return Watched(
        frozenset(folder.absolute() for folder in folders if folder.is_dir()),
        frozenset(file.absolute() for file in files),
    )


def _state(watched: Watched, own: frozenset[Path]) -> State:
    files = {*watched.files, *(file for folder in watched.folders for file in _files(folder))} - own
    return {file: state for file in files if (state := _written(file))}


def _files(folder: Path) -> Iterator[Path]:
    for where, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        yield from (Path(where, name) for name in names)


def _written(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:  # it is not there
        return None
    return found.st_mtime_ns, found.st_size


_Events = queue.SimpleQueue[None]


class _Teller(FileSystemEventHandler):
    """Tells of every event. That a file was read is one, too, and every check reads all: so states are compared."""

    def __init__(self, events: _Events) -> None:
        self._events = events

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES:
            self._events.put(None)


_CHANGES = frozenset({"created", "deleted", "modified", "moved"})


@contextmanager
def _events(watched: Watched) -> Iterator[_Events]:
    """What happens in the folders.

    Raises:
        SettingsError: the system does not let them be watched.
    """
    events = _Events()
    observer = Observer()
    try:
        for folder in sorted(watched.folders | {file.parent for file in watched.files if file.parent.is_dir()}):
            observer.schedule(_Teller(events), str(folder), recursive=folder in watched.folders)
        observer.start()
    except OSError as error:
        raise SettingsError(f"the folders cannot be watched: {error.strerror or error}") from None
    try:
        yield events
    finally:
        observer.stop()
        observer.join()


def _happens(events: _Events, seconds: float) -> bool:
    try:
        events.get(timeout=seconds)
    except queue.Empty:
        return False
    return True
