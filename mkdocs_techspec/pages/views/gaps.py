"""The view `gaps`: what is missing, what is missing on purpose, and what comes later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...analysis.risks import standing_on
from ...analysis.snapshots import hits
from ...diagnostics import Diagnostic, Severity
from ...language.names import find_at_any_stage
from ...model import Key, Problem, Tradeoff, ViewTarget, Waiver
from ...source import Span, Word
from ..gaps import note
from ..here import Here, Ref
from ..inline import label, plain
from ..pictures import Picture
from ..places import decisions
from .decided import is_about
from .narrowing import elsewhere, screens_of, system_ref, systems_of


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """One gap: where it is, what is wrong, and what to write."""

    severity: Severity
    rule: str
    message: Markup
    notes: tuple[Markup, ...]
    place: Ref
    system: Ref | None
    help: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedRow:
    """A gap, or several, that are there on purpose."""

    gap: str
    on: tuple[Ref, ...]
    system: Ref
    why: Markup
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """A need, or a whole screen, that comes later."""

    what: Ref
    whole: bool
    screen: Ref
    system: Ref
    why: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsView:
    """All of it; `said` is the answer in a sentence, and `more` what is left out of the tables."""

    said: str
    clean: bool
    more: tuple[str, ...]
    gaps: tuple[GapRow, ...]
    accepted: tuple[AcceptedRow, ...]
    planned: tuple[PlannedRow, ...]


def build(target: ViewTarget, here: Here, _pictures: Sequence[Picture]) -> GapsView:
    """The gaps that a view picks: errors first, then by place."""
    checked = here.index.checked
    gaps = [gap for gap in checked.diagnostics if _is_picked(gap, target, here)]
    gaps.sort(key=lambda gap: (gap.severity is not Severity.ERROR, gap.order))
    accepted = [(gap, waiver) for gap, waiver in checked.accepted if _is_picked(gap, target, here)]
    more = tuple(_more(target, here))
    return GapsView(
        said=_said(gaps, target),
        clean=not gaps and not more,
        more=more,
        gaps=tuple(_gap(gap, here) for gap in gaps),
        accepted=tuple(_accepted(accepted, here)),
        planned=tuple(_planned(target, here)),
    )


def _said(gaps: Sequence[Diagnostic], target: ViewTarget) -> str:
    errors = sum(gap.severity is Severity.ERROR for gap in gaps)
    counts = ((errors, "error"), (len(gaps) - errors, "warning"))
    told = [f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count]
    if told:
        return f"{' and '.join(told)}."
    return "No gaps here." if target.is_narrowed else "No gaps."


def _more(target: ViewTarget, here: Here) -> Iterator[str]:
    checked = here.index.checked
    known = sum(_is_picked(gap, target, here) for gap in checked.baselined)
    if known:
        yield f"{known} more {'is' if known == 1 else 'are'} in the baseline."
    names = {system.id for system in systems_of(target, here)}
    count = sum(one.count for one in checked.withheld if one.system in names)
    if count:
        yield f"{count} more may come to light once every block can be read."


def _is_picked(gap: Diagnostic, target: ViewTarget, here: Here) -> bool:
    """Whether a gap is among what narrows a view. What narrows it by parts leaves out what is about none."""
    if target.system not in ("", gap.system) or (target.stages and gap.stage not in ("", *target.stages)):
        return False
    if not (target.screen or target.owner or target.kind):
        return True
    return is_about(_subjects(gap, here), target, here)


def _subjects(gap: Diagnostic, here: Here) -> Iterator[Key]:
    """The screens and components that a gap is about: for a failure, those that it hits."""
    key = _on(gap, here)
    if key is None:
        return
    yield key.owner
    system = here.index.model.systems[key.system]
    decision = dict(decisions(system)).get(key)
    if isinstance(decision, Tradeoff | Problem):
        found = (here.index.model.targets.get(word.span) for word in decision.about)
        yield from (subject.owner for subject in found if subject)
    elif decision is not None:
        yield from hits(here.index.model, decision)
    yield from (system.key(one.id) for one in standing_on(key, system))


def _on(gap: Diagnostic, here: Here) -> Key | None:
    """What a gap is about; None where it is about the text of a block."""
    model = here.index.model
    found = find_at_any_stage(gap.on, gap.system, model.systems, model.stages) if gap.on else None
    return found if isinstance(found, Key) else None


def _gap(gap: Diagnostic, here: Here) -> GapRow:
    system = here.index.model.systems.get(gap.system)
    return GapRow(
        severity=gap.severity,
        rule=gap.rule,
        message=label(gap.message),
        notes=tuple(note(one, gap.span.source) for one in gap.notes),
        place=_place(gap.span, _on(gap, here), here),
        system=system_ref(system, here) if system and not here.system else None,
        help=label(gap.help),
    )


def _place(span: Span, key: Key | None, here: Here) -> Ref:
    """A line of a file, with a link to what is shown of it: the thing itself, where that is shown on its page."""
    thing = here.index.things.get(key) if key else None
    uri = span.source.uri
    page = "#" if uri == here.uri else here.href(here.uri, uri) if uri in here.index.checked.sources else None
    is_shown_there = key is not None and thing is not None and thing.uri == uri
    return Ref(label=plain(f"{uri}, line {span.line}"), href=here.link(key) if key and is_shown_there else page)


def _accepted(pairs: Iterable[tuple[Diagnostic, Waiver]], here: Here) -> Iterator[AcceptedRow]:
    """What is accepted: a row for each rule of each waiver that covers something."""
    found: dict[tuple[str, Span], tuple[Waiver, list[Diagnostic]]] = {}
    for gap, waiver in sorted(pairs, key=lambda pair: (pair[0].rule, pair[1].accept.span.path, pair[0].order)):
        found.setdefault((gap.rule, waiver.accept.span), (waiver, []))[1].append(gap)
    for (rule, span), (waiver, gaps) in found.items():
        there = elsewhere(here, waiver.system, span)
        on = dict.fromkeys(key for gap in gaps if (key := _on(gap, here)))
        yield AcceptedRow(
            gap=rule,
            on=tuple(there.by_id(key) for key in on),
            system=system_ref(here.model.systems[waiver.system], here),
            why=there.text(waiver.accept.why),
            until=waiver.accept.until.text if waiver.accept.until else "",
        )


def _planned(target: ViewTarget, here: Here) -> Iterator[PlannedRow]:
    """What comes later; what narrows a view to some parts leaves it out, as no part has it yet."""
    for key, screen in () if target.owner or target.kind else screens_of(target, here):
        if screen.planned:
            yield _plan(key, key, screen.planned, here)
        else:
            later = ((need.id, need.planned) for need in screen.needs)
            yield from (_plan(Key(key.system, key.name, need), key, why, here) for need, why in later if why)


def _plan(key: Key, screen: Key, why: Word, here: Here) -> PlannedRow:
    there = elsewhere(here, key.system, why.span)
    return PlannedRow(
        what=there.by_title(key),
        whole=key == screen,
        screen=there.by_title(screen),
        system=system_ref(here.model.systems[key.system], here),
        why=there.text(why.text),
    )
