"""Contracts in builds of MkDocs: those that a plugin has made, and those that a server must look after."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from ..contracts.operations import ReadFile, Unread
from .paths import page_text


def reader_with_generated(read: ReadFile, files: Files, most: int) -> ReadFile:
    """A reader that also knows the files that other plugins have made, and that are nowhere in the docs folder."""

    def read_any(path: str) -> str | Unread:
        found = read(path)
        file = files.get_file_from_path(path) if isinstance(found, Unread) else None
        if file is None or file.generated_by is None:
            return found
        data = file.content_bytes
        return page_text(data) if len(data) <= most else found

    return read_any


def watch_contracts(server: LiveReloadServer, contracts: Iterable[Path], config: MkDocsConfig) -> None:
    """Build again when one of these files changes, or comes to be.

    Their folders are watched and not they themselves: MkDocs looks no further after a file that was away once.
    """
    watched = [Path(config.docs_dir), *(Path(path).absolute() for path in config.watch)]
    for folder in sorted({path.parent for path in contracts}):
        if folder.is_dir() and not any(folder.is_relative_to(other) for other in watched):
            server.watch(str(folder), recursive=False)
