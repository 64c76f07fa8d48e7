"""The view `owners`: who owns what, what that puts at risk, and what crosses between owners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...config import same_owner
from ...model import Key, ViewTarget
from ...source import Word
from ..facts import Fact
from ..here import Here
from ..owners import owner_name
from ..pictures import Picture
from .crossings import Pair, named, order, owner_ids, pairs
from .narrowing import components_of
from .outages import Outage, hosts_of, outage, screens_lost, worst_first

_MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRow:
    """An owner: what it owns, and its parts whose outage harms something, the worst first.

    `lost` is how many screens are lost when one or another of them is down; `more` are those past the worst few.
    """

    name: Markup
    owns: tuple[Fact, ...]
    lost: int
    worst: tuple[Outage, ...]
    more: tuple[Outage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersView:
    """All owners that a view picks; `idle` are known to the settings and own nothing."""

    owners: tuple[OwnerRow, ...]
    pairs: tuple[Pair, ...]
    idle: tuple[Markup, ...]
    narrowed: bool


def build(target: ViewTarget, here: Here, _pictures: Sequence[Picture]) -> OwnersView:
    """The owners of the parts that a view picks, by name."""
    names = named(_words(here))
    parts = _parts(target, here)
    wanted = same_owner(target.owner)
    return OwnersView(
        owners=tuple(_row(names[one], parts[one], here) for one in sorted(parts, key=order) if wanted in ("", one)),
        pairs=pairs(target, here, names),
        idle=() if target.is_narrowed else _idle(here, parts),
        narrowed=target.is_narrowed,
    )


def _words(here: Here) -> Iterator[Word]:
    """Every owner that any part names."""
    for _, component in here.model.components():
        yield from component.owners
        yield from (owner for store in component.stores.values() for owner in store.owners)
        yield from (owner for topic in component.topics.values() for owner in topic.owners)


def _parts(target: ViewTarget, here: Here) -> Mapping[str, list[Key]]:
    """What each owner owns of what a view picks: components, and members of them; a data set may be another's."""
    found: dict[str, list[Key]] = {}
    for key, component in components_of(target._replace(owner=""), here):
        members = (Key(key.system, key.name, member.id) for member in component.members())
        for part in (key, *members):
            for owner in owner_ids(part, here.model):
                found.setdefault(owner, []).append(part)
    return found


def _idle(here: Here, parts: Mapping[str, object]) -> tuple[Markup, ...]:
    known = here.index.checked.config.owners or ()
    return tuple(owner_name(owner) for owner in sorted(known) if same_owner(owner) not in parts)


def _row(name: Markup, parts: Sequence[Key], here: Here) -> OwnerRow:
    components = [key for key in parts if not key.member]
    things = [*components, *hosts_of(components, here)]
    outages = tuple(filter(None, (outage(thing, here) for thing in worst_first(things, here))))
    return OwnerRow(
        name=name,
        owns=tuple(_owns(parts, here)),
        lost=screens_lost(things, here),
        worst=outages[:_MOST],
        more=outages[_MOST:],
    )


def _owns(parts: Sequence[Key], here: Here) -> Iterator[Fact]:
    """What an owner has: components by kind, then what they hold."""
    groups: dict[str, list[Key]] = {}
    for part in sorted(parts, key=lambda part: bool(part.member)):
        groups.setdefault(_sort(part, here), []).append(part)
    for name, several in groups.items():
        yield Fact(name=name, refs=tuple(here.by_id(part) for part in several))


def _sort(part: Key, here: Here) -> str:
    component = here.model.component(part)
    if component is None or not part.member:
        return component.kind_name if component else ""
    if part.member in component.apis:
        return "APIs"
    return "data sets" if part.member in component.stores else "topics"
