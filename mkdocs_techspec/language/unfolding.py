"""A system with stages, unfolded: what there is at each of them, its blocks merged over those of the stages before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from ..config import Config
from ..diagnostics import Diagnostic, nearest
from ..model import Component, Failure, Problem, Stage, Tradeoff
from ..source import Span
from .components import declare_component
from .decisions import declare_failure, declare_problem, declare_tradeoff
from .declarations import Declaration
from .fields import Field, Record
from .forms import Reading
from .merging import merge
from .sections import COMPONENTS, FAILURES, PROBLEMS, SECTIONS, TRADEOFFS, Named, Sections, declare_defaults
from .stages import last_stage, named_components, read_stages
from .yaml_nodes import Entry, Fields, Node, Scalar, read_yaml

_T = TypeVar("_T", Component, Tradeoff, Failure, Problem)
_D = TypeVar("_D", Tradeoff, Failure, Problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """A system's stages, each after the one that it changes; which is the last; and what there is at each."""

    stages: Mapping[str, Stage]
    last: str
    sections: Mapping[str, Sections]
    diagnostics: tuple[Diagnostic, ...]


def unfold(declarations: Sequence[Declaration], config: Config) -> Unfolded | None:
    """The stages of the system whose blocks these are; None where it has none."""
    if not any(one.spec and one.spec.step for one in declarations):
        return None
    reading = Reading(block=declarations[0].block, config=config)
    stages = read_stages(reading, declarations)
    last = last_stage(reading, stages)
    roots = [(one.block.span, root) for one in declarations if (root := _root(one, config))]
    unfolding = _Unfolding(reading=reading, stages=stages, roots=roots)
    sections: dict[str, Sections] = {}
    trees = {"": _base(unfolding)}
    for stage in stages.values():
        trees[stage.id] = _over(unfolding, stage, trees[stage.before])
        _suggest_known(unfolding, stage, trees[stage.before], trees[stage.id])
        sections[stage.id] = _declared(unfolding, stage, trees[stage.id])
    sections[last] = _with_strays(unfolding, sections, last)
    return Unfolded(stages=stages, last=last, sections=sections, diagnostics=tuple(reading.diagnostics))


@dataclass(slots=True, kw_only=True)
class _Unfolding:
    """What is known while a system is unfolded: all its blocks as YAML, and what has been declared of each node."""

    reading: Reading
    stages: Mapping[str, Stage]
    roots: Sequence[tuple[Span, Fields]]
    declared: dict[tuple[object, ...], object] = field(default_factory=dict)
    defaults: dict[Span, Record | None] = field(default_factory=dict)

    def blocks_on_the_way(self, stage: Stage) -> Iterator[tuple[Span, Fields]]:
        """The blocks that hold at a stage: those without one, and then those of the stages up to it."""
        staged = {block for other in self.stages.values() for block in other.blocks}
        yield from ((span, root) for span, root in self.roots if span not in staged)
        way = [stage]
        while way[0].before:
            way.insert(0, self.stages[way[0].before])
        for one in way:
            yield from ((span, root) for span, root in self.roots if span in one.blocks)

    def stage_of(self, block: Span) -> str:
        return next((stage.id for stage in self.stages.values() if block in stage.blocks), "")


def _root(declaration: Declaration, config: Config) -> Fields | None:
    """A block's YAML: that of a block without a stage is read again, for only here is it needed."""
    spec = declaration.spec
    return spec.step.root if spec and spec.step else read_yaml(declaration.block, config.limits).root


def _base(unfolding: _Unfolding) -> Fields:
    """The sections of the blocks without a stage, side by side: what is there twice has been told."""
    staged = {block for stage in unfolding.stages.values() for block in stage.blocks}
    first = unfolding.roots[0][1]
    sections: dict[str, Entry] = {}
    for span, root in unfolding.roots:
        for name, key, section in _sections_of(root) if span not in staged else ():
            old = sections.get(name)
            known = old.value.entries if old and isinstance(old.value, Fields) else {}
            sections[name] = Entry(key, section._replace(entries={**section.entries, **known}))
    return first._replace(entries=sections)


def _sections_of(root: Fields) -> Iterator[tuple[str, Scalar, Fields]]:
    for section in SECTIONS:
        entry = root.entries.get(section.name)
        if entry is not None and isinstance(entry.value, Fields):
            yield section.name, entry.key, entry.value


