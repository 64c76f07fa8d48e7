"""The view `trace`: one screen, and how each of its needs is met, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from markupsafe import Markup

from ...analysis.roads import Step
from ...analysis.traces import Trace, needs_of, parts_of, trace_screen
from ...diagrams import View, trace_view
from ...model import Key, Store, Topic, ViewTarget
from ..here import Here, Ref
from ..inline import breakable, plain
from ..marks import Mark, mark
from ..owners import owner_names, owners_of
from ..pictures import Picture
from ..picturing import options_of, pictured, seen
from ..step_words import STAND_INS, VERBS, members_of
from .narrowing import elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A thing in a sentence: a component, or some members of one; who owns it, and its system where that is another."""

    component: Ref
    members: tuple[Ref, ...]
    owners: tuple[Markup, ...]
    system: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step in words: `source` `verb` `target`, past fronts, and what stands in for it.

    `joint` stands between a member and its component: `photos of Db`. `serves` marks what answers for the needs.
    """

    number: int
    source: Named
    verb: str
    joint: str
    target: Named
    through: tuple[tuple[Named, ...], ...]
    others: tuple[tuple[str, StepLine], ...]
    optional: bool
    serves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Steps that were told before: `steps 1 to 3 and 5`."""

    words: str


Line = StepLine | Again


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedNeeds:
    """Needs that are met in the same way; `pages` where these are not all that show the screen."""

    needs: tuple[Ref, ...]
    pages: tuple[Ref, ...]
    alone: bool
    lines: tuple[Line, ...]
    behind: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Untraced:
    """A need behind which nothing stands: done on the page, planned, or a gap."""

    need: Ref
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceView:
    """All of it; `nothing` says why there is nothing to trace."""

    nothing: str
    picture: Picture | None
    pages: tuple[Named, ...]
    traces: tuple[TracedNeeds, ...]
    others: tuple[Untraced, ...]


def pictures(target: ViewTarget, here: Here) -> tuple[View, ...]:
    """What supports the screen, and nothing else."""
    if target.screen is None:
        return ()
    home = here.model.systems[target.screen.system]
    options = options_of(target, home)
    parts = parts_of(trace_screen(here.snapshot, target.screen))
    view = pictured(trace_view(seen(here.model, home, options), target.screen, parts), options)
    return (view,) if view else ()


def build(target: ViewTarget, here: Here, drawn: Sequence[Picture]) -> TraceView:
    """The steps of a screen, each told once."""
    if target.screen is None:
        return TraceView(nothing="There is no such screen.", picture=None, pages=(), traces=(), others=())
    there = replace(here, system=target.screen.system)
    traces = trace_screen(there.snapshot, target.screen)
    pages = tuple(dict.fromkeys(page for trace in traces for page in trace.pages))
    book = _Book(here=there)
    return TraceView(
        nothing="" if traces else "Nothing stands behind this screen.",
        picture=next(iter(drawn), None),
        pages=tuple(_named(page, there) for page in pages),
        traces=tuple(_traced(trace, pages, book) for trace in traces),
        others=tuple(_untraced(target.screen, traces, there)),
    )


@dataclass(slots=True, kw_only=True)
class _Book:
    """What has been told: the numbers of the steps, and whose each component is."""

    here: Here
    numbers: dict[Step, int] = field(default_factory=dict)
    owned: set[tuple[Key, tuple[Markup, ...]]] = field(default_factory=set)

    def name(self, key: Key, members: Iterable[Key] = ()) -> Named:
        """A thing, with its owners where they were not named before."""
        named = _named(key, self.here, members)
        known = (key.owner, named.owners)
        if known in self.owned:
            return replace(named, owners=())
        self.owned.add(known)
        return named


def _traced(trace: Trace, pages: tuple[Key, ...], book: _Book) -> TracedNeeds:
    return TracedNeeds(
        needs=tuple(book.here.by_title(need) for need in trace.needs),
        pages=() if trace.pages == pages else tuple(book.here.by_title(page) for page in trace.pages),
        alone=not trace.steps,
        lines=tuple(_lines(trace.steps, trace.servers, book)),
        behind=tuple(_lines(trace.behind, (), book)),
    )


def _lines(steps: Iterable[Step], servers: Sequence[Key], book: _Book) -> Iterator[Line]:
    """Steps in words; of those that were told before, the numbers."""
    known = {*book.numbers}
    for is_known, several in groupby(steps, key=known.__contains__):
        if is_known:
            yield Again(words=_numbers([book.numbers[step] for step in several]))
        else:
            for step in several:
                book.numbers[step] = len(book.numbers) + 1
                yield _line(step, servers, book)


def _numbers(found: Sequence[int]) -> str:
    """`step 4`, or `steps 1 to 3 and 5`."""
    runs: list[list[int]] = []
    for number in sorted(found):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [text for run in runs for text in (map(str, run) if len(run) < 3 else (f"{run[0]} to {run[-1]}",))]
    words = " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
    return f"step{'s' if len(found) > 1 else ''} {words}"


def _line(step: Step, servers: Sequence[Key], book: _Book) -> StepLine:
    verb, joint, bare = VERBS[step.act]
    members = members_of(step)
    return StepLine(
        number=book.numbers.get(step, 0),
        source=book.name(step.source),
        verb=verb if members else bare,
        joint=joint,
        target=book.name(step.target, members),
        through=tuple(tuple(book.name(front) for front in fronts) for fronts in step.through),
        others=tuple((STAND_INS[why], _line(other, servers, book)) for why, other in step.others),
        optional=step.optional,
        serves=any(key in servers for key in (step.target, *members)),
    )


def _named(key: Key, here: Here, members: Iterable[Key] = ()) -> Named:
    found = tuple(members) or ((key,) if key.member else ())
    home = here.model.systems[key.system]
    return Named(
        component=here.by_title(key.owner),
        members=tuple(_member(one, here) for one in found),
        owners=owner_names(owners_of(key, here.model)),
        system=None if key.system == here.system else here.lead(home),
    )


def _member(key: Key, here: Here) -> Ref:
    """An API by its route, a data set or a topic by its id."""
    api = here.model.api(key)
    named = plain(api.route) if api and api.route else breakable(key.member)
    return Ref(label=Markup("<code>{}</code>").format(named), hint=_hint(key, here), href=here.link(key))


def _hint(key: Key, here: Here) -> str:
    component = here.model.component(key)
    member = (component.stores.get(key.member) or component.topics.get(key.member)) if component else None
    return member.title if isinstance(member, Store | Topic) else key.seen_from(here.system)


def _untraced(screen: Key, traces: Iterable[Trace], here: Here) -> Iterator[Untraced]:
    traced = {need for trace in traces for need in trace.needs}
    for key in needs_of(here.model, screen):
        home = here.model.screen(key)
        need = next((one for one in (home.needs if home else ()) if one.id == key.member), None)
        if key not in traced and home and need:
            there = elsewhere(here, key.system, need.span)
            yield Untraced(need=here.by_title(key), mark=mark(key, need, home, there))
