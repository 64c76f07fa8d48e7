"""All declarations of a site, linked: every name is looked up here, and names that mean nothing end here."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, Severity, nearest
from ..model import (
    KEEPING_COPIES,
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
)
from ..source import Source, Span, Word
from .names import Missing, find, find_anything
from .systems import Sorted
from .verbs import instead, refusal, stand_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The model, what was wrong with the names in it, and how many unknown names a block that cannot be read hides."""

    model: Model
    diagnostics: tuple[Diagnostic, ...]
    withheld: Mapping[str, int]


@dataclass(slots=True, kw_only=True)
class Linker:
    """The relations found so far, and the way to look up a name."""

    sorted: Sorted
    links: dict[Key, list[Link]] = field(default_factory=dict)
    services: dict[Key, list[Service]] = field(default_factory=dict)
    presentations: dict[Key, list[Presentation]] = field(default_factory=dict)
    includes: dict[Key, list[Key]] = field(default_factory=dict)
    truths: dict[Key, list[Key]] = field(default_factory=dict)
    targets: dict[Span, Key] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    withheld: Counter[str] = field(default_factory=Counter)

    @property
    def systems(self) -> Mapping[str, System]:
        return self.sorted.systems

    def component(self, key: Key) -> Component | None:
        return self.systems[key.system].components.get(key.name)

    def screen(self, key: Key) -> Screen | None:
        return self.systems[key.system].screens.get(key.name)

    def find(self, word: Word, system: str) -> Key | None:
        """The component or screen, or member of one, that a word names."""
        return self._found(word, system, find(word.text, system, self.systems, self.sorted.homeless))

    def find_anything(self, word: Word, system: str) -> Key | None:
        """What a word names, of whatever sort."""
        return self._found(word, system, find_anything(word.text, system, self.systems, self.sorted.homeless))

    def _found(self, word: Word, system: str, found: Key | Missing) -> Key | None:
        if isinstance(found, Key):
            self.targets[word.span] = found
            return found
        home = self.systems.get(found.system)
        if home is not None and home.tainted:
            self.withheld[found.system] += 1
        elif found.why:
            self.error("reference/unknown", word.span, found.why, found.instead, system)
        return None

    def mismatch(self, word: Word, message: str, help_: str, system: str) -> None:
        self.error("reference/mismatch", word.span, f"'{word.text}' cannot stand here: {message}", help_, system)

    def error(self, rule: str, span: Span, message: str, help_: str, system: str) -> None:
        found = Diagnostic(rule=rule, severity=Severity.ERROR, span=span, message=message, help=help_, system=system)
        self.diagnostics.append(found)


def link(sorted_: Sorted, prose: Mapping[str, Sequence[Word]], has_file: Callable[[str], bool]) -> Linked:
    """Link a whole site. `prose` holds the targets of `techspec:` links, by the uri of the page they are on."""
    linker = Linker(sorted=sorted_)
    for system in sorted_.systems.values():
        for screen in system.screens.values():
            _link_screen(linker, system, screen, has_file)
        for component in system.components.values():
            _link_component(linker, system, component)
        _link_decisions(linker, system)
    for uri, words in prose.items():
        for word in words:
            linker.find_anything(word, _system_of_page(linker, uri))
    waivers = tuple(
        Waiver(system, accept, _all(linker.find_anything, accept.on, system)) for system, accept in sorted_.accepts
    )
    return Linked(model=_model(linker, waivers), diagnostics=tuple(linker.diagnostics), withheld=linker.withheld)


def _model(linker: Linker, waivers: tuple[Waiver, ...]) -> Model:
    return Model(
        systems=linker.systems,
        links={key: tuple(found) for key, found in linker.links.items()},
        services={key: tuple(found) for key, found in linker.services.items()},
        presentations={key: tuple(found) for key, found in linker.presentations.items()},
        includes={key: tuple(found) for key, found in linker.includes.items()},
        truths={key: tuple(found) for key, found in linker.truths.items()},
        targets=linker.targets,
        waivers=waivers,
    )


def _system_of_page(linker: Linker, uri: str) -> str:
    if uri in linker.sorted.pages:
        return linker.sorted.pages[uri]
    return next(iter(linker.systems)) if len(linker.systems) == 1 else ""


def _all(look_up: Callable[[Word, str], Key | None], words: Iterable[Word], system: str) -> tuple[Key, ...]:
    found = (look_up(word, system) for word in words)
    return tuple(key for key in found if key is not None)


def resolve(source: Source, target: str) -> str:
    """The uri that a relative link from a page names, without its anchor."""
    path = target.partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(source.uri), path)) if path else source.uri


def _link_screen(linker: Linker, system: System, screen: Screen, has_file: Callable[[str], bool]) -> None:
    key = system.key(screen.id)
    for word in screen.includes:
        part = linker.find(word, system.id)
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
        truth = linker.find(word, system.id)
        if truth is not None and _accepts(linker, word, truth, Verb.READS, "of", system.id):
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
    target = linker.find(written.to, source.system)
    if target is None:
        return None
    component = linker.component(target)
    if spare and component is not None:
        verb = stand_in(verb, component, target)
    if not _accepts(linker, written.to, target, verb, verb.value, source.system):
        return None
    return Link(
        verb=verb, source=source, target=target, span=written.to.span, written=written, fallback=fallback, miss=miss
    )


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
    key = linker.find(Word(word.text.removesuffix(".*"), word.span), system)
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
    key = linker.find(word, system)
    return [key] if key else []


def _left_out(linker: Linker, screen: Key, entry: Word, system: str) -> Key | None:
    """The need that an entry of `without` names: one of the screen, or `part.need` of what it includes."""
    text = entry.text if "." in entry.text else screen.seen_from(system) + "." + entry.text
    key = linker.find(Word(text, entry.span), system)
    if key is not None and linker.screen(key) is None:
        linker.mismatch(entry, "'without' takes a need of the screen", "name one", system)
        return None
    return key


def _link_decisions(linker: Linker, system: System) -> None:
    for tradeoff in system.tradeoffs.values():
        _all(linker.find_anything, tradeoff.about, system.id)
    for problem in system.problems.values():
        _all(linker.find_anything, problem.about, system.id)
    for failure in system.failures.values():
        _all(linker.find_anything, failure.about, system.id)
        for word in failure.hits:
            key = linker.find_anything(word, system.id)
            if key and linker.component(key) is None and not key.name.startswith("host/"):
                linker.mismatch(word, "'hits' takes a component, or a member of one", "name one", system.id)
        for word in failure.tradeoff:
            _link_tradeoff(linker, system, word)


def _link_tradeoff(linker: Linker, system: System, word: Word) -> None:
    """A failure's trade-off, which has a namespace of its own."""
    if word.text in system.tradeoffs:
        linker.targets[word.span] = system.key(f"tradeoff/{word.text}")
    elif system.tainted:
        linker.withheld[system.id] += 1
    else:
        near = nearest(word.text, system.tradeoffs)
        help_ = f"did you mean '{near}'?" if near else "define it under `tradeoffs`"
        message = f"'{word.text}' names no trade-off of system '{system.id}'"
        linker.error("reference/unknown", word.span, message, help_, system.id)
