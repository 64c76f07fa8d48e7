"""What crosses between owners: whose APIs, data sets and topics are used by whose parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ...config import same_owner
from ...model import Key, Kind, Link, Model, Verb, ViewTarget
from ...source import Word
from ..here import Here, Ref
from ..inline import plain
from ..owners import owner_name, owners_of
from .narrowing import components_of

NOBODY = "nobody here"
UNKNOWN = "no owner yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """What the parts `by` of `owner` do with something of the other owner of the pair."""

    owner: Markup
    verb: str
    to: Ref
    by: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two owners, and what crosses between them, in both directions."""

    first: Markup
    second: Markup
    crossings: tuple[Crossing, ...]


def pairs(target: ViewTarget, here: Here, names: Mapping[str, Markup]) -> tuple[Pair, ...]:
    """Every pair of owners between whom something crosses; those with most come first.

    What narrows a view picks the links of which one end is a part that it picks.
    """
    picked = frozenset(key for key, _ in components_of(target._replace(owner=""), here))
    found: dict[tuple[str, str], dict[tuple[str, Verb, Key], dict[Key, None]]] = {}
    for link in here.model.all_links():
        if picked.isdisjoint((link.source.owner, link.target.owner)):
            continue
        for user, other in _between(link, here.model):
            first, second = sorted((user, other), key=order)
            uses = found.setdefault((first, second), {})
            uses.setdefault((user, link.verb, link.target), {})[link.source.owner] = None
    wanted = same_owner(target.owner)
    told = (
        _pair(first, second, uses, here, names)
        for (first, second), uses in sorted(found.items(), key=lambda one: tuple(map(order, one[0])))
        if wanted in ("", first, second)
    )
    return tuple(sorted(told, key=lambda pair: -len(pair.crossings)))


def owner_ids(key: Key, model: Model) -> tuple[str, ...]:
    """The owners of a component or of a member of one, each in one form; somebody else's part has nobody's."""
    found = tuple(dict.fromkeys(same_owner(owner.text) for owner in owners_of(key, model)))
    component = model.component(key)
    external = component is not None and component.kind is Kind.EXTERNAL
    return found or ((NOBODY,) if external else (UNKNOWN,))


def named(words: Iterable[Word]) -> Mapping[str, Markup]:
    """How each owner is shown: as it is written most fully, wherever it is."""
    found = {NOBODY: plain(NOBODY), UNKNOWN: plain(UNKNOWN)}
    for text in sorted({word.text for word in words}, key=lambda text: (-len(text), text)):
        found.setdefault(same_owner(text), owner_name(text))
    return found


def order(owner: str) -> tuple[bool, str]:
    """Owners by name; those that are none come last."""
    return (owner in (NOBODY, UNKNOWN), owner)


def _between(link: Link, model: Model) -> Iterator[tuple[str, str]]:
    others = owner_ids(link.target, model)
    for user in owner_ids(link.source.owner, model):
        yield from ((user, other) for other in others if other != user)


def _pair(
    first: str,
    second: str,
    uses: Mapping[tuple[str, Verb, Key], Iterable[Key]],
    here: Here,
    names: Mapping[str, Markup],
) -> Pair:
    verbs = list(Verb)
    in_order = sorted(uses.items(), key=lambda one: (order(one[0][0]), verbs.index(one[0][1]), one[0][2]))
    crossings = (
        Crossing(
            owner=names[user], verb=verb, to=here.by_id(to), by=tuple(here.by_id(source) for source in sorted(sources))
        )
        for (user, verb, to), sources in in_order
    )
    return Pair(first=names[first], second=names[second], crossings=tuple(crossings))
