"""What a component, an API, a screen or a link says of itself, in words and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..diagrams.boxes import is_lone
from ..model import PRESENTING, Component, Copies, Kind, Links, Need, Quantity, Reference, Screen, Verb
from ..source import Word
from .here import Here, Ref
from .inline import NOTHING, plain
from .owners import other_owners


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is known: `Capacity: 2000/s`. Without a name, the value says it all.

    `alone` marks it as the picture does a box that nothing takes over from; `hint` is what a pointer over it tells.
    """

    name: str
    value: Markup = NOTHING
    refs: tuple[Ref, ...] = ()
    alone: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A link in words: what it leads to, what stands in for that, and what else is said about it.

    `owners` are those at the other end, where they are others than those of who uses it.
    """

    ref: Ref
    owners: tuple[Markup, ...] = ()
    stand_ins: tuple[tuple[str, Use], ...] = ()
    remarks: tuple[str, ...] = ()
    note: Markup = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """All links of one sort: `reads`, and what."""

    verb: str
    uses: tuple[Use, ...]


# Of these there is always another: each person has a page of their own, and a provider sees to the rest.
_UNCOUNTED = PRESENTING | {Kind.CDN, Kind.EXTERNAL}

# As in the picture, what to write where one copy is all there is.
_ALONE = "add `replicas`, `standby`, `managed` or `single: why`"

# What a component does by its APIs, where it has any.
_SHARED = {Verb.CALLS, Verb.READS, Verb.WRITES, Verb.PUBLISHES}


def screen_numbers(screen: Screen) -> tuple[Fact, ...]:
    named = (("Peak", screen.rate), ("SLO", screen.slo), ("Within", screen.within))
    return tuple(_numbers(named))


def need_numbers(need: Need) -> tuple[Fact, ...]:
    return tuple(_numbers((("Times", need.times), ("Fresh within", need.fresh))))


def numbers(found: Iterable[tuple[str, Quantity]]) -> tuple[Fact, ...]:
    """The numbers of a component or an API, each by its own name."""
    return tuple(_numbers(found))


def running(component: Component, here: Here) -> tuple[Fact, ...]:
    """How a component runs: how many there are, and what holds it up."""
    return (*_copies(component), *_choices(component, here), *numbers(component.numbers))


def uses(links: Links, here: Here, owners: Iterable[Word] = (), who: str = "") -> tuple[Uses, ...]:
    """Links in words, by verb. `owners` are those of who uses; `who` says who that is, where it is not plain."""
    own, verbs = tuple(owners), dict.fromkeys(verb for verb, _ in links)
    return tuple(
        Uses(
            verb=f"{who} {verb}" if who and verb in _SHARED else verb,
            uses=tuple(_use(to, here, own) for other, to in links if other is verb),
        )
        for verb in verbs
    )


def _numbers(named: Iterable[tuple[str, Quantity | None]]) -> Iterator[Fact]:
    for name, number in named:
        if number:
            yield Fact(name=name, value=plain(number.text))


def _copies(component: Component) -> Iterator[Fact]:
    if component.replicas:
        each = " of each shard" if component.shards else ""
        yield _counted(_count(component.replicas) + each, component)
    elif not (component.managed or component.kind in _UNCOUNTED):
        yield _counted("1 copy", component)
    if component.shards:
        yield Fact(name="", value=plain(f"{component.shards} shards"))
    if component.standby:
        yield Fact(name="", value=plain(f"{component.standby} standby"))
    if component.zones:
        yield Fact(name="", value=plain(f"{component.zones} zones" if component.zones > 1 else "1 zone"))


def _counted(count: str, component: Component) -> Fact:
    if not is_lone(component):
        return Fact(name="", value=plain(count))
    told = f"{count}: nothing takes over" if count.startswith("1 copy") else count
    return Fact(name="", value=plain(told), alone=True, hint=_ALONE)


def _count(copies: Copies) -> str:
    count = f"{copies.least} to {copies.most}" if copies.least != copies.most else str(copies.least)
    return "1 copy" if count == "1" else f"{count} copies"


def _choices(component: Component, here: Here) -> Iterator[Fact]:
    if component.managed:
        yield Fact(name="", value=plain("managed"))
    if component.single:
        yield Fact(name="one on purpose:", value=here.text(component.single.text))
    if component.host:
        yield Fact(name="host", value=plain(component.host.text))
    if component.of:
        yield Fact(name="copy of", refs=here.words(component.of))
    if component.volatile:
        yield Fact(name="volatile:", value=here.text(component.volatile.text))


def _use(to: Reference, here: Here, owners: tuple[Word, ...]) -> Use:
    target = here.model.targets.get(to.to.span)
    named = (("or else", to.fallback), ("a miss goes to", to.miss))
    counted = ((to.hit, "hit"), (to.times, "times"), (to.delay, "later"))
    return Use(
        ref=here.word(to.to),
        owners=other_owners(target, owners, here.model) if target else (),
        stand_ins=tuple((words, _use(other, here, owners)) for words, other in named if other),
        remarks=(
            *(f"{number.text} {word}" for number, word in counted if number),
            *(("works without it",) if to.optional else ()),
        ),
        note=here.text(to.note),
    )