def _over(unfolding: _Unfolding, stage: Stage, below: Fields) -> Fields:
    """What there is at a stage: its blocks over the stage before."""

    def tell(span: Span, message: str, help_: str) -> None:
        unfolding.reading.error("reference/unknown", span, message, help_)

    seen: dict[str, Span] = {}
    for span, root in unfolding.roots:
        if span in stage.blocks:
            for name, place in named_components(root):
                first = seen.setdefault(name, place)
                if first is not place:
                    unfolding.reading.duplicate(f"component '{name}' of stage '{stage.id}'", place, first)
            sections = {name: Entry(key, section) for name, key, section in _sections_of(root)}
            below = merge(below, root._replace(entries=sections), tell)
    return below


def _suggest_known(unfolding: _Unfolding, stage: Stage, below: Fields, here: Fields) -> None:
    """Say which component of the stage before is likely to be meant by one that says too little to be a new one."""
    known, found = _section(below, COMPONENTS), _section(here, COMPONENTS)
    for name, (key, node) in found.items():
        near = nearest(name, known) if name not in known and name in stage.named else ""
        if near and isinstance(node, Fields) and "kind" not in node.entries:
            message = f"there is no component '{name}' before stage '{stage.id}', and a new one has a kind"
            unfolding.reading.error("reference/unknown", key.span, message, f"did you mean '{near}'?")


def _section(tree: Fields, section: Field[Named]) -> Named:
    entry = tree.entries.get(section.name)
    entries = entry.value.entries if entry and isinstance(entry.value, Fields) else {}
    return {name: (one.key, one.value) for name, one in entries.items()}


def _declared(unfolding: _Unfolding, stage: Stage, tree: Fields) -> Sections:
    blocks = list(unfolding.blocks_on_the_way(stage))
    components = {}
    for key, node in _section(tree, COMPONENTS).values():
        defaults = tuple(_defaults_for(unfolding, key, blocks))
        one = _once(unfolding, key, node, partial(declare_component, defaults=defaults), defaults)
        if one is not None:
            components[one.id] = one
    return Sections(
        components=components,
        tradeoffs=_decisions(unfolding, _section(tree, TRADEOFFS), declare_tradeoff),
        failures=_decisions(unfolding, _section(tree, FAILURES), declare_failure),
        problems=_decisions(unfolding, _section(tree, PROBLEMS), declare_problem),
    )


def _defaults_for(unfolding: _Unfolding, key: Scalar, blocks: Sequence[tuple[Span, Fields]]) -> Iterator[Record]:
    """The defaults of the block that adds a component, then those of the blocks that change it."""
    spans = [span for span, _ in blocks]
    start = spans.index(key.block.span) if key.block.span in spans else 0
    for span, root in blocks[start:]:
        if any(name == key.text for name, _ in named_components(root)):
            if span not in unfolding.defaults:
                unfolding.defaults[span] = declare_defaults(unfolding.reading, root)
            defaults = unfolding.defaults[span]
            if defaults is not None:
                yield defaults


def _decisions(
    unfolding: _Unfolding, named: Named, declare: Callable[[Reading, Scalar, Node], _D | None]
) -> Mapping[str, _D]:
    found = {}
    for key, node in named.values():
        one = _once(unfolding, key, node, declare, ())
        if one is not None:
            found[one.id] = replace(one, stage=unfolding.stage_of(key.block.span))
    return found


def _once(
    unfolding: _Unfolding,
    key: Scalar,
    node: Node,
    declare: Callable[[Reading, Scalar, Node], _T | None],
    defaults: Sequence[Record],
) -> _T | None:
    """What a node declares. What stays the same from stage to stage is one node, and one object."""
    place = (id(node), key.span, *(id(one) for one in defaults))
    if place not in unfolding.declared:
        unfolding.declared[place] = declare(unfolding.reading, key, node)
    found: _T | None = unfolding.declared[place]  # type: ignore[assignment] # a node is always declared by the same function
    return found


def _with_strays(unfolding: _Unfolding, sections: Mapping[str, Sections], last: str) -> Sections:
    """The last stage, with the decisions of the stages that were not taken."""
    found = sections[last]
    tradeoffs, failures, problems = dict(found.tradeoffs), dict(found.failures), dict(found.problems)
    way = {unfolding.stage_of(span) for span, _ in unfolding.blocks_on_the_way(unfolding.stages[last])}
    for id_, others in sections.items():
        if id_ not in way:
            _add_strays(unfolding, id_, tradeoffs, others.tradeoffs, "trade-off")
            _add_strays(unfolding, id_, failures, others.failures, "failure")
            _add_strays(unfolding, id_, problems, others.problems, "problem")
    return replace(found, tradeoffs=tradeoffs, failures=failures, problems=problems)


def _add_strays(unfolding: _Unfolding, stage: str, known: dict[str, _D], others: Mapping[str, _D], what: str) -> None:
    for one in others.values():
        first = known.setdefault(one.id, one) if one.stage == stage else one
        if first is not one:
            unfolding.reading.duplicate(f"{what} '{one.id}'", one.span, first.span)
