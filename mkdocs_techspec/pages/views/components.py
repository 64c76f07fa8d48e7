"""The view `components`: one row a component, whatever page it is written on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...model import Component, Key, Reference, System, Verb, ViewTarget
from ..component_row import reasons
from ..facts import Fact, Uses, running, uses
from ..here import Here, Ref
from ..owners import owner_names
from ..pictures import Picture
from .narrowing import components_of, elsewhere, system_ref
from .outages import Outage, outage


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRow:
    """A component in short: what it offers is named, and told where it is written."""

    ref: Ref
    id: str
    kind: str
    kind_name: str
    tech: Markup
    system: Ref | None
    owners: tuple[Markup, ...]
    offers: tuple[Fact, ...]
    uses: tuple[Uses, ...]
    facts: tuple[Fact, ...]
    runs: tuple[Fact, ...]
    screens: tuple[Ref, ...]
    outage: Outage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentsView:
    """All components that a view picks."""

    components: tuple[ComponentRow, ...]
    narrowed: bool


def build(target: ViewTarget, here: Here, _pictures: Sequence[Picture]) -> ComponentsView:
    """The components that a view picks, by system, kind and title."""
    rows = tuple(_row(key, component, here) for key, component in components_of(target, here))
    return ComponentsView(components=rows, narrowed=target.is_narrowed)


def _row(key: Key, component: Component, here: Here) -> ComponentRow:
    there, system = elsewhere(here, key.system, component.span), here.model.systems[key.system]
    return ComponentRow(
        ref=here.by_title(key),
        id=component.id,
        kind=component.kind,
        kind_name=component.kind_name,
        tech=there.text(component.tech),
        system=None if here.system else system_ref(system, here),
        owners=owner_names(component.owners),
        offers=tuple(_offers(component, system, there)),
        uses=uses(_links(component), there, component.owners),
        facts=reasons(component.computed, component.offscreen, there),
        runs=running(component, there),
        screens=tuple(there.by_title(screen) for screen in here.snapshot.support.screens.get(key, ())),
        outage=outage(key, here),
    )


def _offers(component: Component, system: System, here: Here) -> Iterator[Fact]:
    for name, members in (("APIs", component.apis), ("data sets", component.stores), ("topics", component.topics)):
        if members:
            refs = tuple(here.by_title(system.key(component.id, member)) for member in members)
            yield Fact(name=name, refs=refs)


def _links(component: Component) -> tuple[tuple[Verb, Reference], ...]:
    """The links of a component and of all its APIs, each target once."""
    every = [*component.links, *(link for api in component.apis.values() for link in api.links)]
    found: dict[tuple[Verb, str], Reference] = {}
    for verb, reference in every:
        found.setdefault((verb, reference.to.text), reference)
    return tuple((verb, reference) for (verb, _), reference in found.items())
