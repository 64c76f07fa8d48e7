"""All blocks of a site, sorted into systems: who belongs where, what is defined twice, what cannot be known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..config import Config
from ..diagnostics import Diagnostic, Note, Severity, nearest
from ..model import Accept, Component, Failure, PictureOptions, Problem, Screen, System, Tradeoff
from ..source import Span, Word
from .declarations import Declaration, Spec
from .fences import BlockKind
from .unfolding import Unfolded, unfold

_T = TypeVar("_T", Screen, Component, Tradeoff, Failure, Problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something on a page that cannot be read, and the system it says it belongs to (or an empty text).

    It `taints` its system where it is told as an error; it `specifies` one unless it is known to be a screen.
    """

    span: Span
    claims: str
    taints: bool = True
    specifies: bool = True


_FENCE = re.compile(r"[\s>]*(`{3}|~{3})")
_SYSTEM_LINE = re.compile(r"[\s>]*system:\s*['\"]?([a-z0-9][a-z0-9-]*)")


def unread(malformed: Iterable[Diagnostic], declarations: Iterable[Declaration], config: Config) -> Iterator[Unread]:
    """All that cannot be read: fences that only look like ours, and blocks that are neither a screen nor a spec."""
    for header in malformed:
        taints = _is_error(header, config)
        yield Unread(span=header.span, claims=_claimed_after(header.span), taints=taints)
    for one in declarations:
        if not one.readable and one.block.kind is not BlockKind.VIEW:
            told = any(_is_error(found, config) for found in one.diagnostics)
            specifies = one.block.kind is BlockKind.TECHSPEC
            yield Unread(span=one.block.span, claims=one.system, taints=told, specifies=specifies)


def _is_error(gap: Diagnostic, config: Config) -> bool:
    return config.severity(gap.rule, gap.span.source.uri) is Severity.ERROR


