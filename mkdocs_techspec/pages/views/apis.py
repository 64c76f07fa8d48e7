"""The view `apis`: every API, what it serves, who uses it, and what it does for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...model import Api, Component, Key, ViewTarget
from ..component_row import reasons
from ..facts import Fact, Uses, numbers, uses
from ..here import Here, Ref
from ..owners import other_owners, owner_names
from ..pictures import Picture
from .narrowing import components_of, elsewhere, system_ref, whole_screen


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who uses an API; `owners` are others than the API's. `whole` says that it names the component only."""

    ref: Ref
    owners: tuple[Markup, ...]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiRow:
    """An API: `fronts` are what stands before it, and `used` is false where nothing needs it."""

    ref: Ref
    id: str
    route: str
    title: Markup
    component: Ref
    system: Ref | None
    owners: tuple[Markup, ...]
    serves: tuple[Ref, ...]
    users: tuple[User, ...]
    fronts: tuple[Ref, ...]
    used: bool
    uses: tuple[Uses, ...]
    facts: tuple[Fact, ...]
    note: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ApisView:
    """All APIs that a view picks."""

    apis: tuple[ApiRow, ...]
    narrowed: bool


def build(target: ViewTarget, here: Here, _pictures: Sequence[Picture]) -> ApisView:
    """The APIs of the components that a view picks, in their order; of a screen, those that support it."""
    rows = (
        _row(api, component, key, here)
        for key, component in components_of(target, here)
        for api in component.apis.values()
        if target.screen is None or _supports(target.screen, Key(key.system, key.name, api.id), here)
    )
    return ApisView(apis=tuple(rows), narrowed=target.is_narrowed)


def _supports(screen: Key, api: Key, here: Here) -> bool:
    return not whole_screen(screen, here).isdisjoint(here.snapshot.support.screens.get(api, ()))


def _row(api: Api, component: Component, owner: Key, here: Here) -> ApiRow:
    key = Key(owner.system, owner.name, api.id)
    there = elsewhere(here, key.system, api.span)
    return ApiRow(
        ref=there.by_id(key),
        id=api.id,
        route=api.route,
        title=there.text(api.title),
        component=there.by_title(owner),
        system=None if here.system else system_ref(here.model.systems[key.system], here),
        owners=owner_names(component.owners),
        serves=tuple(there.by_id(need) for need in sorted(here.lookups.served.get(key, ()))),
        users=tuple(_users(key, component, there)),
        fronts=tuple(there.by_id(front) for front in _fronts(key, here)),
        used=key in here.snapshot.support.used,
        uses=uses(api.links, there, component.owners),
        facts=(*reasons(api.computed, api.offscreen, there), *numbers(api.numbers)),
        note=there.text(api.note),
    )


def _users(api: Key, component: Component, here: Here) -> Iterator[User]:
    """Who calls an API by name, and who calls its component, which uses the APIs of it that serve a need."""
    callers = here.snapshot.support.wiring.callers
    by_name = callers.get(api, [])
    by_component = callers.get(api.owner, []) if component.apis[api.member].serves else []
    for user, whole in sorted({**dict.fromkeys(by_component, True), **dict.fromkeys(by_name, False)}.items()):
        owners = other_owners(user, component.owners, here.model)
        yield User(ref=here.by_id(user), owners=owners, whole=whole)


def _fronts(api: Key, here: Here) -> tuple[Key, ...]:
    fronts = here.snapshot.support.wiring.fronts
    return tuple(sorted({front.owner for front in (*fronts.get(api, ()), *fronts.get(api.owner, ()))}))
