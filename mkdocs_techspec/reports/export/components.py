"""A component with its members, and the links of a system, as JSON."""

from __future__ import annotations

from ...analysis.redundancy import survives_one
from ...language.contracts import path_of
from ...model import Api, Component, Key, Link, Store, System, Topic
from .roles import Roles
from .values import Json, name, names, order, place, quantity, said, texts


def components_of(roles: Roles, system: System) -> list[Json]:
    """The components of a system, and what each is there for."""
    return [_component(roles, system, one) for _, one in sorted(system.components.items())]


def _component(roles: Roles, system: System, component: Component) -> Json:
    key = system.key(component.id)
    return {
        "id": name(key),
        "title": component.title,
        "note": said(component.note),
        "kind": component.kind_name,
        "like": component.kind.value,
        "group": said(component.group),
        "hidden": component.hidden,
        "owners": texts(component.owners),
        "tech": said(component.tech),
        "redundancy": _redundancy(component),
        "copy_of": names(roles.snapshot.model.truths.get(key, ())),
        "volatile": said(component.volatile),
        "contract": _contract(component),
        "presents": names(roles.presents.get(key, ())),
        **_role(roles, key),
        "computed": said(component.computed),
        "offscreen": said(component.offscreen),
        "numbers": {of: quantity(number) for of, number in component.numbers},
        "apis": [_api(roles, system.key(component.id, id_), api) for id_, api in sorted(component.apis.items())],
        "stores": [_store(system.key(component.id, id_), store) for id_, store in sorted(component.stores.items())],
        "topics": [_topic(system.key(component.id, id_), topic) for id_, topic in sorted(component.topics.items())],
        "place": place(component.span),
    }


def _role(roles: Roles, key: Key) -> Json:
    """What a component, or an API, is there for."""
    support = roles.snapshot.support
    return {
        "serves": names(roles.serves.get(key, ())),
        "supports": names(support.screens.get(key, ())),
        "used": key in support.used,
    }


def _redundancy(component: Component) -> Json:
    copies = component.replicas
    return {
        "replicas": {"least": copies.least, "most": copies.most} if copies else None,
        "shards": component.shards,
        "standby": component.standby.value if component.standby else None,
        "zones": component.zones,
        "managed": component.managed,
        "single": said(component.single),
        "host": said(component.host),
        "survives_one": survives_one(component),
    }


def _contract(component: Component) -> Json | None:
    contract = component.contract
    return {"file": path_of(contract), "services": texts(contract.services)} if contract else None


def _api(roles: Roles, key: Key, api: Api) -> Json:
    return {
        "id": name(key),
        "title": said(api.title),
        "note": said(api.note),
        "route": said(api.route),
        **_role(roles, key),
        "computed": said(api.computed),
        "offscreen": said(api.offscreen),
        "numbers": {of: quantity(number) for of, number in api.numbers},
        "place": place(api.span),
    }


def _store(key: Key, store: Store) -> Json:
    return {"id": name(key), "title": said(store.title), "owners": texts(store.owners), "place": place(store.span)}


def _topic(key: Key, topic: Topic) -> Json:
    return {
        "id": name(key),
        "title": said(topic.title),
        "note": said(topic.note),
        "owners": texts(topic.owners),
        "ends": said(topic.ends),
        "place": place(topic.span),
    }


def links_of(roles: Roles, system: System) -> list[Json]:
    """The links of a system's components and APIs, by source, verb and target."""
    return [_link(link) for link in sorted(roles.links.get(system.id, ()), key=_order)]


def _order(link: Link) -> tuple[object, ...]:
    return link.source, link.verb.value, link.target, order(link.span)


def _link(link: Link) -> Json:
    written = link.written
    return {
        "source": name(link.source),
        "verb": link.verb.value,
        "target": name(link.target),
        "optional": written.optional,
        "note": said(written.note),
        "hit": quantity(written.hit),
        "times": quantity(written.times),
        "delay": quantity(written.delay),
        "miss": _link(link.miss) if link.miss else None,
        "else": _link(link.fallback) if link.fallback else None,
        "place": place(link.span),
    }