def _claimed_after(header: Span) -> str:
    """The system that the text after a header names, up to the next fence."""
    for line in header.source.lines[header.line :]:
        found = _SYSTEM_LINE.match(line)
        if found or _FENCE.match(line):
            return found[1] if found else ""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The systems of a site, by id; those with stages at their last, and in `stages` at each, by system and stage.

    `homeless` are the screens that could be several systems'.
    `tainted_by` says for a system which place that cannot be read makes it uncertain, and `withheld` how much is not
    told because of it.
    """

    systems: Mapping[str, System]
    stages: Mapping[str, Mapping[str, System]]
    accepts: Sequence[tuple[str, Accept]]
    homeless: tuple[Screen, ...]
    tainted_by: Mapping[str, Span]
    withheld: Mapping[str, int]
    page_systems: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]

    def accepts_of(self, system: str) -> Sequence[tuple[str, Accept]]:
        return [pair for pair in self.accepts if pair[0] == system]


@dataclass(slots=True)
class _Parts:
    """A system while its blocks are being put together."""

    id: str
    span: Span
    title: str = ""
    note: str = ""
    draft: bool = False
    blocks: list[Span] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    unfolded: Unfolded | None = None
    pictures: dict[Span, PictureOptions] = field(default_factory=dict)
    screens: dict[str, Screen] = field(default_factory=dict)
    components: dict[str, Component] = field(default_factory=dict)
    tradeoffs: dict[str, Tradeoff] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)


@dataclass(slots=True)
class _Sorting:
    """What is known so far. `specified` are the systems that `techspec` blocks name; screens alone make none."""

    fronts: Mapping[str, Word]
    specified: list[str] = field(default_factory=list)
    parts: dict[str, _Parts] = field(default_factory=dict)
    on_page: dict[str, list[str]] = field(default_factory=dict)
    accepts: list[tuple[str, Accept]] = field(default_factory=list)
    homeless: list[Screen] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(self, rule: str, span: Span, message: str, help_: str, notes: tuple[Note, ...], system: str) -> None:
        found = Diagnostic(
            rule=rule, severity=Severity.ERROR, span=span, message=message, help=help_, notes=notes, system=system
        )
        self.diagnostics.append(found)


def sort_into_systems(
    declarations: Sequence[Declaration], lost: Sequence[Unread], fronts: Mapping[str, Word], config: Config
) -> Sorted:
    """Put every declaration into its system. `fronts` gives the system in a page's front matter, by the page's uri."""
    sorting = _Sorting(fronts)
    for declaration in declarations:
        if declaration.spec is not None:
            _add_spec(sorting, declaration.spec, declaration)
    for one in lost:
        if one.claims and one.specifies:
            _parts_of(sorting, one.claims, one.span)
    sorting.specified = list(sorting.parts)
    tainting = [one for one in lost if one.taints]
    specs_tainted = _taints(sorting, tainting)
    for parts in sorting.parts.values():
        _unfold(sorting, parts, config, tainted=parts.id in specs_tainted)
    for declaration in declarations:
        if declaration.screen is not None:
            _add_screen(sorting, declaration.screen)
    tainted_by = _taints(sorting, tainting)
    page_systems = {uri: systems[0] for uri, systems in sorting.on_page.items() if len(systems) == 1}
    page_systems.update((uri, word.text) for uri, word in fronts.items())
    at_each = {parts.id: _at_each_stage(parts, tainted_by) for parts in sorting.parts.values()}
    return Sorted(
        systems={id_: _last_of(systems) for id_, systems in at_each.items()},
        stages={id_: systems for id_, systems in at_each.items() if "" not in systems},
        accepts=sorting.accepts,
        homeless=tuple(sorting.homeless),
        tainted_by=tainted_by,
        withheld={parts.id: parts.unfolded.withheld for parts in sorting.parts.values() if parts.unfolded},
        page_systems=page_systems,
        diagnostics=tuple(sorting.diagnostics),
    )


def _parts_of(sorting: _Sorting, system: str, span: Span) -> _Parts:
    parts = sorting.parts.setdefault(system, _Parts(system, span))
    on_page = sorting.on_page.setdefault(span.source.uri, [])
    if system not in on_page:
        on_page.append(system)
    return parts


def _add_spec(sorting: _Sorting, spec: Spec, declaration: Declaration) -> None:
    parts = _parts_of(sorting, spec.system.text, spec.system.span)
    parts.blocks.append(declaration.block.span)
    parts.declarations.append(declaration)
    parts.draft = parts.draft or spec.draft
    if spec.step is not None:
        sorting.accepts.extend((parts.id, replace(accept, stage=spec.step.id.text)) for accept in spec.accepts)
        return
    parts.pictures[declaration.block.span] = spec.picture
    parts.title = parts.title or spec.title
    parts.note = parts.note or spec.note
    sorting.accepts.extend((parts.id, accept) for accept in spec.accepts)
    for component in spec.sections.components.values():
        _add(sorting, parts.components, component, "component", parts.id)
    for tradeoff in spec.sections.tradeoffs.values():
        _add(sorting, parts.tradeoffs, tradeoff, "trade-off", parts.id)
    for failure in spec.sections.failures.values():
        _add(sorting, parts.failures, failure, "failure", parts.id)
    for problem in spec.sections.problems.values():
        _add(sorting, parts.problems, problem, "problem", parts.id)


def _unfold(sorting: _Sorting, parts: _Parts, config: Config, *, tainted: bool) -> None:
    """Put a system's stages together. A name that any of them has is taken, also for screens."""
    parts.unfolded = unfold(parts.declarations, config, tainted=tainted)
    if parts.unfolded is not None:
        sorting.diagnostics.extend(replace(gap, system=parts.id) for gap in parts.unfolded.diagnostics)
        for sections in parts.unfolded.sections.values():
            parts.components = {**sections.components, **parts.components}


def _add(sorting: _Sorting, known: dict[str, _T], one: _T, what: str, system: str) -> None:
    first = known.setdefault(one.id, one)
    if first is not one:
        _twice(sorting, one.span, first.span, what, one.id, system)


def _twice(sorting: _Sorting, span: Span, first: Span, what: str, name: str, system: str) -> None:
    message = f"{what} '{name}' is defined twice" + (f" in system '{system}'" if system else "")
    notes = (Note(message="the first one", span=first),)
    sorting.error("reference/duplicate", span, message, "rename one of the two, or take it out", notes, system)


