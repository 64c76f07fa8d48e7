"""What is harmed when something is down, in words: by screen, and by need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..analysis.harm import Radius
from ..analysis.support import Status
from ..model import Key
from .here import Here, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmedScreen:
    """A screen with the needs of it that are harmed in one way; `whole` where the screen as such is.

    `every` is set where these are all that can be harmed, if there are several.
    """

    screen: Ref
    needs: tuple[Ref, ...]
    whole: bool
    every: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmed:
    """What is lost, what is degraded, or what is stale: `word` says which."""

    word: str
    screens: tuple[HarmedScreen, ...]

    @property
    def count(self) -> int:
        """How many needs."""
        return sum(len(screen.needs) for screen in self.screens)


def harmed(radius: Radius, here: Here) -> tuple[Harmed, ...]:
    """A radius, worst first; a need that is degraded is not told once more for being stale."""
    screens = here.snapshot.harm.screens(radius)
    groups = (
        ("lost", radius.lost, screens.lost),
        ("degraded", radius.degraded, screens.degraded),
        ("stale", radius.stale - radius.degraded, screens.stale),
    )
    return tuple(
        Harmed(word=word, screens=tuple(_by_screen(needs, whole, here))) for word, needs, whole in groups if needs
    )


def _by_screen(needs: Iterable[Key], whole: frozenset[Key], here: Here) -> Iterable[HarmedScreen]:
    by_screen: dict[Key, list[Key]] = {}
    for need in sorted(needs):
        by_screen.setdefault(need.owner, []).append(need)
    for screen, several in sorted(by_screen.items()):
        yield HarmedScreen(
            screen=here.by_title(screen),
            needs=tuple(here.by_title(need) for need in several),
            whole=screen in whole,
            every=len(several) > 1 and len(several) == _harmable(screen, here),
        )


def _harmable(screen: Key, here: Here) -> int:
    """How many needs of a screen something stands behind."""
    found = here.snapshot.support.needs
    needs = here.model.systems[screen.system].screens[screen.name].needs
    return sum(found[Key(screen.system, screen.name, need.id)].status is Status.SERVED for need in needs)
