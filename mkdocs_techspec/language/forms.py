"""What a value may look like: each form turns one node into a value, or says what to write instead.

A form is a function `(reading, key, node) -> value or None`. It never raises; `None` means that a diagnostic has been
added.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ..config import Config
from ..diagnostics import Diagnostic, Note, Severity, nearest
from ..model import Copies
from ..source import Span, Word, visible
from .fences import Block
from .yaml_nodes import Fields, Items, Node, Scalar

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Reading:
    """One block that is being read, and what was wrong with it so far."""

    block: Block
    config: Config
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(self, rule: str, span: Span, message: str, help_: str, notes: tuple[Note, ...] = ()) -> None:
        self.diagnostics.append(
            Diagnostic(
                rule=rule,
                severity=Severity.ERROR,
                span=span,
                message=visible(message),
                help=visible(help_),
                notes=notes,
            )
        )

    def duplicate(self, what: str, span: Span, first: Span) -> None:
        """Say that something is defined a second time in this block."""
        self.error(
            "reference/duplicate",
            span,
            f"{what} is defined twice",
            "rename one of the two",
            (Note(message="the first one", span=first),),
        )

    def wrong_value(self, key: str, node: Node, wanted: str, example: str) -> None:
        """Say that the value of `key` does not have the form it should, with one that does."""
        message = f"'{key}' must be {wanted}, not {described(node)}"
        self.error("syntax/value", node.span, message, _swallowed(node) or f"write `{example}`")


def _swallowed(node: Node) -> str:
    """The mend for a value that YAML takes for a comment, or an empty text."""
    span = node.span
    rest = span.source.line(span.line)[span.column - 1 :].strip()
    commented = isinstance(node, Scalar) and node.empty and rest.startswith("#")
    return f'`#` starts a comment here: put the value in quotes, as in `"{rest}"`' if commented else ""


# What forms match as a whole, in the words that regular expressions of ECMA-262 share with Python's: schemas hold them.
COUNT = r"[1-9][0-9]{0,8}"
COPIES = rf"({COUNT})(?:\.\.({COUNT}))?"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
ID = r"[a-z0-9][a-z0-9-]*"
MEMBER_ID = r"[A-Za-z0-9][A-Za-z0-9._-]*"

Form = Callable[[Reading, str, Node], T | None]


def described(node: Node) -> str:
    if isinstance(node, Fields):
        return "a mapping"
    if isinstance(node, Items):
        return "a list"
    if node.empty:
        return "empty"
    text = node.text.partition("\n")[0]
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def word(reading: Reading, key: str, node: Node) -> Word | None:
    """A text that messages may have to point at."""
    if isinstance(node, Scalar) and not node.empty and node.text.strip():
        return node.word
    reading.wrong_value(key, node, "a text", f"{key}: a few words")
    return None


def reason(reading: Reading, key: str, node: Node) -> Word | None:
    """Why something is as it is; a bare `true` is no reason."""
    if isinstance(node, Scalar) and node.plain and node.text in {"true", "false", "yes", "no"}:
        reading.wrong_value(key, node, "a reason", f"{key}: why it is so")
        return node.word
    return word(reading, key, node)


def text(reading: Reading, key: str, node: Node) -> str | None:
    """A text for people."""
    found = word(reading, key, node)
    return found.text if found else None


def words(reading: Reading, key: str, node: Node) -> tuple[Word, ...] | None:
    """Names: a list, or just one."""
    found = [word(reading, key, item) for item in items(node)]
    return tuple(item for item in found if item)


def items(node: Node) -> tuple[Node, ...]:
    """The items of a list; wherever a list may stand, one item may."""
    return node.items if isinstance(node, Items) else (node,)


def flag(reading: Reading, key: str, node: Node) -> bool | None:
    """`true` or `false`, and none of YAML's other words for them."""
    if isinstance(node, Scalar) and node.plain and node.text in {"true", "false"}:
        return node.text == "true"
    reading.wrong_value(key, node, "true or false", f"{key}: true")
    return None


def count(reading: Reading, key: str, node: Node) -> int | None:
    """A whole number above 0."""
    if isinstance(node, Scalar) and re.fullmatch(COUNT, node.text):
        return int(node.text)
    reading.wrong_value(key, node, "a whole number above 0", f"{key}: 3")
    return None


def copies(reading: Reading, key: str, node: Node) -> Copies | None:
    """A number of copies, or `2..20` where it scales by itself."""
    found = re.fullmatch(COPIES, node.text) if isinstance(node, Scalar) else None
    if found and int(found[1]) <= int(found[2] or found[1]):
        return Copies(int(found[1]), int(found[2] or found[1]))
    reading.wrong_value(key, node, "a whole number above 0, or a range of two", f"{key}: 2..20")
    return None


def day(reading: Reading, key: str, node: Node) -> Word | None:
    """A day, as ISO 8601 writes it."""
    if isinstance(node, Scalar) and re.fullmatch(DAY, node.text):
        try:
            datetime.date.fromisoformat(node.text)
        except ValueError:
            pass
        else:
            return node.word
    reading.wrong_value(key, node, "a day", f"{key}: 2027-06-30")
    return None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A form: one of a few words."""

    known: tuple[str, ...]

    def __call__(self, reading: Reading, key: str, node: Node) -> str | None:
        typed = node.text if isinstance(node, Scalar) else ""
        if typed in self.known:
            return typed
        example = nearest(typed, self.known) or self.known[0]
        reading.wrong_value(key, node, " or ".join(self.known), f"{key}: {example}")
        return None


def named(reading: Reading, key: str, node: Node) -> Mapping[str, tuple[Scalar, Node]] | None:
    """A mapping from ids to whatever they stand for."""
    if isinstance(node, Fields):
        return {entry.key.text: (entry.key, entry.value) for entry in node.entries.values()}
    reading.wrong_value(key, node, "a mapping from a name to what it is", f"{key}: {{a-name: …}}")
    return None


def block_id(reading: Reading, key: str, node: Node) -> Word | None:
    """The id of what a whole block is of: its screen, system or stage."""
    found = word(reading, key, node)
    return Word(identifier(reading, node), found.span) if found and isinstance(node, Scalar) else None


_ID = re.compile(ID)
_MEMBER_ID = re.compile(MEMBER_ID)
_NOT_ID = re.compile(r"[^a-z0-9]+")
_NOT_MEMBER = re.compile(r"[^A-Za-z0-9._-]+")


def identifier(reading: Reading, key: Scalar) -> str:
    """The id of a component, screen or system: lower-case words joined by hyphens."""
    if _ID.fullmatch(key.text):
        return key.text
    return _mended(reading, key, _NOT_ID.sub("-", key.text.lower()).strip("-"))


def member(reading: Reading, key: Scalar) -> str:
    """The id of an API, store or topic, which may also hold capitals, `.` and `_`."""
    if _MEMBER_ID.fullmatch(key.text):
        return key.text
    return _mended(reading, key, _NOT_MEMBER.sub("-", key.text).strip("-._"))


def _mended(reading: Reading, key: Scalar, mended: str) -> str:
    help_ = f"write `{mended}`" if mended else "write lower-case words joined by hyphens, as in `feed-api`"
    reading.error("syntax/value", key.span, f"'{key.text}' is not an id: lower-case words joined by hyphens", help_)
    return mended or "unnamed"


def readable(name: str) -> str:
    """An id, made readable: `feed-api` is `Feed api`, `GetTimeline` stays."""
    spaced = name.replace("-", " ").replace("_", " ").strip()
    return spaced[:1].upper() + spaced[1:]
