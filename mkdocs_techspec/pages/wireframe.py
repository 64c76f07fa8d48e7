"""The wireframe of a screen that nobody has drawn one for, from its needs."""

from __future__ import annotations

from markupsafe import Markup

from ..diagrams.wireframe import Frame, Item, Wireframe, wireframe_svg
from ..diagrams.wording import plain, shortened
from ..model import Key, Kind, Need, Screen, System
from .here import Here
from .marks import State

_NO_PLURAL = ("ss", "us", "is")


def drawn_wireframe(screen: Screen, system: System, here: Here) -> Markup:
    """A plain picture of what a screen shows and does, right without style sheet or script."""
    key = system.key(screen.id)
    needs = [(need.shown, _item(need, screen, system, here)) for need in screen.needs]
    wireframe = Wireframe(
        title=_called(screen.title, screen.id),
        frame=Frame.STRIP if screen.part else _frame(key, here),
        planned=screen.planned is not None,
        parts=tuple(_part(part, here) for part in here.model.includes.get(key, ())),
        shows=tuple(item for shown, item in needs if shown),
        does=tuple(item for shown, item in needs if not shown),
    )
    return Markup(wireframe_svg(wireframe))  # noqa: S704 - drawing escapes what authors wrote


def _frame(screen: Key, here: Here) -> Frame:
    """A phone where only apps for one present the screen."""
    pages = (here.model.component(shown.page) for shown in here.model.presentations.get(screen, ()))
    kinds = {page.kind for page in pages if page is not None}
    return Frame.PHONE if kinds == {Kind.MOBILE} else Frame.BROWSER


def _item(need: Need, screen: Screen, system: System, here: Here) -> Item:
    return Item(
        title=_called(need.title, need.id),
        mark=_mark(need),
        planned=need.planned is not None,
        many=_is_plural(need.id),
        href=here.link(system.key(screen.id, need.id)),
    )


def _part(part: Key, here: Here) -> Item:
    screen = here.model.screen(part)
    planned = screen is not None and screen.planned is not None
    return Item(
        title=_called(here.title(part), part.name),
        mark=State.PLANNED if planned else "",
        planned=planned,
        href=here.link(part),
    )


def _called(title: str, name: str) -> str:
    """A title as a picture has it, or the id where nothing of it can be shown; no longer than people read."""
    return shortened(plain(title)) or name


def _mark(need: Need) -> str:
    """In the words of the list beside it."""
    if need.planned:
        return State.PLANNED
    said = (State.LOCAL if need.local else "", "optional" if need.optional else "")
    return ", ".join(word for word in said if word)


def _is_plural(name: str) -> bool:
    """Whether a need is called as lists are: `tweets`, `past-visits`, `list`."""
    last = name.rpartition("-")[2]
    return last == "list" or (last.endswith("s") and not last.endswith(_NO_PLURAL))
