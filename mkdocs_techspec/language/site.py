"""A whole site, linked: all systems at their last stage, and each system with stages at every one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..config import Config
from ..diagnostics import Diagnostic
from ..graph import closure
from ..model import Model, System, View, ViewTarget
from ..source import Span, Word
from .decision_links import find_pages
from .linker import Linker
from .linking import link_systems
from .picture_links import link_pictures
from .planning import Plans, in_force, link_stage, put_off
from .systems import Sorted
from .view_links import link_view

Place = tuple[str, str]
"""A system and one of its stages; the stage is empty for a system without."""


class Mention(NamedTuple):
    """A link in a text: to a thing by its name, or to a page; `system` is that of the block it stands in, if any."""

    word: Word
    system: str = ""
    is_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The site with all systems at their last stage, and with one system at another of its stages.

    `withheld` counts the unknown names that a block that cannot be read hides, by system.
    """

    model: Model
    stages: Mapping[Place, Model]
    views: Mapping[Span, ViewTarget]
    diagnostics: tuple[Diagnostic, ...]
    withheld: Mapping[str, int]


@dataclass(slots=True, kw_only=True)
class _Site:
    """What linking one stage leaves for the others."""

    sorted: Sorted
    has_file: Callable[[str], bool]
    homeless: frozenset[str]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def linker(self, systems: Mapping[str, System]) -> Linker:
        return Linker(systems=systems, stages=self.sorted.stages, homeless=self.homeless)


def link(
    sorted_: Sorted,
    mentions: Iterable[Mention],
    views: Iterable[View],
    has_file: Callable[[str], bool],
    config: Config,
) -> Linked:
    """Link a whole site. `mentions` are the links in its texts; `has_file` answers for files in the docs folder."""
    site = _Site(sorted=sorted_, has_file=has_file, homeless=frozenset(screen.id for screen in sorted_.homeless))
    linker = site.linker(sorted_.systems)
    model = link_systems(linker, sorted_.accepts, has_file)
    model = replace(model, page_systems=sorted_.page_systems, stages=sorted_.stages)
    stages = dict(_at_stages(site, model, config))
    for system in sorted_.systems.values():
        link_stage(linker, system)
        link_pictures(linker, system, config)
        model = put_off(model, in_force(linker, model, system, {}))
    linker.diagnostics = [replace(gap, stage=_last(sorted_, gap.system)) for gap in linker.diagnostics]
    for mention in mentions:
        _follow(linker, mention, model, has_file)
    targets = {**linker.targets, **{span: key for one in stages.values() for span, key in one.targets.items()}}
    model = replace(model, targets=targets)
    return Linked(
        model=model,
        stages={place: _shared(one, model) for place, one in stages.items()},
        views={view.block: link_view(linker, view, model, config) for view in views},
        diagnostics=(*site.diagnostics, *linker.diagnostics),
        withheld=linker.withheld + Counter(sorted_.withheld),
    )


def _last(sorted_: Sorted, system: str) -> str:
    return sorted_.systems[system].last if system in sorted_.systems else ""


def _shared(stage: Model, last: Model) -> Model:
    """A stage's model, with what is known of the whole site."""
    return replace(stage, targets=last.targets, page_systems=last.page_systems, stages=last.stages)


def _follow(linker: Linker, mention: Mention, model: Model, has_file: Callable[[str], bool]) -> None:
    system_id = mention.system or model.system_of_page(mention.word.span.source.uri)
    if mention.is_page:
        find_pages(linker, (mention.word,), system_id, has_file)
    else:
        linker.find_shown(mention.word, system_id)


def _at_stages(site: _Site, model: Model, config: Config) -> Iterator[tuple[Place, Model]]:
    """The site with each system that has stages at all of these but the last, first things first."""
    if not site.sorted.stages:
        return
    joined = _joined(model)
    for id_, stages in site.sorted.stages.items():
        around = closure([id_], lambda one: joined.get(one, ()))
        plans: dict[str, Plans] = {}
        for stage, system in stages.items():
            if stage == system.last:
                continue
            systems = {one: home for one, home in site.sorted.systems.items() if one in around}
            linker = site.linker({**systems, id_: system})
            found = link_systems(linker, site.sorted.accepts_of(id_), site.has_file)
            link_stage(linker, system)
            link_pictures(linker, system, config)
            plans[stage] = in_force(linker, found, system, plans.get(system.stages[stage].before, {}))
            site.diagnostics.extend(_of_stage(linker, system))
            yield (id_, stage), put_off(found, plans[stage])


def _of_stage(linker: Linker, system: System) -> Iterator[Diagnostic]:
    """What is wrong with this system; what others make of it matters at its last stage only."""
    return (replace(gap, stage=system.stage) for gap in linker.diagnostics if gap.system == system.id)


_PREFIX = re.compile(r"([a-z0-9][a-z0-9-]*):(?=[a-z0-9*])")


def _joined(model: Model) -> Mapping[str, set[str]]:
    """Which systems name each other, either way; found in the text, so that all stages count."""
    found: dict[str, set[str]] = {id_: set() for id_ in model.systems}
    for system in model.systems.values():
        for block in system.blocks:
            lines = block.source.lines[block.line : block.end_line - 1]
            for name in {name for line in lines if ":" in line for name in _PREFIX.findall(line)} & found.keys():
                found[system.id].add(name)
                found[name].add(system.id)
    return found
