"""How pictures are to be drawn: as a block or a view says, else as its system does."""

from __future__ import annotations

from dataclasses import replace

from ..diagrams import View, without
from ..model import Model, PictureOptions, System, ViewTarget
from ..source import Span


def options_at(system: System, block: Span) -> PictureOptions:
    """The options of the picture of a block: its own come before its system's."""
    own = None if system.stage_at(block) else system.pictures.get(block)
    return own.over(system.picture) if own else system.picture


def options_of(target: ViewTarget, system: System) -> PictureOptions:
    """The options of a view's picture of a system."""
    return target.picture.over(system.picture)


def seen(model: Model, system: System, options: PictureOptions) -> Model:
    """The site as a picture of `system` shows it: without what is left out."""
    return without(model, system.id, _hidden(options))


def pictured(view: View | None, options: PictureOptions) -> View | None:
    """A view that is drawn as it is wanted."""
    if view is None:
        return None
    opens_above = view.opens_above
    if opens_above is not None and options.whole is not None:
        opens_above = None if options.whole else 0
    return replace(view, across=bool(options.across), opens_above=opens_above, hide=_hidden(options))


def _hidden(options: PictureOptions) -> tuple[str, ...]:
    return tuple(word.text for word in options.hide or ())
