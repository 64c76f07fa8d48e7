"""What can be taken down, from the words of the contract: components, one instance of them, and hosts."""

from __future__ import annotations

from mkdocs_techspec.model import PRESENTING, Key, Kind, Model, Standby


def things_that_fail(model: Model) -> set[Key]:
    """Everything that can be taken down."""
    # "Take something down: a component, one instance of it, or a host with all that stands on it."
    # "a page, mobile or client is never down: everyone has their own."
    components = {key: component for key, component in model.components() if component.kind not in PRESENTING}
    hosts = {Key(key.system, f"host/{one.host.text}") for key, one in components.items() if one.host}
    return {*components, *hosts}


def taken_down_by(model: Model, thing: Key) -> frozenset[Key]:
    """The components that are down when `thing`, a component or a host, is."""
    # "All instances of a component with a `host` stand on it; a component that is down leaves its host up"
    if not thing.name.startswith("host/"):
        return frozenset([thing])
    name = thing.name.removeprefix("host/")
    return frozenset(
        key
        for key, component in model.components()
        if key.system == thing.system and component.host and component.host.text == name
        if component.kind not in PRESENTING
    )


def taken_down_by_one(model: Model, thing: Key) -> frozenset[Key]:
    """The components that are down when one instance of `thing` is."""
    # "One instance down harms nothing where `replicas` is 2 or more, `standby` is automatic, it is `managed`, or its
    # kind is cdn or external; `shards` and `zones` hold nothing up by themselves. Else it is the component down."
    component = None if thing.name.startswith("host/") else model.component(thing)
    if component is None:
        return taken_down_by(model, thing)
    several = component.replicas is not None and component.replicas.least >= 2
    automatic = component.standby is Standby.AUTOMATIC
    held = several or automatic or component.managed or component.kind in {Kind.CDN, Kind.EXTERNAL}
    return frozenset() if held else frozenset([thing])
