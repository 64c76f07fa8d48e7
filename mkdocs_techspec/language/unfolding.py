"""A system with stages, unfolded: what there is at each of them, its blocks merged over those of the stages before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from ..config import Config
from ..diagnostics import Diagnostic
from ..model import Component, Failure, Problem, Stage, Tradeoff
from ..source import Span
from .components import declare_component
from .decisions import declare_failure, declare_problem, declare_tradeoff
from .declarations import Declaration
from .fields import Record
from .forms import Reading
from .layering import layers, section_of
from .picturing import declare_picture
from .sections import COMPONENTS, FAILURES, PROBLEMS, TRADEOFFS, Named, Sections, declare_defaults
from .stages import last_stage, read_stages
from .yaml_nodes import Fields, Node, Scalar, read_yaml

_T = TypeVar("_T", Component, Tradeoff, Failure, Problem)
_D = TypeVar("_D", Tradeoff, Failure, Problem)
_Name = tuple[str, Span, str]
"""What two diagnostics of the same thing share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """A system's stages, each after the one that it changes; which is the last; and what there is at each.

    `withheld` counts what may be missing only because a block cannot be read.
    """

    stages: Mapping[str, Stage]
    last: str
    sections: Mapping[str, Sections]
    diagnostics: tuple[Diagnostic, ...]
    withheld: int


def unfold(declarations: Sequence[Declaration], config: Config, *, tainted: bool) -> Unfolded | None:
    """The stages of the system whose blocks these are; None where it has none."""
    if not any(one.spec and one.spec.step for one in declarations):
        return None
    reading = Reading(block=declarations[0].block, config=config)
    stages = read_stages(reading, declarations)
    last = last_stage(reading, stages)
    roots = [(one.block.span, root) for one in declarations if (root := _root(one, config))]
    trees = layers(reading, stages, roots, tainted=tainted)
    known = {_name_of(gap) for one in declarations for gap in one.diagnostics}
    defaults = {span: declare_defaults(reading, root) for span, root in roots}
    unfolding = _Unfolding(reading=reading, stages=stages, roots=roots, known=known, defaults=defaults)
    sections: dict[str, Sections] = {}
    for stage in stages.values():
        told = len(reading.diagnostics)
        sections[stage.id] = _declared(unfolding, stage, trees[stage.id])
        reading.diagnostics[told:] = _at_stage(unfolding, stage, reading.diagnostics[told:])
    sections[last] = _with_strays(unfolding, sections, last)
    found = tuple(gap for gap in reading.diagnostics if not tainted or gap.rule not in _MISSING)
    withheld = len(reading.diagnostics) - len(found)
    return Unfolded(stages=stages, last=last, sections=sections, diagnostics=found, withheld=withheld)


_MISSING = frozenset({"reference/unknown", "stage/ambiguous"})


@dataclass(slots=True, kw_only=True)
class _Unfolding:
    """What is known while a system is unfolded: all its blocks as YAML, and what has been declared of each node.

    `known` are the names of what has been told.
    """

    reading: Reading
    stages: Mapping[str, Stage]
    roots: Sequence[tuple[Span, Fields]]
    known: set[_Name]
    defaults: Mapping[Span, Record | None]
    declared: dict[tuple[object, ...], object] = field(default_factory=dict)

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


def _at_stage(unfolding: _Unfolding, stage: Stage, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong with a stage, without what was told of a block by itself, or of an earlier stage."""
    for gap in found:
        if _name_of(gap) not in unfolding.known:
            unfolding.known.add(_name_of(gap))
            yield replace(gap, stage=stage.id)


def _name_of(gap: Diagnostic) -> _Name:
    return gap.rule, gap.span, gap.message


def _declared(unfolding: _Unfolding, stage: Stage, tree: Fields) -> Sections:
    blocks = list(unfolding.blocks_on_the_way(stage))
    components = {}
    for key, node in section_of(tree, COMPONENTS).values():
        defaults = tuple(_defaults_for(unfolding, key, blocks))
        one = _once(unfolding, key, node, partial(declare_component, defaults=defaults), defaults)
        if one is not None:
            components[one.id] = one
    return Sections(
        components=components,
        tradeoffs=_decisions(unfolding, section_of(tree, TRADEOFFS), declare_tradeoff),
        failures=_decisions(unfolding, section_of(tree, FAILURES), declare_failure),
        problems=_decisions(unfolding, section_of(tree, PROBLEMS), declare_problem),
        picture=declare_picture(unfolding.reading, tree),
    )


def _defaults_for(unfolding: _Unfolding, key: Scalar, blocks: Sequence[tuple[Span, Fields]]) -> Iterator[Record]:
    """The defaults of the block that adds a component, then those of the blocks that change it."""
    spans = [span for span, _ in blocks]
    start = spans.index(key.block.span) if key.block.span in spans else 0
    for span, root in blocks[start:]:
        defaults = unfolding.defaults[span]
        components = root.entries.get(COMPONENTS.name)
        if defaults is not None and components is not None and isinstance(components.value, Fields):
            yield from (defaults,) if key.text in components.value.entries else ()


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