def _add_screen(sorting: _Sorting, screen: Screen) -> None:
    system = _system_of(sorting, screen)
    if system is None:
        sorting.homeless.append(screen)
        return
    parts = sorting.parts.setdefault(system, _Parts(system, screen.span))
    parts.blocks.append(screen.block)
    component = parts.components.get(screen.id)
    if component is not None:
        _twice(sorting, screen.span, component.span, "the name", screen.id, system)
    else:
        _add(sorting, parts.screens, screen, "screen", system)


def _system_of(sorting: _Sorting, screen: Screen) -> str | None:
    """The system of a screen: what it says, else its page, else the only one there is."""
    uri = screen.span.source.uri
    said = screen.system or sorting.fronts.get(uri)
    if said is not None:
        return said.text if _is_known(sorting, said) else None
    candidates = sorting.on_page.get(uri) or sorting.specified
    if len(candidates) <= 1:
        return candidates[0] if candidates else ""
    listed = ", ".join(f"'{name}'" for name in sorted(candidates))
    message = f"screen '{screen.id}' could belong to any of the systems {listed}"
    help_ = f"add `system: {sorted(candidates)[0]}` to it, or `techspec: {{system: …}}` to the page's front matter"
    sorting.error("reference/ambiguous", screen.span, message, help_, (), "")
    return None


def _is_known(sorting: _Sorting, said: Word) -> bool:
    """Whether a screen can be in the system that it, or its page, names; where there is none yet, in any."""
    if not sorting.specified or said.text in sorting.specified:
        return True
    near = nearest(said.text, sorting.specified)
    help_ = f"did you mean '{near}'?" if near else f"the systems are {', '.join(sorted(sorting.specified))}"
    sorting.error("reference/unknown", said.span, f"there is no system '{said.text}'", help_, (), said.text)
    return False


def _taints(sorting: _Sorting, lost: Sequence[Unread]) -> Mapping[str, Span]:
    tainted_by: dict[str, Span] = {}
    for one in lost:
        uri = one.span.source.uri
        front = sorting.fronts.get(uri)
        if one.claims:
            systems = [one.claims]
        elif front is not None:
            systems = [front.text]
        else:
            systems = sorting.on_page.get(uri) or list(sorting.parts)
        for system in systems:
            tainted_by.setdefault(system, one.span)
    return tainted_by


def _at_each_stage(parts: _Parts, tainted_by: Mapping[str, Span]) -> Mapping[str, System]:
    """A system at each of its stages; one without them is there once, under an empty name."""
    system, unfolded = _system(parts, tainted_by), parts.unfolded
    if unfolded is None:
        return {"": system}
    return {
        stage: replace(
            system,
            components=sections.components,
            tradeoffs=sections.tradeoffs,
            failures=sections.failures,
            problems=sections.problems,
            picture=sections.picture,
            stage=stage,
            last=unfolded.last,
            stages=unfolded.stages,
        )
        for stage, sections in unfolded.sections.items()
    }


def _last_of(systems: Mapping[str, System]) -> System:
    return systems.get("") or next(one for one in systems.values() if one.stage == one.last)


def _system(parts: _Parts, tainted_by: Mapping[str, Span]) -> System:
    return System(
        id=parts.id,
        title=parts.title or parts.id.replace("-", " ").capitalize(),
        span=parts.span,
        blocks=tuple(parts.blocks),
        note=parts.note,
        draft=parts.draft,
        tainted=parts.id in tainted_by,
        screens=parts.screens,
        components=parts.components,
        tradeoffs=parts.tradeoffs,
        failures=parts.failures,
        problems=parts.problems,
        picture=parts.pictures.get(_leading(parts), PictureOptions()),
        pictures=parts.pictures,
    )


def _leading(parts: _Parts) -> Span:
    """The block that introduces a system: the first with components."""
    specs = [one for one in parts.declarations if one.spec and one.block.span in parts.pictures]
    found = (one.block.span for one in specs if one.spec and one.spec.sections.components)
    return next(found, specs[0].block.span if specs else parts.span)
