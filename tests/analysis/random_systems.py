"""Random systems, written as an author would write them: a page of Markdown with `screen` and `techspec` blocks.

All of them are right: every name names something that its key takes. The first choice is the plainest everywhere, so
that a system that shows a difference shrinks to a short one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple, Protocol, TypeAlias, TypeVar

import yaml
from hypothesis import strategies as st
from random_kinds import KINDS, REDUNDANCY, STANDING_IN, TAKEN_BY, VERBS_OF

from mkdocs_techspec.model import KEEPING_COPIES, PRESENTING, TAKING_APIS, TAKING_STORES, TAKING_TOPICS, Kind

_T = TypeVar("_T")
Value: TypeAlias = "str | int | bool | list[Value] | dict[str, Value]"
Mapped: TypeAlias = dict[str, Value]


class Draw(Protocol):
    """What a composite strategy is given."""

    def __call__(self, strategy: st.SearchStrategy[_T], /) -> _T: ...


class Thing(NamedTuple):
    """A component to be: its system and name, its kind, and its members."""

    system: str
    name: str
    kind: Kind
    apis: tuple[str, ...]
    stores: tuple[str, ...]
    topics: tuple[str, ...]


class Target(NamedTuple):
    """A thing, or a member of it, that a link may name."""

    thing: Thing
    member: str = ""

    def seen_from(self, system: str) -> str:
        prefix = "" if system == self.thing.system else f"{self.thing.system}:"
        return f"{prefix}{self.thing.name}{'.' if self.member else ''}{self.member}"


class Screen(NamedTuple):
    """A screen to be: where it belongs, whether it is a part of others, and its needs."""

    system: str
    name: str
    is_part: bool
    needs: tuple[str, ...]

    def seen_from(self, system: str) -> str:
        return self.name if system == self.system else f"{self.system}:{self.name}"


class Site(NamedTuple):
    """What a site is to hold."""

    screens: tuple[Screen, ...]
    pages: tuple[Thing, ...]
    parts: tuple[Thing, ...]


@st.composite
def sites(draw: Draw) -> str:
    """One page with one or two systems, up to four screens, and up to twelve components."""
    systems = ["shop", "mail"] if _once_in(draw, 5) else ["shop"]
    site = Site(
        screens=tuple(_a_screen(draw, systems, number) for number in range(1 + _below(draw, 4))),
        pages=tuple(
            _thing(draw, systems, f"page{number}", sorted(PRESENTING)) for number in range(1 + _below(draw, 3))
        ),
        parts=tuple(_thing(draw, systems, f"c{number}", KINDS) for number in range(2 + _below(draw, 8))),
    )
    components = {thing: _component(draw, site, thing) for thing in (*site.pages, *site.parts)}
    _serve(draw, site, components)
    blocks = [_block("screen", _screen(draw, site, screen)) for screen in site.screens]
    for system in systems:
        own: Mapped = {thing.name: written for thing, written in components.items() if thing.system == system}
        blocks.append(_block("techspec", {"system": system, "components": own}))
    return "\n".join(blocks)


class _WithoutAnchors(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the name is PyYAML's
        return True


def _block(fence: str, content: Mapped) -> str:
    text = yaml.dump(content, Dumper=_WithoutAnchors, sort_keys=False, width=1000)
    return f"```{fence}\n{text}```\n"


def _below(draw: Draw, count: int) -> int:
    return draw(st.integers(0, count - 1))


def _pick(draw: Draw, choices: Sequence[_T]) -> _T:
    return choices[_below(draw, len(choices))]


def _once_in(draw: Draw, count: int) -> bool:
    return _below(draw, count) == count - 1


def _a_screen(draw: Draw, systems: Sequence[str], number: int) -> Screen:
    needs = tuple(f"n{index}" for index in range(1 + _below(draw, 4)))
    return Screen(_pick(draw, systems), f"s{number}", number > 0 and _once_in(draw, 3), needs)


def _thing(draw: Draw, systems: Sequence[str], name: str, kinds: Sequence[Kind]) -> Thing:
    kind = _pick(draw, kinds)
    some_apis = 1 if kind is Kind.SERVER else 0
    apis = ("a", "b", "c")[: some_apis + _below(draw, 3 - some_apis)] if kind in TAKING_APIS - PRESENTING else ()
    if kind in PRESENTING and _once_in(draw, 8):
        apis = ("a",)
    stores = ("x", "y")[: _below(draw, 3)] if kind in TAKING_STORES else ()
    topics = ("t", "u")[: _below(draw, 3)] if kind in TAKING_TOPICS else ()
    return Thing(_pick(draw, systems), name, kind, apis, stores, topics)


def _screen(draw: Draw, site: Site, screen: Screen) -> Mapped:
    parts: list[Value] = [
        other.seen_from(screen.system)
        for other in site.screens
        if other.is_part and other != screen and not _once_in(draw, 3)
    ]
    sides: dict[str, Mapped] = {"shows": {}, "does": {}}
    for need in screen.needs:
        sides["does" if _once_in(draw, 3) else "shows"][need] = _need(draw)
    return {
        "screen": screen.name,
        "system": screen.system,
        **({"part": True} if screen.is_part else {}),
        **({"planned": "Later"} if _once_in(draw, 20) else {}),
        **({"includes": parts} if parts else {}),
        **{side: needs for side, needs in sides.items() if needs},
    }


def _need(draw: Draw) -> Value:
    choice = _below(draw, 14)
    if choice < 9:
        return "A need"
    if choice < 12:
        return {"optional": True}
    return {"local": True} if choice == 12 else {"planned": "Later"}


def _component(draw: Draw, site: Site, thing: Thing) -> Mapped:
    return {
        "kind": thing.kind.value,
        **(_presented(draw, site, thing) if thing.kind in PRESENTING else _pick(draw, REDUNDANCY)),
        **({"offscreen": "For others"} if _once_in(draw, 20) else {}),
        **(_truths(draw, site, thing) if thing.kind in KEEPING_COPIES else {}),
        **_links(draw, site, thing),
        **({"apis": {api: _links(draw, site, thing) for api in thing.apis}} if thing.apis else {}),
        **({"stores": [*thing.stores]} if thing.stores else {}),
        **({"topics": [*thing.topics]} if thing.topics else {}),
    }


def _presented(draw: Draw, site: Site, page: Thing) -> Mapped:
    """What a page presents; now and then it stands on a host, which cannot take it down."""
    host: Mapped = {"host": "box-1"} if _once_in(draw, 10) else {}
    if _once_in(draw, 4):
        return {"screens": "*", **host}
    shown = [screen for screen in site.screens if not screen.is_part and not _once_in(draw, 3)]
    return {"screens": [_entry(draw, screen, page.system) for screen in shown], **host}


def _entry(draw: Draw, screen: Screen, system: str) -> Value:
    name = screen.seen_from(system)
    return {"screen": name, "without": [_pick(draw, screen.needs)]} if _once_in(draw, 6) else name


def _truths(draw: Draw, site: Site, cache: Thing) -> Mapped:
    truths = [target for target in _targets(site, "reads", cache) if target.thing != cache]
    if not truths or _once_in(draw, 3):
        return {}
    return {"of": [_pick(draw, truths).seen_from(cache.system) for _ in range(1 + _once_in(draw, 4))]}


def _links(draw: Draw, site: Site, thing: Thing) -> Mapped:
    found: Mapped = {}
    verbs = VERBS_OF.get(thing.kind, VERBS_OF[Kind.SERVER])
    for _ in range(_pick(draw, (1, 2, 1, 2, 3, 0))):
        verb = _pick(draw, verbs)
        if _targets(site, verb, thing):
            _append(found, verb, _reference(draw, site, thing, verb, _targets(site, verb, thing)))
    return found


def _targets(site: Site, verb: str, source: Thing) -> list[Target]:
    """All that a link of this verb may name: the others, and pages after them."""
    found: list[Target] = []
    for thing in (*site.parts, *site.pages):
        if thing.kind in TAKEN_BY[verb] and thing != source:
            members = {"calls": thing.apis, "fronts": thing.apis, "publishes": thing.topics, "consumes": thing.topics}
            found += [Target(thing), *(Target(thing, member) for member in members.get(verb, thing.stores))]
    return found


def _reference(draw: Draw, site: Site, source: Thing, verb: str, targets: Sequence[Target], depth: int = 0) -> Value:
    target = _pick(draw, targets)
    name = target.seen_from(source.system)
    if verb not in STANDING_IN or not _once_in(draw, 2):
        return name
    order = STANDING_IN[verb]
    meant = next(one for one in order if target in _targets(site, one, source))
    spares = [spare for one in order for spare in _targets(site, one, source)]
    written: Mapped = {"to": name}
    if meant == "reads" and target.thing.kind in KEEPING_COPIES and not _once_in(draw, 4):
        written["miss"] = _reference(draw, site, source, verb, spares, depth + 1) if depth < 2 else name
        written |= {"hit": "90%"} if _once_in(draw, 2) else {}
    if depth < 2 and _once_in(draw, 2):
        written["else"] = _reference(draw, site, source, verb, spares, depth + 1)
    return written | ({"optional": True} if _once_in(draw, 4) else {})


def _serve(draw: Draw, site: Site, components: dict[Thing, Mapped]) -> None:
    """Let something serve each need, and let pages lead there as often as not."""
    apis = [Target(thing, api) for thing in (*site.parts, *site.pages) for api in thing.apis]
    bare = [Target(thing) for thing in (*site.parts, *site.pages)]
    for screen in site.screens:
        for need, _ in product(screen.needs, range(1 + _below(draw, 2))):
            server = _pick(draw, bare if not apis or _once_in(draw, 5) else apis)
            _append(_holder(components, server), "serves", f"{screen.seen_from(server.thing.system)}.{need}")
            page = _pick(draw, site.pages)
            if server.thing.kind in TAKEN_BY["calls"] and page != server.thing and not _once_in(draw, 2):
                named = server if _once_in(draw, 2) else Target(server.thing)
                _append(components[page], "calls", named.seen_from(page.system))


def _holder(components: dict[Thing, Mapped], target: Target) -> Mapped:
    if not target.member:
        return components[target.thing]
    apis = components[target.thing]["apis"]
    assert isinstance(apis, dict)
    api = apis[target.member]
    assert isinstance(api, dict)
    return api


def _append(holder: Mapped, key: str, entry: Value) -> None:
    entries = holder.setdefault(key, [])
    assert isinstance(entries, list)
    if entry not in entries:
        entries.append(entry)
