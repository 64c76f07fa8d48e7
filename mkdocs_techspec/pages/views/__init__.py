"""Generated views: tables and pictures that answer for a whole handbook, wherever a page asks for them.

A view is a module with `build(target, here, pictures)`, which gives all that its template in `templates/views/` writes
out, and, where it has pictures, `pictures(target, here)`. Both are handed the page's view of the site narrowed to what
the block asks for: `here.snapshot` is the stage, `here.system` the one system that is told of, if it is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ...diagrams import View
from ...model import ViewTarget
from ...source import Span
from ..facts import Fact
from ..gaps import Banner, banner
from ..here import Here
from ..index import Contents
from ..pictures import Picture
from . import apis, changes, components, coverage, diagram, failures, gaps, owners, problems, trace, tradeoffs
from .narrowing import narrowed, narrowed_by

Build = Callable[[ViewTarget, Here, Sequence[Picture]], object]
Pictures = Callable[[ViewTarget, Here], tuple[View, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewCard:
    """A generated view, ready to be written out: `body` is what the template of `show` writes."""

    anchor: str
    show: str
    title: str
    narrowed_by: tuple[Fact, ...]
    everything: str
    body: object
    banner: Banner | None

    @property
    def anchors(self) -> tuple[str, ...]:
        return (self.anchor,)


def pictures_of(target: ViewTarget, here: Here) -> tuple[View, ...]:
    """The pictures that a view is made of, to be laid out."""
    pictures = _VIEWS[target.show].pictures
    return pictures(target, narrowed(target, here)) if pictures else ()


def view_card(contents: Contents, target: ViewTarget, pictures: Sequence[Picture], here: Here) -> ViewCard:
    """The card of one view, with its pictures."""
    kind, here = _VIEWS[target.show], narrowed(target, here)
    return ViewCard(
        anchor=_anchor(contents.block, here),
        show=target.show,
        title=kind.title,
        narrowed_by=narrowed_by(target, here),
        everything="" if target.system or target.screen or len(here.model.systems) < 2 else "all systems",
        body=kind.build(target, here, pictures),
        banner=banner(contents),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One of the views: its title, and what makes it."""

    title: str
    build: Build
    pictures: Pictures | None = None


_VIEWS: Mapping[str, _Kind] = MappingProxyType(
    {
        "coverage": _Kind(title="Coverage", build=coverage.build),
        "trace": _Kind(title="Trace", build=trace.build, pictures=trace.pictures),
        "components": _Kind(title="Components", build=components.build),
        "owners": _Kind(title="Owners", build=owners.build),
        "apis": _Kind(title="APIs", build=apis.build),
        "failures": _Kind(title="Failures", build=failures.build),
        "tradeoffs": _Kind(title="Trade-offs", build=tradeoffs.build),
        "problems": _Kind(title="Problems", build=problems.build),
        "diagram": _Kind(title="Diagram", build=diagram.build, pictures=diagram.pictures),
        "changes": _Kind(title="Changes", build=changes.build, pictures=changes.pictures),
        "gaps": _Kind(title="Gaps", build=gaps.build),
    }
)


def _anchor(block: Span, here: Here) -> str:
    """The id of a view: unique where pages are joined, and the same when other pages change."""
    slug = _slug(block)
    alike = (span for span in here.index.checked.views if _slug(span) == slug)
    number = 1 + sum((span.source.uri, span.line) < (block.source.uri, block.line) for span in alike)
    return f"tsview-{slug}-{number}"


def _slug(block: Span) -> str:
    return re.sub(r"[^a-z0-9]+", "-", block.source.uri.lower())
