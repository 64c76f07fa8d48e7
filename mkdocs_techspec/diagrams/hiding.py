"""Leaving out of a picture what its author does not want to see there."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from ..model import Component, Model, System
from .traffic import Same

_KEPT = 4


def without(model: Model, system: str, hide: Sequence[str]) -> Model:
    """The site with some of its components not drawn: `hide` are kinds, and components as `system` names them.

    A word that is a component's name there means that one, and no kind.
    """
    return _without(Same(model), system, tuple(hide)) if hide else model


@functools.lru_cache(maxsize=_KEPT)
def _without(same: Same, system: str, hide: tuple[str, ...]) -> Model:
    model = same.model
    named = {key.seen_from(system) for key, _ in model.components()}
    kinds = frozenset(word for word in hide if word not in named)
    return replace(
        model,
        systems={id_: _system(one, system, frozenset(hide), kinds) for id_, one in model.systems.items()},
    )


def _system(one: System, home: str, hide: frozenset[str], kinds: frozenset[str]) -> System:
    def drawn(component: Component) -> Component:
        name = one.key(component.id).seen_from(home)
        hidden = name in hide or not kinds.isdisjoint((component.kind_name, component.kind.value))
        return replace(component, hidden=True) if hidden else component

    return replace(one, components={id_: drawn(component) for id_, component in one.components.items()})
