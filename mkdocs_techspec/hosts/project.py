"""The pages that a command is to check: a site with its `mkdocs.yml`, or just a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..config import Config, SettingsError
from ..contracts.operations import ReadFile
from ..source import Source
from .contract_files import contract_reader
from .layers import Layer
from .paths import is_excluded, page_text, shown_path
from .settings import BaselineUse, Settings, read_settings
from .site_file import inherited, load_site_file, options_in
from .yaml_places import place_in_mkdocs

SITE_FILES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A site: `folder` is where its settings are, `docs` where its pages are.

    `only` are the files to read where not all pages of `docs` are meant; `hidden` are MkDocs' patterns of pages that it
    does not build. `baseline_file` is where the baseline is, or would be; None where there is to be none. `files` are
    those that settings are from, besides the site's own.
    """

    folder: Path
    docs: Path
    config: Config
    exclude: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    only: tuple[Path, ...] = field(default=())
    baseline_file: Path | None = None
    roots: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()

    def has_file(self, uri: str) -> bool:
        """Whether `uri` is a file inside the docs folder, also after symbolic links."""
        try:
            path = (self.docs / uri).resolve()
            inside = path.is_file() and path.is_relative_to(self.docs.resolve())
        except (OSError, RuntimeError, ValueError):  # a name that no file can have, links in a circle
            return False
        return inside and not self._hides()(uri)

    @property
    def read_file(self) -> ReadFile:
        """The way to the texts of contracts."""
        return contract_reader(self.docs, self.roots, self.config.limits.contract_size)

    def sources(self) -> Iterator[Source]:
        """All pages, in the order of their names.

        Raises:
            SettingsError: a page cannot be read, or there is none.
        """
        found = False
        hides = self._hides()
        for path in self.only or sorted(_pages(self.docs)):
            uri = path.relative_to(self.docs).as_posix()
            if self.only or not (is_excluded(uri, self.exclude) or hides(uri)):
                found = True
                yield Source(path=shown_path(path, self.folder), uri=uri, text=_read(path))
        if not found:
            raise SettingsError(f"there are no Markdown pages in '{shown_path(self.docs, self.folder)}'")

    def _hides(self) -> Callable[[str], bool]:
        if not self.hidden:
            return lambda uri: uri.startswith("templates/")
        # Only here, because most sites have no patterns, and importing it takes as long as checking a page.
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines([".*", "/templates/", *self.hidden]).match_file


def find_projects(paths: tuple[Path, ...], use: BaselineUse = BaselineUse.READ) -> list[Project]:
    """The sites that paths name: a `mkdocs.yml` or its folder is one, and all other paths together are one.

    A baseline is of a whole site, so several folders or single pages have none.

    Raises:
        SettingsError: a settings file cannot be read, or holds a setting that cannot be used.
    """
    loose: list[Path] = []
    found: dict[Path, None] = {}
    for path in paths or (Path(),):
        settings = _settings_file(path)
        if settings is None:
            loose.append(path)
        else:
            found[settings] = None
    projects = [_of_mkdocs(settings, use) for settings in found]
    if loose:
        projects.append(_folder(loose, use))
    return projects


def _project(folder: Path, docs: Path, settings: Settings) -> Project:
    return Project(
        folder=folder,
        docs=docs,
        config=settings.config,
        exclude=settings.exclude,
        baseline_file=settings.baseline_file,
        roots=settings.roots,
        files=settings.files,
    )


def _settings_file(path: Path) -> Path | None:
    if path.is_dir():
        return next((path / name for name in SITE_FILES if (path / name).is_file()), None)
    return path if path.suffix in {".yml", ".yaml"} else None


def _folder(paths: list[Path], use: BaselineUse) -> Project:
    if len(paths) == 1 and paths[0].is_dir():
        (folder,) = paths
        return _project(folder, folder, read_settings(None, folder, use))
    absolute = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - not through symbolic links
    docs = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in absolute]))
    files = {file for path in absolute for file in (_pages(path) if path.is_dir() else (path,))}
    project = _project(docs, docs, read_settings(None, docs, BaselineUse.IGNORE))
    return replace(project, only=tuple(sorted(files)), baseline_file=None)


def _pages(folder: Path) -> Iterator[Path]:
    """All Markdown files below a folder but hidden ones; of `index.md` and `README.md` beside it, the index."""
    for where, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_loop(Path(where, name)))
        for name in names:
            if name.endswith(_PAGES) and not name.startswith(".") and not (name == "README.md" and "index.md" in names):
                yield Path(where, name)


def _is_loop(folder: Path) -> bool:
    """Whether a folder is a symbolic link to one that it stands in."""
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve())


def _read(path: Path) -> str:
    try:
        return page_text(path.read_bytes())
    except OSError as error:
        raise SettingsError(f"'{path}' cannot be read: {error.strerror}") from None


def _of_mkdocs(file: Path, use: BaselineUse) -> Project:
    document = load_site_file(file)
    folder = file.parent
    layer = Layer(
        name=file.as_posix(),
        folder=folder,
        values=options_in(document),
        place=lambda way: place_in_mkdocs(file, way, folder),
    )
    project = _project(folder, folder / str(document.get("docs_dir") or "docs"), read_settings(layer, folder, use))
    hidden = (*_lines(document.get("exclude_docs")), *_lines(document.get("draft_docs")))
    return replace(project, hidden=hidden, files=(*project.files, *inherited(file)))


def _lines(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(line) for line in value)
    return tuple(str(value).splitlines()) if value else ()
