"""What a contract promises: operations, each with the places at which it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .routes import Place, folded

MOST = 20_000
"""How many operations a contract may have: more than any that people wrote."""


class Operation(NamedTuple):
    """One operation of a contract.

    `shown` is how messages and pages write it, `GET /pets/{id}` or `CartService.GetCart`; `name` its operationId, or
    the name of the procedure; `places` are all that a route may say to mean it, the first of them as `shown`.
    """

    shown: str
    name: str
    places: tuple[Place, ...]


class Unread(NamedTuple):
    """Why a contract cannot be read (`is not there`), and what to write. `service` is the one that it does not have."""

    why: str
    help: str
    service: str = ""


ReadFile = Callable[[str], str | Unread]
"""A host's way to the text of a file, by its path relative to the docs folder; it decides which files may be read."""


def too_many() -> Unread:
    """What is wrong with a contract of more operations than `MOST`."""
    return Unread(f"has more than {MOST} operations", "split it")


def no_file(path: str) -> Unread:  # noqa: ARG001 - a reader where there are no files
    """The `ReadFile` of a site that has no files but its pages."""
    return Unread("is not there", "write the path of a file, relative to this page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The operations of a contract, and the same by path and method (empty: whatever it is), and by folded name."""

    operations: tuple[Operation, ...]
    by_path: Mapping[str, Mapping[str, tuple[Operation, ...]]]
    by_name: Mapping[str, tuple[Operation, ...]]


def contract_of(operations: Iterable[Operation]) -> Contract:
    """A contract with these operations, in their order."""
    found = tuple(operations)
    by_path: dict[str, dict[str, list[Operation]]] = defaultdict(lambda: defaultdict(list))
    by_name: dict[str, list[Operation]] = defaultdict(list)
    for one in found:
        for place in dict.fromkeys(one.places):
            by_path[place.path][place.method].append(one)
        if one.name:
            by_name[folded(one.name)].append(one)
    return Contract(
        operations=found,
        by_path={path: {method: tuple(ones) for method, ones in ways.items()} for path, ways in by_path.items()},
        by_name={name: tuple(ones) for name, ones in by_name.items()},
    )
