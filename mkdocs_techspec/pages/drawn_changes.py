"""A system before a change and after it, as two pictures that keep each other's places."""

from __future__ import annotations

from ..analysis.stages import Changes, changes_between
from ..check import Checked
from ..diagrams import Drawing, View, draw_views, stage_view
from ..model import Model, System
from .picturing import pictured, seen


def draw_changes(before: Checked, after: Checked, system: str) -> tuple[Drawing | None, Drawing | None]:
    """Both pictures of a system at its last stage; None for a side where there is nothing to be seen.

    The second marks what is new, changed and gone, as that of a stage does. Nothing in them is a link.
    """
    old, new = before.model.systems.get(system), after.model.systems.get(system)
    models = _seen(before.model, old, new), _seen(after.model, new, new)
    changes = changes_between(old, new) if old and new else None
    first = _view(None, models[0], old, None)
    views = [view for view in (first, _view(models[0] if old else None, models[1], new, changes)) if view]
    follows = [None, 0] if len(views) > 1 else [None] * len(views)
    prefixes = ("before", "after")[: len(views)]
    drawn = draw_views(views, lambda *_: None, prefixes, after.config, None, follows)
    if len(drawn) > 1:
        return drawn[0], drawn[1]
    only = next(iter(drawn), None)
    return (only, None) if first else (None, only)


def _seen(model: Model, home: System | None, latest: System | None) -> Model:
    """The site as a picture of a system shows it, on both sides without what is left out of the later one."""
    return seen(model, home, (latest or home).picture) if home else model


def _view(before: Model | None, model: Model, home: System | None, changes: Changes | None) -> View | None:
    if home is None:
        return None
    return pictured(stage_view(before, model, model.systems[home.id], changes), home.picture)
