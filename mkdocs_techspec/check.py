"""The compiler on one screen: sources in, everything known about them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from .analysis.snapshots import Snapshot, snapshot
from .analysis.support import Support
from .config import Config
from .contracts.operations import ReadFile
from .diagnostics import Diagnostic
from .language.contracts import Contracts, read_contracts
from .language.declarations import Declaration, declare
from .language.fences import Block, find_fences
from .language.prose import Prose, block_links, block_page_links, read_prose
from .language.site import Linked, Mention, link
from .language.systems import sort_into_systems, unread
from .model import Model, Screen, ViewTarget, Waiver
from .rules.baseline.settling import seen_by_check, settle
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

    `sources` are its pages, by uri. `last` is the site with all systems at their last stage, `stages` with one of them
    at each of its own, by system and stage; `views` are the generated views that pages ask for, by their blocks;
    `contracts` what is in the files that components name as theirs, or why one cannot be read.
    `diagnostics` are sorted and hold no gap twice; `accepted` are the gaps that are there on purpose, with the waiver;
    `baselined` those that the baseline knows. `all_read` is whether every block could be read.
    """

    config: Config
    sources: Mapping[str, Source]
    blocks: tuple[Block, ...]
    last: Snapshot
    stages: Mapping[tuple[str, str], Snapshot]
    views: Mapping[Span, ViewTarget]
    contracts: Contracts
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, Waiver], ...]
    baselined: tuple[Diagnostic, ...]
    all_read: bool
    withheld: tuple[Withheld, ...]
    counts: Counts

    @property
    def model(self) -> Model:
        return self.last.model

    @property
    def support(self) -> Support:
        return self.last.support

    def at(self, system: str, stage: str = "") -> Snapshot:
        """The site with a system at one of its stages; without a stage, at its last."""
        return self.stages.get((system, stage), self.last)


def check(sources: Iterable[Source], config: Config, has_file: Callable[[str], bool], read_file: ReadFile) -> Checked:
    """Check a site.

    `has_file` answers whether a path inside the docs folder (by `uri`) is a file there. `read_file` gives the text of a
    contract, which may also lie elsewhere, or says why it may not be read.
    """
    pages = {source.uri: source for source in sources}
    fences = [find_fences(source) for source in pages.values()]
    blocks = tuple(block for found in fences for block in found.blocks)
    malformed = [diagnostic for found in fences for diagnostic in found.malformed]
    prose = {uri: read_prose(source) for uri, source in pages.items()}
    declarations = [declare(block, config) for block in blocks]
    fronts = {uri: found.front_system for uri, found in prose.items() if found.front_system}
    lost = tuple(unread(malformed, declarations, config))
    systems = sort_into_systems(declarations, lost, fronts, config)
    views = [one.view for one in declarations if one.view]
    linked = link(systems, _mentions(prose.values(), declarations), views, has_file, config)
    last = snapshot(linked.model)
    stages = _stages(linked, last)
    contracts = read_contracts((linked.model, *linked.stages.values()), read_file)
    facts = Facts(here=last, stages=stages, config=config, sources=pages, contracts=contracts)
    front_gaps = (gap for page in prose.values() for gap in page.front_gaps)
    found = (*malformed, *front_gaps, *systems.diagnostics, *linked.diagnostics)
    judged = judge(facts, found, declarations, linked.withheld)
    all_read = not any(one.taints for one in lost)
    settled = settle(judged.diagnostics, config, seen_by_check(config, all_read=all_read))
    return Checked(
        config=config,
        sources=pages,
        blocks=blocks,
        last=last,
        stages=stages,
        views=linked.views,
        contracts=contracts,
        diagnostics=settled.told,
        accepted=judged.accepted,
        baselined=settled.known,
        all_read=all_read,
        withheld=tuple(
            Withheld(system=system, count=count, span=systems.tainted_by[system])
            for system, count in sorted(judged.withheld.items())
        ),
        counts=_counts(linked.model, last.support, systems.homeless),
    )


def _stages(linked: Linked, last: Snapshot) -> Mapping[tuple[str, str], Snapshot]:
    """Every system with stages at each of them, in their order."""
    return {
        (system, stage): snapshot(linked.stages[system, stage], system, stage) if stage != home.last else last
        for system, homes in linked.model.stages.items()
        for stage, home in homes.items()
    }


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
