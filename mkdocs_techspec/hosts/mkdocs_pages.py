"""The pages of a site of MkDocs while they are rendered: each fence gets its block's HTML, and the rest is noted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mkdocs.structure.pages import Page

from ..diagnostics import Diagnostic
from ..language.fences import Block, BlockKind, find_fences, same_body
from ..render import RenderedBlock, target_href
from ..source import Source, Span, visible
from .mkdocs_html import moved, unchecked
from .mkdocs_site import Site
from .paths import is_excluded

_Body = tuple[BlockKind, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unchecked:
    """A block that the page `uri` shows and that is in no page's file."""

    uri: str
    kind: BlockKind
    body: str


class Pages:
    """The `Desk` that the pages of a site are rendered at, one after the other.

    A page may come again, whole or in part (an excerpt of it on another page), so nothing here is ever used up.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self._blocks: dict[tuple[str, _Body], list[RenderedBlock]] = defaultdict(list)
        self._anywhere: dict[_Body, RenderedBlock] = {}
        for one in site.rendered.blocks:
            self._blocks[one.block.source.uri, _body_of(one.block)].append(one)
            self._anywhere.setdefault(_body_of(one.block), one)
        self._uri = self._url = ""
        self._asked: Counter[_Body] = Counter()
        self._shown: dict[str, dict[Span, RenderedBlock]] = defaultdict(dict)
        self._unchecked: set[_Unchecked] = set()
        self._finished: set[str] = set()

    def start(self, page: Page) -> None:
        """From now on, fences are those of `page`."""
        self._uri, self._url = page.file.src_uri, page.file.url
        self._asked.clear()

    def takes_blocks(self) -> bool:
        return not is_excluded(self._uri, self.site.exclude)

    def block_html(self, kind: BlockKind, body: str, markdown: str) -> str | None:
        key = (kind, same_body(body))
        own = self._blocks.get((self._uri, key))
        if own:
            self._asked[key] += 1
            return self._shown_html(own[min(self._asked[key], len(own)) - 1])
        # Superfences find fences in comments and raw HTML, too.
        if key not in _bodies_in(markdown):
            return None
        # A page may include another; the block is then defined there, and only there.
        other = self._anywhere.get(key)
        return self._shown_html(other) if other else self._unchecked_html(kind, body)

    def _shown_html(self, one: RenderedBlock) -> str:
        self._shown[self._uri][one.block.span] = one
        if one.block.source.uri == self._uri:
            return one.html
        return moved(one.html, self.site.url(one.block.source.uri), self._url, one.anchors)

    def _unchecked_html(self, kind: BlockKind, body: str) -> str:
        if self._uri not in self._finished:
            self._unchecked.add(_Unchecked(uri=self._uri, kind=kind, body=body))
        return unchecked(body, self.site.checked.config.severity("render/not-checked", self._uri))

    def link_href(self, target: str) -> str | None:
        return target_href(self.site.rendered, target, self._uri, self.site.href)

    def finish(self, page: Page, html: str) -> tuple[RenderedBlock, ...]:
        """Note what `page` has become; the blocks that it shows."""
        uri = page.file.src_uri
        # Superfences take blocks back that turn out to stand in indented code.
        self._shown[uri] = {span: one for span, one in self._shown[uri].items() if _is_in(html, one)}
        self._finished.add(uri)
        return tuple(self._shown[uri].values())

    def gaps(self) -> Iterator[Diagnostic]:
        """What only a host can see: blocks that were checked and are not shown, and the reverse.

        A malformed header swallows what follows it, and that has been told.
        """
        broken = self._broken()
        for one in self.site.rendered.blocks:
            uri = one.block.source.uri
            if uri in self._finished - broken and one.block.span not in self._shown[uri]:
                yield from self._gap("render/not-rendered", one.block.span, *_not_rendered(one.block))
        for found in self._unchecked:
            if found.uri not in broken:
                yield from self._gap("render/not-checked", self.site.start_of(found.uri), *_not_checked(found))

    def has_seen(self, uri: str) -> bool:
        """Whether `gaps` has all there is of a page; it has, too, where there is no such page."""
        return uri not in self.site.sources or uri in self._finished - self._broken()

    def _broken(self) -> set[str]:
        checked = self.site.checked
        found = (*checked.diagnostics, *checked.baselined)
        return {gap.span.source.uri for gap in found if gap.rule == "syntax/header"}

    def _gap(self, rule: str, span: Span, message: str, help_: str) -> Iterator[Diagnostic]:
        severity = self.site.checked.config.severity(rule, span.source.uri)
        if severity is not None:
            yield Diagnostic(rule=rule, severity=severity, span=span, message=message, help=help_)


def _body_of(block: Block) -> _Body:
    return block.kind, same_body(block.text)


def _is_in(html: str, block: RenderedBlock) -> bool:
    # By its anchors, as other extensions may have worked on its HTML. One that could not be read has none.
    return not block.anchors or any(f'id="{anchor}"' in html for anchor in block.anchors)


@lru_cache(maxsize=1)
def _bodies_in(markdown: str) -> frozenset[_Body]:
    """The blocks in the text of a page, as all plugins and snippets have left it."""
    return frozenset(map(_body_of, find_fences(Source(path="", uri="", text=markdown)).blocks))


def _not_rendered(block: Block) -> tuple[str, str]:
    return (
        f"this '{block.kind}' block is in the page's file, but the page does not show it",
        "indent it like the text around it and close each fence before it; or a plugin has taken it away",
    )


def _not_checked(found: _Unchecked) -> tuple[str, str]:
    start = visible(found.body.strip().partition("\n")[0][:60])
    return (
        f"the page shows a '{found.kind}' block that is in no page's file, so it is not checked: '{start}'",
        "write the block into a page of the docs folder: what a macro or a snippet writes cannot be checked",
    )
