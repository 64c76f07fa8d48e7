"""Which operations of a contract an API is, by its route, or without one by its id."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from itertools import islice

from ..diagnostics import nearest
from .operations import Contract, Operation
from .routes import Place, folded, place_of

_MOST_SEEN = 5000
_MOST_NEAR = 50


def promised(contract: Contract, name: str, route: str) -> tuple[Operation, ...]:
    """The operations that an API is, by its id and its route; none where the contract lacks it."""
    if not route:
        return contract.by_name.get(folded(name), ())
    return _at(contract, place_of(route))


def unnamed(contract: Contract, apis: Iterable[tuple[str, str]]) -> tuple[Operation, ...]:
    """The operations that none of these APIs is, each given by its id and its route."""
    named = {one for name, route in apis for one in promised(contract, name, route)}
    return tuple(one for one in contract.operations if one not in named)


def nearest_to(contract: Contract, name: str, route: str) -> str:
    """The operation that an API, which the contract lacks, is likely to mean; empty where none is near."""
    place = place_of(route)
    if not route:
        return _near_name(contract, name)
    named = contract.by_name.get(folded(name), ())
    return named[0].shown if named and place.path not in contract.by_path else _near_path(contract, place)


def _at(contract: Contract, place: Place) -> tuple[Operation, ...]:
    ways = contract.by_path.get(place.path, {})
    if not place.method:
        return tuple(one for ones in ways.values() for one in ones)
    return (*ways.get(place.method, ()), *ways.get("", ()))


def _near_path(contract: Contract, place: Place) -> str:
    """The nearest path, among those that share most of their parts with it."""
    parts = _parts(place.path)
    some = islice(contract.by_path, _MOST_SEEN)
    paths = nsmallest(_MOST_NEAR, some, key=lambda path: (-len(parts & _parts(path)), path))
    near = nearest(place.path, paths)
    ways = contract.by_path.get(near, {})
    fitting = ways.get(place.method) or (ways[min(ways)] if ways else ())
    return fitting[0].shown if fitting else ""


def _parts(path: str) -> set[str]:
    return {part for part in path.replace("/", ".").split(".") if part}


def _near_name(contract: Contract, name: str) -> str:
    near = nearest(folded(name), contract.by_name)
    return contract.by_name[near][0].shown if near else ""
