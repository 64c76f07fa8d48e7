"""What is harmed when something is down, in words: by screen, each with what of it is harmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..analysis.harm import Radius
from ..graph import closure
from ..model import Key
from .here import Here, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmedScreen:
    """A screen, and the needs that it shows which are harmed, each with how, where that is not as the screen is.

    `every` is set where these are all that can be harmed, if there are several, and all in the same way.
    """

    screen: Ref
    needs: tuple[tuple[Ref, str], ...]
    every: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmed:
    """The screens that are lost, degraded or stale: `word` says which. Of very many, `more` are not named."""

    word: str
    screens: tuple[HarmedScreen, ...]
    more: int


_MOST_SCREENS = 30


def harmed(radius: Radius, here: Here) -> tuple[Harmed, ...]:
    """A radius by its screens, worst first; a part is told of with the screens that include it."""
    words = {
        **dict.fromkeys(radius.stale, "stale"),
        **dict.fromkeys(radius.degraded, "degraded"),
        **dict.fromkeys(radius.lost, "lost"),
    }
    groups = here.snapshot.harm.screens(radius)._asdict().items()
    told = frozenset[Key]().union(*(screens for _, screens in groups))
    listed = ((word, _by_themselves(screens, told, here)) for word, screens in groups)
    return tuple(_harmed(word, screens, words, here) for word, screens in listed if screens)


def _by_themselves(screens: frozenset[Key], told: frozenset[Key], here: Here) -> list[Key]:
    return sorted(screen for screen in screens if told.isdisjoint(here.lookups.within.get(screen, ())))


def _harmed(word: str, screens: list[Key], words: Mapping[Key, str], here: Here) -> Harmed:
    named = tuple(_screen(screen, word, words, here) for screen in screens[:_MOST_SCREENS])
    return Harmed(word=word, screens=named, more=len(screens) - len(named))


def _screen(screen: Key, word: str, words: Mapping[Key, str], here: Here) -> HarmedScreen:
    shown = sorted(
        closure([screen], lambda one: here.model.includes.get(one, ())), key=lambda one: (one != screen, one)
    )
    needs = [(need, words[need]) for need in _needs(shown, here) if need in words]
    harmable = sum(here.lookups.harmable.get(one, 0) for one in shown)
    return HarmedScreen(
        screen=here.by_title(screen),
        needs=tuple((here.by_title(need), "" if how == word else how) for need, how in needs),
        every=1 < len(needs) == harmable and all(how == word for _, how in needs),
    )


def _needs(screens: list[Key], here: Here) -> Iterator[Key]:
    for screen in screens:
        found = here.model.systems[screen.system].screens[screen.name]
        yield from (Key(screen.system, screen.name, need.id) for need in found.needs)
