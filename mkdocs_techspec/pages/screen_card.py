"""A `screen` block as a card: what it shows and does, and what serves each of these needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Key, Need, Screen, System
from .anchors import anchor
from .facts import Fact, need_numbers, screen_numbers
from .gaps import Banner, banner
from .here import Here, Ref
from .index import Contents
from .inline import NOTHING, label, plain
from .marks import Mark, mark
from .wireframe import drawn_wireframe


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """What serves a need: a component, and the API of it with its route."""

    component: Ref
    api: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """One line of a screen."""

    anchor: str
    id: str
    title: Markup
    note: Markup
    mark: Mark
    optional: bool
    servers: tuple[Server, ...]
    pages: tuple[Ref, ...]
    data: tuple[Ref, ...]
    numbers: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenCard:
    """A screen, ready to be written out. `drawn` is the wireframe that it gets where its author names none."""

    anchor: str
    id: str
    system: str
    title: Markup
    name: str
    note: Markup
    part: bool
    planned: Markup
    wireframe: str | None
    lost_wireframe: str
    drawn: Markup
    shows: tuple[NeedRow, ...]
    does: tuple[NeedRow, ...]
    supported: int
    total: int
    numbers: tuple[Fact, ...]
    pages: tuple[Ref, ...]
    includes: tuple[Ref, ...]
    within: tuple[Ref, ...]
    banner: Banner | None

    @property
    def anchors(self) -> tuple[str, ...]:
        return (self.anchor, *(need.anchor for need in (*self.shows, *self.does)))


def screen_card(contents: Contents, screen: Screen, system: System, here: Here) -> ScreenCard:
    """The card of one screen."""
    key = system.key(screen.id)
    rows = [(need.shown, _need_row(need, screen, system, here)) for need in screen.needs]
    wireframe = _wireframe(screen, here)
    return ScreenCard(
        anchor=anchor(key),
        id=screen.id,
        system=system.id,
        title=here.text(screen.title),
        name=screen.title,
        note=here.text(screen.note),
        part=screen.part,
        planned=here.text(screen.planned.text) if screen.planned else NOTHING,
        wireframe=wireframe,
        lost_wireframe=screen.wireframe.text if screen.wireframe and not wireframe else "",
        drawn=NOTHING if screen.wireframe else drawn_wireframe(screen, system, here),
        shows=tuple(row for shown, row in rows if shown),
        does=tuple(row for shown, row in rows if not shown),
        supported=sum(row.mark.state.fine for _, row in rows),
        total=len(rows),
        numbers=screen_numbers(screen),
        pages=_pages(key, here),
        includes=tuple(here.by_title(part) for part in here.model.includes.get(key, ())),
        within=tuple(here.by_title(whole) for whole in here.lookups.within.get(key, ())),
        banner=banner(contents),
    )


def _need_row(need: Need, screen: Screen, system: System, here: Here) -> NeedRow:
    key = system.key(screen.id, need.id)
    support = here.snapshot.support.needs.get(key)
    return NeedRow(
        anchor=anchor(key),
        id=need.id,
        title=here.text(need.title),
        note=here.text(need.note),
        mark=mark(key, need, screen, here),
        optional=need.optional,
        servers=tuple(server(one, here) for one in support.servers) if support else (),
        pages=_other_pages(key, support.pages, here) if support else (),
        data=here.words(need.data),
        numbers=need_numbers(need),
    )


def server(key: Key, here: Here) -> Server:
    """What serves a need, by its route where it has one."""
    api = here.model.api(key)
    called = Markup("<code>{}</code>").format(plain(api.route)) if api and api.route else label(here.title(key))
    return Server(
        component=here.by_title(key.owner),
        api=Ref(label=called, hint=key.seen_from(here.system), href=here.link(key)) if key.member else None,
    )


def _pages(screen: Key, here: Here) -> tuple[Ref, ...]:
    shown = here.model.presentations.get(screen, ())
    return tuple(here.by_title(page) for page in dict.fromkeys(one.page for one in shown))


def _other_pages(need: Key, pages: Sequence[Key], here: Here) -> tuple[Ref, ...]:
    """The pages that present a need, where they are not all that present its screen."""
    whole = {one.page for one in here.model.presentations.get(need.owner, ())}
    return tuple(here.by_title(page) for page in pages) if whole - set(pages) else ()


def _wireframe(screen: Screen, here: Here) -> str | None:
    """Where the picture is; None where the check has found that it is not there."""
    word = screen.wireframe
    return here.file(word.text) if word and word.span not in here.index.gaps else None
