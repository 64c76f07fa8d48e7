"""The pages that a command is to check: a site with its `mkdocs.yml`, or just a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ..config import Config, SettingsError
from ..source import Source
from .paths import is_excluded, page_text, shown_path
from .settings import BaselineUse, baseline_file, read_config

_CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_HOST_ONLY = frozenset({"enabled", "fail", "exclude"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A site: `folder` is where its settings are, `docs` where its pages are.

    `only` are the files to read where not all pages of `docs` are meant; `hidden` are MkDocs' patterns of pages that it
    does not build. `baseline_file` is where the baseline is, or would be; None where there is to be none.
    """

    folder: Path
    docs: Path
    config: Config
    exclude: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    only: tuple[Path, ...] = field(default=())
    baseline_file: Path | None = None

    def has_file(self, uri: str) -> bool:
        """Whether `uri` is a file inside the docs folder, also after symbolic links."""
        try:
            path = (self.docs / uri).resolve()
            inside = path.is_file() and path.is_relative_to(self.docs.resolve())
        except (OSError, ValueError):  # a name that no file can have
            return False
        return inside and not self._hides()(uri)

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
    projects = [_project(settings, use) for settings in found]
    if loose:
        projects.append(_folder(loose, use))
    return projects


def _settings_file(path: Path) -> Path | None:
    if path.is_dir():
        return next((path / name for name in _CONFIG_FILES if (path / name).is_file()), None)
    return path if path.suffix in {".yml", ".yaml"} else None


def _folder(paths: list[Path], use: BaselineUse) -> Project:
    if len(paths) == 1 and paths[0].is_dir():
        (folder,) = paths
        file = baseline_file(None, folder)
        return Project(folder=folder, docs=folder, config=read_config({}, folder, use), baseline_file=file)
    absolute = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - not through symbolic links
    docs = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in absolute]))
    files = {file for path in absolute for file in (_pages(path) if path.is_dir() else (path,))}
    config = read_config({}, docs, BaselineUse.IGNORE)
    return Project(folder=docs, docs=docs, config=config, only=tuple(sorted(files)))


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


def _project(settings: Path, use: BaselineUse) -> Project:
    document = _load(settings)
    options = _options(document.get("plugins"))
    shown = {name: value for name, value in options.items() if name not in _HOST_ONLY}
    folder = settings.parent
    try:
        config = read_config(shown, folder, use)
    except SettingsError as error:
        raise SettingsError(f"{settings.as_posix()}: {error}") from None
    return Project(
        folder=folder,
        docs=folder / str(document.get("docs_dir") or "docs"),
        config=config,
        exclude=_lines(options.get("exclude")),
        hidden=(*_lines(document.get("exclude_docs")), *_lines(document.get("draft_docs"))),
        baseline_file=baseline_file(options.get("baseline"), folder),
    )


def _options(plugins: object) -> Mapping[str, object]:
    """What `plugins` says of this plugin, in either form that MkDocs takes."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        options = entry.get("techspec") if isinstance(entry, dict) else None
        if isinstance(options, dict):
            return {str(name): value for name, value in options.items()}
    return {}


def _lines(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(line) for line in value)
    return tuple(str(value).splitlines()) if value else ()


class _Loader(yaml.CSafeLoader):
    """Reads a settings file of which only a part is ours: other tools' tags stand for nothing."""


def _environment(loader: yaml.CSafeLoader, node: yaml.Node) -> object:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`, as MkDocs has it."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node) or [None]
    else:
        names, default = [node.value], None
    value = next((os.environ[str(name)] for name in names if str(name) in os.environ), None)
    return default if value is None else yaml.safe_load(value)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)


def _load(settings: Path, depth: int = 0) -> dict[str, object]:
    """The settings file as a mapping, over those it inherits from."""
    try:
        document = yaml.load(settings.read_bytes(), _Loader)  # noqa: S506 - derived from the safe loader
    except OSError as error:
        raise SettingsError(f"'{settings.as_posix()}' cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, ValueError) as error:  # a day such as 2026-99-99 is a ValueError
        raise SettingsError(f"'{settings.as_posix()}' is not YAML: {error}") from None
    if not isinstance(document, dict):
        raise SettingsError(f"'{settings.as_posix()}' is not a mapping of settings")
    parent = document.get("INHERIT")
    if isinstance(parent, str) and depth < 8:
        return _merged(_load(settings.parent / parent, depth + 1), document)
    return document


def _merged(below: dict[str, object], above: dict[str, object]) -> dict[str, object]:
    merged = dict(below)
    for name, value in above.items():
        old = merged.get(name)
        merged[name] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged
