"""The compiler on one screen: sources in, everything known about them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .analysis.support import Support, find_support
from .config import Config
from .diagnostics import Diagnostic
from .language.declarations import Declaration, declare
from .language.fences import Block, find_fences
from .language.linking import Mention, link
from .language.prose import Prose, block_links, block_page_links, read_prose
from .language.systems import sort_into_systems, unread
from .model import Model, Screen, Waiver
from .rules.finding import Facts
from .rules.judging import judge
from .source import Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """That `count` gaps of a system are not told, because the block at `span` cannot be read."""

    system: str
    count: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The closing line's figures."""

    screens: int
    needs: int
    supported: int
    components: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """All that is known about a site: the same for every host.

    `diagnostics` are sorted and hold no gap twice; `accepted` are the gaps that are there on purpose, with the waiver.
    """

    config: Config
    blocks: tuple[Block, ...]
    model: Model
    support: Support
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, Waiver], ...]
    withheld: tuple[Withheld, ...]
    counts: Counts


def check(sources: Iterable[Source], config: Config, has_file: Callable[[str], bool]) -> Checked:
    """Check a site. `has_file` answers whether a path inside the docs folder (by `uri`) is a file there."""
    pages = {source.uri: source for source in sources}
    fences = [find_fences(source) for source in pages.values()]
    blocks = tuple(block for found in fences for block in found.blocks)
    malformed = [diagnostic for found in fences for diagnostic in found.malformed]
    prose = {uri: read_prose(source) for uri, source in pages.items()}
    declarations = [declare(block, config) for block in blocks]
    fronts = {uri: found.front_system for uri, found in prose.items() if found.front_system}
    systems = sort_into_systems(declarations, tuple(unread(malformed, declarations, config)), fronts)
    linked = link(systems, _mentions(prose.values(), declarations), has_file)
    support = find_support(linked.model)
    facts = Facts(model=linked.model, support=support, config=config, sources=pages)
    front_gaps = (gap for page in prose.values() for gap in page.front_gaps)
    found = (*malformed, *front_gaps, *systems.diagnostics, *linked.diagnostics)
    judged = judge(facts, found, declarations, linked.withheld)
    return Checked(
        config=config,
        blocks=blocks,
        model=linked.model,
        support=support,
        diagnostics=judged.diagnostics,
        accepted=judged.accepted,
        withheld=tuple(
            Withheld(system=system, count=count, span=systems.tainted_by[system])
            for system, count in sorted(judged.withheld.items())
        ),
        counts=_counts(linked.model, support, systems.homeless),
    )


def _mentions(prose: Iterable[Prose], declarations: Iterable[Declaration]) -> Iterator[Mention]:
    """Every `techspec:` link, and the links to pages in blocks: those in prose MkDocs follows."""
    yield from (Mention(word) for page in prose for word in page.links)
    for one in declarations:
        yield from (Mention(word, one.system) for word in block_links(one.block))
        yield from (Mention(word, one.system, is_page=True) for word in block_page_links(one.block))


def _counts(model: Model, support: Support, homeless: Iterable[Screen]) -> Counts:
    """The figures; a screen that is in no system counts, too, with all its needs."""
    lost = tuple(homeless)
    return Counts(
        screens=sum(len(system.screens) for system in model.systems.values()) + len(lost),
        needs=len(support.needs) + sum(len(screen.needs) for screen in lost),
        supported=sum(need.status.supported for need in support.needs.values()),
        components=sum(len(system.components) for system in model.systems.values()),
    )
