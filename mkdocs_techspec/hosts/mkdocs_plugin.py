"""The MkDocs plugin, `plugins: - techspec`: each hook hands over to what does the work.

All pages are read, checked and drawn in `on_nav`, when their files are known and none is rendered yet. From then on
fences are only looked up. What was found is told at the very end, so that the whole site is there to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ..config import SettingsError

try:
    from ..render import RenderedBlock
    from ..reports.report import Report
    from .contract_files import contract_paths
    from .mkdocs_contracts import watch_contracts
    from .mkdocs_export import write_export
    from .mkdocs_fences import TechspecExtension
    from .mkdocs_pages import Pages
    from .mkdocs_pictures import write_pictures
    from .mkdocs_report import Manner, tell
    from .mkdocs_reports import hand_out
    from .mkdocs_settings import TechspecSettings
    from .mkdocs_site import read_site
except SettingsError as error:  # a Python that lacks what reading a page needs
    raise ConfigurationError(f"techspec: {error}") from None

_FIRST, _LAST = 1000, -1000
_ASSETS = Path(__file__).parent.parent / "assets"
_SCRIPT = _ASSETS / "techspec.js"


class TechspecPlugin(BasePlugin[TechspecSettings]):  # type: ignore[no-untyped-call] # MkDocs left a hook of the class untyped
    """Checks the `screen` and `techspec` blocks of a site, shows them, and fails its build on gaps."""

    def __init__(self) -> None:
        self._serving = False
        self._shows_drafts = False
        # A plugin may build the site again from within a build, once a language: what is told, is told by the first.
        self._builds: list[Pages] = []
        self._open = 0
        self._server: LiveReloadServer | None = None
        self._contracts: set[Path] = set()

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs passes it
        """Remember the command. Having this hook makes MkDocs keep this object from one rebuild to the next."""
        self._shows_drafts = command == "serve"
        # `mkdocs serve --clean` says that it is a build.
        self._serving = command == "serve" or _command_line() == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        ours = list(_stylesheets())
        config.extra_css[:] = [*ours, *(css for css in config.extra_css if css not in ours)]
        config.watch.extend(str(file) for file in self.config.read.files if str(file) not in config.watch)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        for uri, sheet in _stylesheets().items():
            _bring(uri, sheet, files, config)

    @event_priority(_LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs passes it
        inclusion = InclusionLevel.is_in_serve if self._shows_drafts else InclusionLevel.is_included
        pages = Pages(read_site(files, inclusion, Path(config.docs_dir), self.config))
        self._builds.append(pages)
        self._open += 1
        self._contracts.update(contract_paths(pages.site.checked, Path(config.docs_dir), self.config.read.roots))
        self._watch(config)
        if pages.site.checked.blocks:
            _bring_script(files, config)
        _install(TechspecExtension(pages), config)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        self._server = server
        self._watch(config)
        return server

    def _watch(self, config: MkDocsConfig) -> None:
        if self._server is not None:
            watch_contracts(self._server, self._contracts, config)

    @event_priority(_FIRST)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> None:  # noqa: ARG002 - MkDocs passes it
        self._builds[-1].start(page)

    @event_priority(_FIRST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: object) -> None:
        _register(self._builds[-1].finish(page, html), page, config)

    @event_priority(_FIRST)
    def on_page_context(self, context: object, *, page: Page, **_: object) -> None:  # noqa: ARG002 - MkDocs passes it
        # Some pages are only now put together from others, as a blog's list of posts is.
        self._builds[-1].start(page)

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the pictures' files and tell all gaps, after all other plugins: what they write is there to see."""
        self._open -= 1
        if not self._open:
            builds, self._builds = self._builds, []
            try:
                _write_files(builds, self.config.export_uri, Path(config.site_dir))
            finally:
                # A file that cannot be written must not hide the gaps.
                tell(builds, self._manner(config), self._hand_out)

    def _hand_out(self, report: Report) -> None:
        if not self._serving:
            hand_out(report, self.config)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs passes it
        self._builds, self._open = [], 0

    def _manner(self, config: MkDocsConfig) -> Manner:
        # A server must not die of a gap, and in strict mode MkDocs stops it at whatever is logged as a warning.
        if not self.config.fail or (self._serving and config.strict):
            return Manner.REPORT
        if self._serving:
            return Manner.LOG
        return Manner.FAIL_STRICT if config.strict else Manner.FAIL


def _write_files(builds: Sequence[Pages], export_uri: str, site_dir: Path) -> None:
    """What readers and programs take away, beside the pages."""
    for build in builds:
        write_pictures(build.site.rendered, site_dir)
    site = builds[0].site
    write_export(site.checked, site.files, export_uri, site_dir)


def _install(ours: TechspecExtension, config: MkDocsConfig) -> None:
    """Put our extension behind all others, once, however often a site is built with the same settings."""
    # MkDocs hands the list to Python-Markdown, which takes objects as well as the names that MkDocs declares.
    extensions = cast("list[object]", config.markdown_extensions)
    extensions[:] = [*(one for one in extensions if not isinstance(one, TechspecExtension)), ours]


def _register(blocks: Iterable[RenderedBlock], page: Page, config: MkDocsConfig) -> None:
    """Make known what MkDocs and autorefs cannot see, as they look for anchors in the Markdown only."""
    present = page.present_anchor_ids if page.present_anchor_ids is not None else set()
    autorefs = config.plugins.get("autorefs")
    for one in blocks:
        present.update(one.anchors)
        if autorefs is not None and one.block.source.uri == page.file.src_uri:
            for anchor in one.anchors:
                autorefs.register_anchor(page, anchor)


def _bring_script(files: Files, config: MkDocsConfig) -> None:
    """Put what makes pictures and views answer on the site, once; a site without blocks does without."""
    uri = f"assets/techspec/{_SCRIPT.name}"
    _bring(uri, _SCRIPT, files, config)
    if uri not in map(str, config.extra_javascript):
        config.extra_javascript.append(uri)


def _bring(uri: str, asset: Path, files: Files, config: MkDocsConfig) -> None:
    if uri not in files.src_uris:
        # From a file and not from its text, which some plugins choke on:
        # https://github.com/ultrabug/mkdocs-static-i18n/blob/1.3.1/mkdocs_static_i18n/reconfigure.py#L538
        files.append(File.generated(config, uri, abs_src_path=str(asset)))


def _stylesheets() -> dict[str, Path]:
    """Our stylesheets, by where they stand on the site."""
    return {f"assets/techspec/{sheet.name}": sheet for sheet in sorted(_ASSETS.glob("*.css"))}


def _command_line() -> str | None:
    context = click.get_current_context(silent=True)
    return context.info_name if context else None
