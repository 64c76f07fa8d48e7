"""One page's view of the site: what a reference, a link or a field's text becomes when it is shown there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from markupsafe import Markup

from ..analysis.snapshots import Snapshot
from ..language.names import find_at_any_stage
from ..model import Key, Model, System
from ..source import Span, Word
from .anchors import anchor, stage_anchor
from .index import Index
from .inline import breakable, formatted, label, plain, safe_target
from .lookups import Lookups
from .places import Href, link

_WITHIN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A thing by its name: `hint` is what a pointer over it tells, `href` is None where there is nowhere to go."""

    label: Markup
    hint: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Where something is shown: on the page `uri`, in a `block` of `system`; outside of blocks, that is empty.

    In a block of a stage, `snapshot` is the site with the system at that stage. What is told of another page's text is
    read as there: `origin` is the page that its paths are relative to, where that is not this one.
    """

    index: Index
    href: Href
    uri: str
    system: str
    snapshot: Snapshot
    block: Span | None = None
    origin: str = ""

    @property
    def model(self) -> Model:
        return self.snapshot.model

    @property
    def lookups(self) -> Lookups:
        return self.index.lookups(self.snapshot)

    def is_home(self, key: Key) -> bool:
        """Whether links to `key` lead to this block."""
        thing = self.index.things.get(key)
        return thing is None or self.block in (None, thing.block)

    def anchor(self, key: Key) -> str:
        """The id of `key` in this block: its own where links to it lead here, else one of the stage's.

        Empty where another block shows it, and this is no stage.
        """
        if self.is_home(key):
            return anchor(key)
        return (
            stage_anchor(self.snapshot.stage or self.model.systems[key.system].stage, key) if self._is_staged() else ""
        )

    def _is_staged(self) -> bool:
        return self.block is not None and self.index.contents[self.block].stage is not None

    def link(self, key: Key) -> str | None:
        """Where `key` is shown, as a link from here."""
        thing = self.index.things.get(key)
        return link(key, thing, self.uri, self.href) if thing else None

    def lead(self, system: System) -> Ref:
        """A system under its title, with a link to the card that introduces it."""
        return Ref(label=label(system.title), hint=system.id, href=self.link(system.key("")))

    def by_id(self, key: Key) -> Ref:
        """`key` as an author writes it here."""
        return Ref(label=breakable(self._written(key)), hint=self.title(key), href=self.link(key))

    def by_title(self, key: Key) -> Ref:
        """`key` under the name that people read."""
        return Ref(label=label(self.title(key)), hint=self._written(key), href=self.link(key))

    def word(self, word: Word) -> Ref:
        """What an author typed as a reference."""
        key = self.model.targets.get(word.span)
        return self.by_id(key) if key else Ref(label=breakable(word.text))

    def words(self, words: Iterable[Word]) -> tuple[Ref, ...]:
        return tuple(self.word(word) for word in words)

    def title(self, key: Key) -> str:
        """What `key` is called, at this stage if it is there; its id where nothing defines it."""
        component = self.model.component(key)
        if component is not None and not key.member:
            return component.title
        thing = self.index.things.get(key)
        return thing.title if thing else self._written(key)

    def text(self, text: str) -> Markup:
        """A field's text."""
        return formatted(text, self.follow)

    def place(self, word: Word) -> Markup:
        """A field that is a link by itself, as `later` and `see` are; any other text as text."""
        to = self.follow(word.text, word.span.source.uri) if _looks_like_link(word.text) else None
        if to is None:
            return self.text(word.text)
        return Markup('<a href="{}" title="{}">{}</a>').format(to, plain(word.text), plain(readable(word.text)))

    def follow(self, target: str, origin: str = "") -> str | None:
        """Where the target of a link leads; None where it is not one that a page may have.

        What a problem of another page says is told here, too: `origin` is the page that its paths are relative to.
        """
        if target[:9].lower() == "techspec:":
            return self.named(target[9:])
        if not safe_target(target):
            return None
        path, rest = _split(target)
        origin = origin or self.origin or self.uri
        return self._file(path, rest, origin) if path else self._on(origin, rest)

    def named(self, target: str) -> str | None:
        """Where a name as authors write it leads: `auth.login`, `feed:home`."""
        model = self.model
        home = self.system or model.system_of_page(self.origin or self.uri)
        found = find_at_any_stage(target, home, self.index.model.systems, model.stages)
        return self.link(found) if isinstance(found, Key) else None

    def file(self, path: str) -> str | None:
        """Where a file leads that is named relative to the page's source; None for anything but such a path."""
        is_path = safe_target(path) and not _split(path)[1] and ":" not in path and not path.startswith("/")
        return self._file(path, "", self.uri) if is_path else None

    def _file(self, path: str, rest: str, origin: str) -> str:
        to = posixpath.normpath(posixpath.join(posixpath.dirname(origin), unquote(path)))
        outside = ":" in path or path.startswith("/") or to.startswith("..")
        if outside or not posixpath.splitext(to)[1]:
            return path + rest
        found = self._on(to, rest)
        return found if safe_target(found) else path + rest

    def _on(self, uri: str, rest: str) -> str:
        return (rest or "#") if uri == self.uri else self.href(self.uri, uri) + rest

    def _written(self, key: Key) -> str:
        """`key` as an author types it here. A system is found under its own id, as if it were a part of itself."""
        return (key if key.name else Key(key.system, key.system)).seen_from(self.system)


def readable(target: str) -> str:
    """A link to a page in words: for `questions.md#who-pays` the page, an arrow, `who pays`; any other as typed."""
    path, rest = _split(target)
    if ":" in target or (path and not path.endswith(".md")) or rest.startswith("?"):
        return target
    folders = [part for part in path.removesuffix(".md").split("/") if part.strip(".")]
    page = folders[:-1] if folders[1:] and folders[-1] == "index" else folders
    heading = " ".join(unquote(rest[1:]).replace("-", " ").split())
    return _WITHIN.join((*page, *((heading,) if heading else ()))) or target


def _split(target: str) -> tuple[str, str]:
    """A path, and the query and fragment after it."""
    end = min((at for at in (target.find("?"), target.find("#")) if at >= 0), default=len(target))
    return target[:end], target[end:]


def _looks_like_link(text: str) -> bool:
    return not any(mark in text for mark in " `[") and (text.endswith(".md") or any(mark in text for mark in "/:#"))
