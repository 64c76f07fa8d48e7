"""A component of a `techspec` block as a row of its table: what it is, offers and uses, how it runs, what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.stages import Change, Changes
from ..model import Api, Component, Failure, Key, Presentation, Problem, Store, System, Topic, Tradeoff
from ..source import Span, Word
from .contract import Promise, promise
from .facts import Fact, Use, Uses, numbers, running, uses
from .harm import Harmed, harmed
from .here import Here, Ref
from .inline import NOTHING, label
from .owners import owner_names
from .places import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a trade-off, failure or problem has to say about a thing."""

    sort: str
    ref: Ref
    later: Markup = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An API, a store or a topic. One with the id of another has no anchor, which is a gap already."""

    anchor: str
    id: str
    route: str = ""
    title: Markup
    note: Markup = NOTHING
    owners: tuple[Markup, ...] = ()
    uses: tuple[Uses, ...] = ()
    facts: tuple[Fact, ...] = ()
    remarks: tuple[Remark, ...]
    gap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRow:
    """A component, ready to be written out. `gap` is how bad the worst gap is that points at it.

    In a stage's block, `change` says what becomes of it there, and `told` what is changed; `is_home` is set where links
    to it lead to. `down` is what is harmed when all of it is down. `contract` is what the file that it names promises.
    """

    anchor: str
    id: str
    title: Markup
    kind: str
    kind_name: str
    tech: Markup
    group: Markup
    owners: tuple[Markup, ...]
    note: Markup
    hidden: bool
    facts: tuple[Fact, ...]
    runs: tuple[Fact, ...]
    uses: tuple[Uses, ...]
    apis: tuple[Member, ...]
    stores: tuple[Member, ...]
    topics: tuple[Member, ...]
    screens: tuple[Ref, ...]
    remarks: tuple[Remark, ...]
    gap: str
    change: Change | None = None
    told: tuple[Markup, ...] = ()
    is_home: bool = True
    down: tuple[Harmed, ...] = ()
    contract: Promise | None = None

    @property
    def does(self) -> bool:
        """Whether there is anything to say but how it runs and what for."""
        return any(
            (
                self.note,
                self.contract,
                self.apis,
                self.stores,
                self.topics,
                self.uses,
                self.facts,
                self.remarks,
                self.told,
            )
        )

    @property
    def anchors(self) -> tuple[str, ...]:
        members = (*self.apis, *self.stores, *self.topics)
        return tuple(name for name in (self.anchor, *(member.anchor for member in members)) if name)


def component_row(component: Component, system: System, here: Here, changes: Changes | None = None) -> ComponentRow:
    """The row of one component; with `changes`, as a stage has it."""
    key = system.key(component.id)
    return ComponentRow(
        anchor=here.anchor(key),
        id=component.id,
        title=here.text(component.title),
        kind=component.kind,
        kind_name=component.kind_name,
        tech=here.text(component.tech),
        group=here.text(component.group),
        owners=owner_names(component.owners),
        note=here.text(component.note),
        hidden=component.hidden,
        facts=reasons(component.computed, component.offscreen, here),
        runs=running(component, here),
        uses=(
            *_presents(key, here),
            *_serves(key, here),
            *uses(component.links, here, component.owners, "every API" if component.apis else ""),
        ),
        apis=tuple(_api(api, component, system.key(component.id, api.id), here) for api in component.apis.values()),
        stores=tuple(_store(store, component, system, here) for store in component.stores.values()),
        topics=tuple(_topic(topic, component, system, here) for topic in component.topics.values()),
        screens=tuple(here.by_title(screen) for screen in here.snapshot.support.screens.get(key, ())),
        remarks=_remarks(key, here),
        gap=_gap(component.span, here),
        is_home=here.is_home(key),
        change=changes.components.get(key) if changes else None,
        told=tuple(label(line) for line in changes.told.get(key, ())) if changes else (),
        down=harmed(here.snapshot.harm.whole(key), here),
        contract=promise(component, here),
    )


def _api(api: Api, component: Component, key: Key, here: Here) -> Member:
    return Member(
        anchor=here.anchor(key),
        id=api.id,
        route=api.route,
        title=here.text(api.title),
        note=here.text(api.note),
        uses=(*_serves(key, here), *uses(api.links, here, component.owners)),
        facts=(*reasons(api.computed, api.offscreen, here), *numbers(api.numbers)),
        remarks=_remarks(key, here),
        gap=_gap(api.span, here),
    )


def _store(store: Store, component: Component, system: System, here: Here) -> Member:
    key = system.key(component.id, store.id)
    return Member(
        anchor="" if store.id in component.apis else here.anchor(key),
        id=store.id,
        title=here.text(store.title),
        owners=owner_names(store.owners),
        remarks=_remarks(key, here),
        gap=_gap(store.span, here),
    )


def _topic(topic: Topic, component: Component, system: System, here: Here) -> Member:
    key = system.key(component.id, topic.id)
    return Member(
        anchor="" if topic.id in component.apis or topic.id in component.stores else here.anchor(key),
        id=topic.id,
        title=here.text(topic.title),
        note=here.text(topic.note),
        owners=owner_names(topic.owners),
        facts=(Fact(name="ends here:", value=here.text(topic.ends.text)),) if topic.ends else (),
        remarks=_remarks(key, here),
        gap=_gap(topic.span, here),
    )


def reasons(computed: Word | None, offscreen: Word | None, here: Here) -> tuple[Fact, ...]:
    """Why something shows data without reading any, and why it is there for no screen."""
    named = (("computed:", computed), ("off screen:", offscreen))
    return tuple(Fact(name=name, value=here.text(why.text)) for name, why in named if why)


def _serves(key: Key, here: Here) -> Iterator[Uses]:
    needs = here.lookups.served.get(key, ())
    if needs:
        yield Uses(verb="serves", uses=tuple(Use(ref=here.by_id(need)) for need in needs))


def _presents(key: Key, here: Here) -> Iterator[Uses]:
    shown = here.lookups.presented.get(key, ())
    if shown:
        yield Uses(verb="presents", uses=tuple(_presented(one, here) for one in shown))


def _presented(shown: Presentation, here: Here) -> Use:
    without = sorted(need.member for need in shown.without)
    return Use(ref=here.by_id(shown.screen), remarks=(f"without {', '.join(without)}",) if without else ())


def _remarks(key: Key, here: Here) -> tuple[Remark, ...]:
    return tuple(_remark(about, decision, here) for about, decision in here.lookups.remarks.get(key, ()))


def _remark(key: Key, decision: Decision, here: Here) -> Remark:
    problem = decision if isinstance(decision, Problem) else None
    hint = problem.ask if problem else key.seen_from(here.system)
    named = Ref(label=label(decision.title), hint=hint, href=here.link(key))
    later = problem.later if problem else None
    return Remark(sort=_sort(decision), ref=named, later=here.place(later) if later else NOTHING)


def _sort(decision: Decision) -> str:
    if isinstance(decision, Tradeoff):
        return "trade-off"
    if isinstance(decision, Failure):
        return "failure"
    return "put off" if decision.later else "open question" if decision.open else "settled"


def _gap(span: Span, here: Here) -> str:
    return min((gap.severity.value for gap in here.index.gaps.get(span, ())), default="")
