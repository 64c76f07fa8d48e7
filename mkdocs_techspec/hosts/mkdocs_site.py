"""A whole site of MkDocs, read, checked and drawn at once: before any page is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from ..check import Checked, check
from ..render import Rendered, render
from ..source import Source, Span
from .contract_files import contract_reader
from .mkdocs_contracts import reader_with_generated
from .mkdocs_settings import TechspecSettings
from .paths import is_excluded, page_text, shown_path

Inclusion = Callable[[InclusionLevel], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What one build knows: its files, the pages that are checked (by uri), and what came of them."""

    files: Files
    exclude: Sequence[str]
    sources: Mapping[str, Source]
    checked: Checked
    rendered: Rendered

    def href(self, from_uri: str, to_uri: str) -> str:
        """How the built page of one file links to another: a `Href`."""
        return _href(self.files, from_uri, to_uri)

    def url(self, uri: str) -> str:
        """Where a file stands on the built site."""
        return _url(self.files, uri)

    def start_of(self, uri: str) -> Span:
        """The first line of a page: the place of what stands nowhere in its file."""
        source = self.sources.get(uri) or Source(path=uri, uri=uri, text="")
        return Span(source, 1, 1, 1, len(source.line(1)) + 1)


def read_site(files: Files, inclusion: Inclusion, docs: Path, settings: TechspecSettings) -> Site:
    """Check and draw all pages that `inclusion` lets into the site, but for those that `exclude` names."""
    pages = files.documentation_pages(inclusion=inclusion)
    sources = {source.uri: source for source in _sources(pages, docs, settings)}
    most = settings.read.config.limits.contract_size
    read_file = reader_with_generated(contract_reader(docs, settings.read.roots, most), files, most)
    checked = check(sources.values(), settings.read.config, lambda uri: _has_file(files, inclusion, uri), read_file)
    cache = settings.folder / ".cache/plugin/techspec"
    rendered = render(checked, partial(_href, files), cache, partial(_picture_file, files))
    return Site(files=files, exclude=settings.read.exclude, sources=sources, checked=checked, rendered=rendered)


def _sources(pages: Iterable[File], docs: Path, settings: TechspecSettings) -> Iterator[Source]:
    seen = set()
    for page in pages:
        path = _path(page, docs)
        # A file that a plugin gives to two pages is one source: what it defines is not defined twice.
        if path not in seen and not is_excluded(page.src_uri, settings.read.exclude):
            seen.add(path)
            yield Source(path=shown_path(path, settings.folder), uri=page.src_uri, text=_text(page))


def _path(page: File, docs: Path) -> Path:
    """Where an author finds a page: plugins keep those that they make in memory, or in a folder that goes away."""
    path = Path(page.abs_src_path) if page.abs_src_path else None
    if path and (path.is_relative_to(docs) or path.is_relative_to(Path.cwd())):
        return path
    return docs / page.src_uri


def _text(page: File) -> str:
    try:
        return page_text(page.content_bytes)
    except OSError:
        return ""  # MkDocs itself stops at such a page, with a message of its own


def _has_file(files: Files, inclusion: Inclusion, uri: str) -> bool:
    file = files.get_file_from_path(uri)
    return file is not None and inclusion(file.inclusion)


def _href(files: Files, from_uri: str, to_uri: str) -> str:
    return get_relative_url(_url(files, to_uri), _url(files, from_uri))


def _url(files: Files, uri: str) -> str:
    file = files.get_file_from_path(uri)
    return file.url if file else uri


def _picture_file(files: Files, page_uri: str, name: str) -> str:
    """Where a picture is a file on the built site.

    By the page's place on the site and not by its source's: a site in two languages builds some sources twice.
    """
    page = _url(files, page_uri).removeprefix("./").removesuffix("/").removesuffix(".html")
    return "/".join(filter(None, ("assets/techspec/pictures", page, f"{name}.svg")))
