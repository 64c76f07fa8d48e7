"""What is harmed when a part is down, for views that tell of many parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...analysis.redundancy import survives_one
from ...analysis.risks import Weight, weight
from ...model import HOST, Key
from ..here import Here, Ref
from .narrowing import natural


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """The screens that are lost, degraded or stale: `word` says which."""

    word: str
    screens: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A part that is down; `how` says how much of it."""

    thing: Ref
    how: str
    harm: tuple[Harm, ...]


def outage(thing: Key, here: Here) -> Outage | None:
    """What is harmed when a component or a host is down; None where nothing is.

    That is one instance of a component where nothing takes over from it, else all of it.
    """
    radius = here.snapshot.harm.whole(thing)
    if radius.nothing:
        return None
    screens = here.snapshot.harm.screens(radius)
    words = (("lost", screens.lost), ("degraded", screens.degraded), ("stale", screens.stale))
    return Outage(
        thing=here.by_id(thing),
        how=_how(thing, here),
        harm=tuple(Harm(word=word, screens=_named(found, here)) for word, found in words if found),
    )


def worst_first(things: Iterable[Key], here: Here) -> list[Key]:
    """Parts by what is harmed when they are down; before others, those of which one instance is enough."""
    return sorted(things, key=lambda thing: _order(thing, here))


def screens_lost(things: Iterable[Key], here: Here) -> int:
    """How many screens are lost when one or another of these is down."""
    harm = here.snapshot.harm
    lost = frozenset[Key]().union(*(harm.screens(harm.whole(thing)).lost for thing in things))
    return len(_named(lost, here))


def hosts_of(components: Iterable[Key], here: Here) -> tuple[Key, ...]:
    """The hosts that some components stand on."""
    found = ((key, here.model.component(key)) for key in components)
    hosts = (Key(key.system, f"{HOST}{one.host.text}") for key, one in found if one is not None and one.host)
    return tuple(dict.fromkeys(hosts))


def _named(screens: frozenset[Key], here: Here) -> tuple[Ref, ...]:
    """Some screens by title; a part is left out where a screen that shows it is among them."""
    shown = (key for key in screens if screens.isdisjoint(here.lookups.within.get(key, ())))
    return tuple(here.by_title(key) for key in sorted(shown, key=lambda key: (natural(here.title(key)), key)))


def _order(thing: Key, here: Here) -> tuple[bool, tuple[int, ...], Key]:
    harm = here.snapshot.harm
    of_one, of_all = weight(harm, harm.one(thing)), weight(harm, harm.whole(thing))
    return (harm.one(thing).nothing, _negative(of_one if any(of_one) else of_all), thing)


def _negative(found: Weight) -> tuple[int, ...]:
    return tuple(-count for count in found)


def _how(thing: Key, here: Here) -> str:
    component = here.model.component(thing)
    if component is None:
        return "host down"
    return "all of it down" if survives_one(component) else "one instance down"
