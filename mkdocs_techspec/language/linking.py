"""Systems, linked: every name in them is looked up here, and names that mean nothing end here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..model import (
    KEEPING_COPIES,
    Accept,
    Api,
    Component,
    Key,
    Link,
    Links,
    Model,
    Presentation,
    Presented,
    Reference,
    Screen,
    Service,
    System,
    Verb,
    Waiver,
    a_kind,
)
from ..source import Word
from .decision_links import link_decisions
from .linker import Linker, find_all, resolve
from .verbs import instead, refusal, stand_in


def link_systems(linker: Linker, accepts: Iterable[tuple[str, Accept]], has_file: Callable[[str], bool]) -> Model:
    """Link all systems of a linker; what is wrong with their names is added to its diagnostics."""
    for system in linker.systems.values():
        for screen in system.screens.values():
            _link_screen(linker, system, screen, has_file)
        for component in system.components.values():
            _link_component(linker, system, component)
        link_decisions(linker, system, has_file)
    return Model(
        systems=linker.systems,
        links={key: tuple(found) for key, found in linker.links.items()},
        services={key: tuple(found) for key, found in linker.services.items()},
        presentations={key: tuple(found) for key, found in linker.presentations.items()},
        includes={key: tuple(found) for key, found in linker.includes.items()},
        truths={key: tuple(found) for key, found in linker.truths.items()},
        targets=linker.targets,
        waivers=tuple(
            Waiver(system, accept, find_all(linker.find_anything, accept.on, system)) for system, accept in accepts
        ),
    )


def _link_screen(linker: Linker, system: System, screen: Screen, has_file: Callable[[str], bool]) -> None:
    key = system.key(screen.id)
    for word in screen.includes:
        part = linker.find(word, system.id, "screen")
        shown = linker.screen(part) if part else None
        if part and (shown is None or part.member):
            linker.mismatch(word, "'includes' takes a screen", "name a screen with `part: true`", system.id)
        elif part and shown and not shown.part:
            help_ = f"add `part: true` to '{shown.id}', or present it on a page by itself"
            linker.mismatch(word, f"screen '{shown.id}' is not a part of others", help_, system.id)
        elif part:
            linker.includes.setdefault(key, []).append(part)
    picture = screen.wireframe
    if picture and "://" not in picture.text and not has_file(resolve(picture.span.source, picture.text)):
        message = f"the wireframe '{picture.text}' is not there"
        help_ = "write the path of a picture, relative to this page"
        linker.error("reference/unknown", picture.span, message, help_, system.id)


def _link_component(linker: Linker, system: System, component: Component) -> None:
    key = system.key(component.id)
    _link_users(linker, key, component)
    for api in component.apis.values():
        _link_users(linker, Key(system.id, component.id, api.id), api)
    for presented in component.screens:
        _link_presented(linker, key, presented)
    for word in component.of:
        truth = linker.find(word, system.id, "component")
        if truth is not None and truth.owner == key:
            linker.mismatch(word, "nothing is a copy of itself", "name where the truth is", system.id)
        elif truth is not None and _accepts(linker, word, truth, Verb.READS, "of", system.id):
            linker.truths.setdefault(key, []).append(truth)
    if component.kind in KEEPING_COPIES:
        fronted = (one.target for one in linker.links.get(key, ()) if one.verb is Verb.FRONTS)
        linker.truths.setdefault(key, []).extend(fronted)


def _link_users(linker: Linker, key: Key, thing: Component | Api) -> None:
    """What a component or an API says it serves and uses."""
    for word in thing.serves:
        for need in _served(linker, word, key.system):
            linker.services.setdefault(need, []).append(Service(key, need, word.span))
    found = _links(linker, key, thing.links)
    if found:
        linker.links[key] = found


def _links(linker: Linker, source: Key, written: Links) -> list[Link]:
    found = (_link(linker, source, verb, reference) for verb, reference in written)
    return [one for one in found if one]


def _link(linker: Linker, source: Key, verb: Verb, written: Reference, *, spare: bool = False) -> Link | None:
    """One link with what stands in for it. Of a `spare`, the verb is only what it stands in for."""
    fallback = _link(linker, source, verb, written.fallback, spare=True) if written.fallback else None
    miss = _link(linker, source, verb, written.miss, spare=True) if written.miss else None
    target = linker.find(written.to, source.system, "component")
    if target is None:
        return None
    component = linker.component(target)
    if spare and component is not None:
        verb = stand_in(verb, component, target)
    if not _accepts(linker, written.to, target, verb, verb.value, source.system):
        return None
    _check_miss(linker, source, verb, target, written)
    return Link(
        verb=verb, source=source, target=target, span=written.to.span, written=written, fallback=fallback, miss=miss
    )


def _check_miss(linker: Linker, source: Key, verb: Verb, target: Key, written: Reference) -> None:
    """A `miss` is for reading copies, and a `hit` for what may miss."""
    component = linker.component(target)
    if component is None or not component.known:
        return
    if written.miss and not (verb is Verb.READS and component.kind in KEEPING_COPIES):
        message = f"'miss' is only for a read of a cache or a cdn, and this {verb} {a_kind(component.kind)}"
        help_ = f"write `else: {written.miss.to.text}` for what to use when this is down"
        linker.error("syntax/key", written.miss.to.span, message, help_, source.system)
    if written.hit and not written.miss:
        message = "'hit' says how seldom a read misses, and this one has no 'miss'"
        linker.error("syntax/key", written.hit.span, message, "add `miss: …`, where a miss goes", source.system)


def _accepts(linker: Linker, word: Word, target: Key, verb: Verb, key: str, system: str) -> bool:
    component = linker.component(target)
    if component is None:
        linker.mismatch(word, f"it is a screen, and '{key}' takes a component", "name a component", system)
        return False
    why = refusal(verb, component, target)
    if why:
        linker.mismatch(word, why.replace(f"'{verb}'", f"'{key}'"), instead(component, target), system)
    return not why


def _served(linker: Linker, word: Word, system: str) -> Sequence[Key]:
    """The needs that an entry of `serves` names: one, or all of a screen."""
    every = word.text.endswith(".*")
    key = linker.find(Word(word.text.removesuffix(".*") or word.text, word.span), system, "screen")
    screen = linker.screen(key) if key else None
    if key is None:
        return ()
    if screen is None:
        linker.mismatch(word, "'serves' takes a need of a screen", "name one, as in `home.timeline`", system)
        return ()
    if every:
        return [Key(key.system, key.name, need.id) for need in screen.needs]
    if not key.member:
        help_ = f"name one of its needs, or write `{word.text}.*` for all"
        linker.mismatch(word, "it is a screen, and 'serves' takes a need", help_, system)
        return ()
    return [key]


def _link_presented(linker: Linker, page: Key, presented: Presented) -> None:
    word = presented.screen
    for key in _presented(linker, word, page.system):
        screen = linker.screen(key)
        if screen is None or key.member:
            linker.mismatch(word, "'screens' takes a screen", "name a screen", page.system)
            continue
        if screen.part:
            help_ = f"put `{screen.id}` into the `includes` of the screens that show it"
            linker.mismatch(word, f"screen '{screen.id}' is a part, never shown by itself", help_, page.system)
        without = frozenset(
            need for entry in presented.without if (need := _left_out(linker, key, entry, page.system)) is not None
        )
        found = Presentation(page, key, without, word.span)
        linker.presentations.setdefault(key, []).append(found)


def _presented(linker: Linker, word: Word, system: str) -> Sequence[Key]:
    prefix, colon, rest = word.text.rpartition(":")
    where = prefix if colon else system
    if rest == "*" and where in linker.systems:
        return [Key(where, screen.id) for screen in linker.systems[where].screens.values() if not screen.part]
    key = linker.find(word, system, "screen")
    return [key] if key else []


def _left_out(linker: Linker, screen: Key, entry: Word, system: str) -> Key | None:
    """The need that an entry of `without` names: one of the screen, or `part.need` of what it includes."""
    text = entry.text if "." in entry.text else screen.seen_from(system) + "." + entry.text
    key = linker.find(Word(text, entry.span), system, "screen")
    if key is not None and linker.screen(key) is None:
        linker.mismatch(entry, "'without' takes a need of the screen", "name one", system)
        return None
    return key
