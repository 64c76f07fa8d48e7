"""What one of several, or somebody else, stands in for."""

from __future__ import annotations

from ..model import PRESENTING, Component, Kind, Standby

_NEVER_ALONE = PRESENTING | {Kind.CDN, Kind.EXTERNAL}


def survives_one(component: Component) -> bool:
    """Whether one instance of a component can be down and harm nothing.

    So it is with several replicas, an automatic standby, or somebody who sees to it: it is `managed`, a CDN, someone
    else's service, or what everyone has one of their own of. Against an unknown kind nothing is held.
    """
    several = component.replicas is not None and component.replicas.least > 1
    taken_over = component.managed or component.standby is Standby.AUTOMATIC
    return several or taken_over or not component.known or component.kind in _NEVER_ALONE
