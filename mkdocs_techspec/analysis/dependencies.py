"""What must work for what to work, as "Working" in the manual has it: the links of a model as numbers of parts.

A part is a component or an API. So that fronts are told once and not for each link, there are two more: the doors to
what is fronted, one of which must be open, and what lies beyond a front, all of which a link that names it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Key, Link, Model, Verb
from .wiring import Wiring, whole

# A link by one of the others works whatever becomes of its target.
_NEEDING = frozenset({Verb.CALLS, Verb.READS, Verb.WRITES, Verb.PUBLISHES})


class Use(NamedTuple):
    """A link: the parts that must all work, the data set that is read, and what stands in for it."""

    parts: tuple[int, ...] = ()
    data: Key | None = None
    miss: Use | None = None
    hit: bool = False
    fallback: Use | None = None
    optional: bool = False


class Part(NamedTuple):
    """What a part needs: all of `all_of`, all of its links, and all parts of one of `one_of`, if there are any."""

    all_of: tuple[int, ...] = ()
    uses: tuple[Use, ...] = ()
    one_of: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """The parts of a model by number.

    `at` has the numbers of components and APIs, `doors` those of the doors to what is fronted, and `beyond` of what
    lies behind a node that fronts (by the nodes of `wiring`). `uses` are the links by source, in the model's order.
    """

    model: Model
    wiring: Wiring
    used: frozenset[Key]
    fronts: frozenset[Key]
    at: Mapping[Key, int]
    doors: Mapping[Key, int]
    beyond: Mapping[Key, int]
    uses: dict[Key, tuple[Use, ...]]
    parts: list[Part]

    def own(self, key: Key) -> Key:
        """What does the work when `key` is named: an API itself; for all else its component."""
        return key if key in self.at else key.owner

    def doors_to(self, *keys: Key) -> tuple[int, ...]:
        """The doors on the way to some things, and to their components."""
        ways = dict.fromkeys(key for one in keys for key in (one.owner, one))
        return tuple(self.doors[key] for key in ways if key in self.doors)


def find_dependencies(model: Model, wiring: Wiring, used: frozenset[Key]) -> Dependencies:
    """All parts of a model, and what they need. Linear in the links."""
    own = list(_components_and_apis(model))
    doors, beyond = list(wiring.fronts), list(wiring.fronted)
    found = Dependencies(
        model=model,
        wiring=wiring,
        used=used,
        fronts=frozenset(front.owner for fronts in wiring.fronts.values() for front in fronts),
        at=_numbered(own, 0),
        doors=_numbered(doors, len(own)),
        beyond=_numbered(beyond, len(own) + len(doors)),
        uses={},
        parts=[],
    )
    for key, links in model.links.items():
        found.uses[key] = tuple(_use(found, link) for link in links)
    found.parts.extend(_part(found, key) for key in own)
    found.parts.extend(_doors(found, key) for key in doors)
    found.parts.extend(_beyond(found, node) for node in beyond)
    return found


def _components_and_apis(model: Model) -> Iterator[Key]:
    for key, component in model.components():
        yield key
        yield from (Key(key.system, key.name, api) for api in component.apis)


def _numbered(keys: Iterable[Key], first: int) -> dict[Key, int]:
    return {key: number for number, key in enumerate(keys, first)}


def _part(found: Dependencies, key: Key) -> Part:
    return Part(all_of=(found.at[key.owner],) if key.member else (), uses=found.uses.get(key, ()))


def _doors(found: Dependencies, key: Key) -> Part:
    """One front must work, and with it one of its own fronts."""
    return Part(one_of=tuple((found.at[front], *found.doors_to(front)) for front in found.wiring.fronts[key]))


def _beyond(found: Dependencies, node: Key) -> Part:
    """All that a front stands before must work, and what that stands before in turn."""
    behind = dict.fromkeys(found.wiring.fronted[node])
    further = (found.beyond[one] for one in behind if one in found.beyond)
    return Part(all_of=(*(found.at[found.own(one)] for one in behind), *further))


def _use(found: Dependencies, link: Link) -> Use:
    if link.verb not in _NEEDING:
        return Use()
    return Use(
        parts=tuple(dict.fromkeys(_parts(found, link))),
        data=link.target if link.verb is Verb.READS else None,
        miss=_use(found, link.miss) if link.miss else None,
        hit=link.written.hit is not None,
        fallback=_use(found, link.fallback) if link.fallback else None,
        optional=link.written.optional,
    )


def _parts(found: Dependencies, link: Link) -> Iterator[int]:
    """What the target of a link needs, its fronts and what it fronts; what stands in for it apart."""
    apis = _called(found, link)
    yield found.at[found.own(link.target) if link.verb is Verb.CALLS else link.target.owner]
    yield from (found.at[api] for api in apis)
    if link.source.owner not in found.fronts:
        yield from found.doors_to(link.target, *apis)
    named = (whole(link.target), *apis)
    yield from (found.beyond[node] for node in named if node in found.beyond)


def _called(found: Dependencies, link: Link) -> tuple[Key, ...]:
    """The APIs that a bare call is to."""
    target = link.target
    component = found.model.component(target)
    if target.member or link.verb is not Verb.CALLS or component is None:
        return ()
    keys = (Key(target.system, target.name, api) for api in component.apis)
    return tuple(key for key in keys if key in found.used)
