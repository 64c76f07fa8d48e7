"""One page's view of the site: what a reference, a link or a field's text becomes when it is shown there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markupsafe import Markup

from ..model import Key, System
from ..source import Word
from .anchors import system_anchor
from .index import Index
from .inline import formatted, label, plain, safe_target
from .places import Href, link, meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A thing by its name: `hint` is what a pointer over it tells, `href` is None where there is nowhere to go."""

    label: Markup
    hint: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Where something is shown: on the page `uri`, in a block of `system`."""

    index: Index
    href: Href
    uri: str
    system: str

    def link(self, key: Key) -> str | None:
        """Where `key` is shown, as a link from here."""
        thing = self.index.things.get(key)
        return link(key, thing, self.uri, self.href) if thing else None

    def lead(self, system: System) -> Ref:
        """A system under its title, with a link to the card that introduces it."""
        uri = self.index.leads[system.id].source.uri
        page = "" if uri == self.uri else self.href(self.uri, uri)
        return Ref(label=label(system.title), hint=system.id, href=f"{page}#{system_anchor(system.id)}")

    def by_id(self, key: Key) -> Ref:
        """`key` as an author writes it here."""
        return Ref(label=plain(key.seen_from(self.system)), hint=self.title(key), href=self.link(key))

    def by_title(self, key: Key) -> Ref:
        """`key` under the name that people read."""
        return Ref(label=label(self.title(key)), hint=key.seen_from(self.system), href=self.link(key))

    def word(self, word: Word) -> Ref:
        """What an author typed as a reference."""
        key = self.index.model.targets.get(word.span)
        return self.by_id(key) if key else Ref(label=plain(word.text))

    def words(self, words: Iterable[Word]) -> tuple[Ref, ...]:
        return tuple(self.word(word) for word in words)

    def title(self, key: Key) -> str:
        """What `key` is called; its id where nothing defines it."""
        thing = self.index.things.get(key)
        return thing.title if thing else key.seen_from(self.system)

    def text(self, text: str) -> Markup:
        """A field's text."""
        return formatted(text, self.follow)

    def place(self, word: Word) -> Markup:
        """A field that is a link by itself, as `later` and `see` are; any other text as text."""
        to = self.follow(word.text) if _looks_like_link(word.text) else None
        return self.text(word.text) if to is None else Markup('<a href="{}">{}</a>').format(to, plain(word.text))

    def follow(self, target: str) -> str | None:
        """Where the target of a link leads; None where it is not one that a page may have."""
        if target[:9].lower() == "techspec:":
            return self.named(target[9:])
        if not safe_target(target):
            return None
        path, rest = _split(target)
        return self._file(path, rest) if path else target

    def named(self, target: str) -> str | None:
        """Where a name as authors write it leads: `auth.login`, `feed:home`."""
        found = meant(self.index.model, target, self._systems())
        return next((to for key in found if (to := self.link(key))), None)

    def file(self, path: str) -> str | None:
        """Where a file leads that is named relative to the page's source; None for anything but such a path."""
        is_path = safe_target(path) and not _split(path)[1] and ":" not in path and not path.startswith("/")
        return self._file(path, "") if is_path else None

    def _file(self, path: str, rest: str) -> str:
        to = posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), unquote(path)))
        outside = ":" in path or path.startswith("/") or to.startswith("..")
        if outside or not posixpath.splitext(to)[1]:
            return path + rest
        found = (rest or "#") if to == self.uri else self.href(self.uri, to) + rest
        return found if safe_target(found) else path + rest

    def _systems(self) -> Iterator[str]:
        systems = self.index.model.systems
        yield from (self.system,) if self.system in systems else ()
        yield from self.index.on_page.get(self.uri, ())
        yield from systems if len(systems) == 1 else ()


def _split(target: str) -> tuple[str, str]:
    """A path, and the query and fragment after it."""
    end = min((at for at in (target.find("?"), target.find("#")) if at >= 0), default=len(target))
    return target[:end], target[end:]


def _looks_like_link(text: str) -> bool:
    return not any(mark in text for mark in " `[") and (text.endswith(".md") or any(mark in text for mark in "/:#"))
