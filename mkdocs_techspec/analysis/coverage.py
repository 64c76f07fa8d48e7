"""What each component does for each screen: it presents it, serves it, or stands behind what does."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping

from ..graph import closure
from ..model import Key
from .snapshots import Snapshot
from .support import Status


class Part(enum.StrEnum):
    """What a component does for a screen."""

    PRESENTS = "presents"
    SERVES = "serves"
    BEHIND = "stands behind"


Parts = Mapping[Key, frozenset[Part]]
"""By component; who presents or serves a screen is not told once more to stand behind it."""


def parts_by_screen(snapshot: Snapshot) -> Mapping[Key, Parts]:
    """For every screen, with all that it includes, the components that support it. Only of needs that are supported."""
    own: dict[Key, dict[Key, set[Part]]] = {key: {} for key, _ in snapshot.model.screens()}
    for screen, component, part in _all_parts(snapshot):
        if screen in own:
            own[screen].setdefault(component, set()).add(part)
    includes = snapshot.model.includes
    return {
        screen: _together([own[one] for one in closure([screen], lambda key: includes.get(key, ())) if one in own])
        for screen in own
    }


def _all_parts(snapshot: Snapshot) -> Iterator[tuple[Key, Key, Part]]:
    support = snapshot.support
    for screen, presentations in snapshot.model.presentations.items():
        yield from ((screen, one.page, Part.PRESENTS) for one in presentations)
    for need in support.needs.values():
        screen = need.need.owner
        yield from ((screen, page, Part.PRESENTS) for page in need.pages)
        if need.status is Status.SERVED:
            servers = (server for server in need.servers if screen in support.screens.get(server, ()))
            yield from ((screen, server.owner, Part.SERVES) for server in servers)
    for node, screens in support.screens.items():
        if not node.member:
            yield from ((screen, node, Part.BEHIND) for screen in screens)


def _together(several: list[dict[Key, set[Part]]]) -> Parts:
    found: dict[Key, set[Part]] = {}
    for parts in several:
        for component, some in parts.items():
            found.setdefault(component, set()).update(some)
    return {component: frozenset(some - {Part.BEHIND} if len(some) > 1 else some) for component, some in found.items()}
