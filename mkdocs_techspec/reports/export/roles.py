"""The relations of a site, looked up once for all its systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...analysis.snapshots import Snapshot
from ...graph import reverse
from ...model import Key, Link


class Roles(NamedTuple):
    """The site at a stage: the needs by what serves them, the screens by their pages, the links by their system."""

    snapshot: Snapshot
    serves: Mapping[Key, Sequence[Key]]
    presents: Mapping[Key, Sequence[Key]]
    links: Mapping[str, Sequence[Link]]


def roles_of(snapshot: Snapshot) -> Roles:
    """Look up what is what for; linear in all relations."""
    model = snapshot.model
    links: dict[str, list[Link]] = {}
    for source, some in model.links.items():
        links.setdefault(source.system, []).extend(some)
    return Roles(
        snapshot=snapshot,
        serves=reverse({need: [one.server for one in services] for need, services in model.services.items()}),
        presents=reverse({screen: [one.page for one in several] for screen, several in model.presentations.items()}),
        links=links,
    )
