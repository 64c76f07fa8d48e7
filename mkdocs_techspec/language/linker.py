"""Looking names up: the relations found so far, and what becomes of a name that means nothing."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..diagnostics import Diagnostic, Severity
from ..model import HOST, Component, Key, Link, Presentation, Screen, Service, System
from ..source import Source, Span, Word
from .names import Missing, find, find_at_any_stage
from .suggestions import Sort, suggestion

_MANY = 100


@dataclass(slots=True, kw_only=True)
class Linker:
    """The relations found so far, and the way to look up a name.

    `systems` are as they are linked now; `stages` those with stages at each of them, for what is told across stages.
    """

    systems: Mapping[str, System]
    stages: Mapping[str, Mapping[str, System]]
    homeless: frozenset[str]
    links: dict[Key, list[Link]] = field(default_factory=dict)
    services: dict[Key, list[Service]] = field(default_factory=dict)
    presentations: dict[Key, list[Presentation]] = field(default_factory=dict)
    includes: dict[Key, list[Key]] = field(default_factory=dict)
    truths: dict[Key, list[Key]] = field(default_factory=dict)
    targets: dict[Span, Key] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    withheld: Counter[str] = field(default_factory=Counter)

    def component(self, key: Key) -> Component | None:
        """The component that `key` names, at whatever stage there is one."""
        homes = (self.systems[key.system], *self.stages.get(key.system, {}).values())
        return next((home.components[key.name] for home in homes if key.name in home.components), None)

    def screen(self, key: Key) -> Screen | None:
        return self.systems[key.system].screens.get(key.name)

    def find(self, word: Word, system: str, sort: Sort = "any") -> Key | None:
        """The component or screen, or member of one, that a word names; `sort` is what is likely to be meant."""
        return self._found(word, system, find(word.text, system, self.systems, self.homeless), sort)

    def find_anything(self, word: Word, system: str) -> Key | None:
        """What a word names, of whatever sort, and at whatever stage."""
        found = find_at_any_stage(word.text, system, self.systems, self.stages, self.homeless)
        return self._found(word, system, found, "any")

    def find_shown(self, word: Word, system: str) -> None:
        """See that a link in a text leads to something that a page shows: anything but a host."""
        key = self.find_anything(word, system)
        if key is not None and key.name.startswith(HOST):
            self.mismatch(word, "it is a host, which has no entry of its own", "name a component on it", system)

    def _found(self, word: Word, system: str, found: Key | Missing, sort: Sort) -> Key | None:
        if isinstance(found, Key):
            self.targets[word.span] = found
            return found
        home = self.systems.get(found.system)
        if home is not None and home.tainted:
            self.withheld[found.system] += 1
        elif found.why:
            help_ = self._instead(word.text, system, found.system, sort)
            self.error("reference/unknown", word.span, found.why, help_, system)
        return None

    @property
    def suggests(self) -> bool:
        """Whether near names are still looked for: it takes long, and where so much is unknown, it is no slip."""
        return len(self.diagnostics) <= _MANY

    def _instead(self, text: str, system: str, where: str, sort: Sort) -> str:
        if not self.suggests:
            return "define it, or write a name that is defined"
        stages = self.stages.get(where, {}).values()
        having = (home for home in stages if isinstance(find(text, system, {**self.systems, where: home}), Key))
        other = next(having, None)
        if other is not None:
            return f"stage '{other.stage}' has it; at stage '{self.systems[where].stage}', name what there is"
        return suggestion(text, system, self._at_all_stages() if sort == "any" else self.systems, sort)

    def _at_all_stages(self) -> Mapping[str, System]:
        """The systems, each with the components that it has at any stage."""
        found = dict(self.systems)
        for id_ in self.stages.keys() & self.systems.keys():
            stages = self.stages[id_]
            components = {name: one for home in stages.values() for name, one in home.components.items()}
            found[id_] = replace(self.systems[id_], components={**components, **self.systems[id_].components})
        return found

    def mismatch(self, word: Word, message: str, help_: str, system: str) -> None:
        self.error("reference/mismatch", word.span, f"'{word.text}' cannot stand here: {message}", help_, system)

    def error(self, rule: str, span: Span, message: str, help_: str, system: str) -> None:
        found = Diagnostic(rule=rule, severity=Severity.ERROR, span=span, message=message, help=help_, system=system)
        self.diagnostics.append(found)


def find_all(look_up: Callable[[Word, str], Key | None], words: Iterable[Word], system: str) -> tuple[Key, ...]:
    """What all of these words name, but for those that name nothing."""
    found = (look_up(word, system) for word in words)
    return tuple(key for key in found if key is not None)


def resolve(source: Source, target: str) -> str:
    """The uri that a relative link from a page names, without its anchor."""
    path = target.partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(source.uri), path)) if path else source.uri
