"""What the program tells an author: the only way anything does."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from .source import Span


class Severity(enum.StrEnum):
    """How bad a gap is: an error fails a build, a warning only a strict one."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A second place, or a fact that helps: the first definition of a duplicate, how far a page got."""

    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One gap, with all that a host needs to show it.

    `rule` is `family/name`; `message` stands alone on one line and holds no position; `help` says what to write
    instead; `system` is the id of the system it belongs to, or empty. `on` is what it speaks of, as an `accept` of that
    system names it; empty where no `accept` can (what is wrong with the text of a block, and with the names in it).
    `stage` is the first stage of the system at which it holds; empty where it has none, or the gap is one of them all.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    help: str = ""
    notes: tuple[Note, ...] = ()
    system: str = ""
    on: str = ""
    stage: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What diagnostics are sorted by: page, place, rule, message."""
        return (self.span.path, self.span.line, self.span.column, self.rule, self.message)


def near(name: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` where a known name is near, else nothing."""
    found = nearest(name, known)
    return f"; did you mean '{found}'?" if found else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is nearest to `name`, or an empty text where none is near."""
    # Only here, for most checks find nothing that they have to suggest something for.
    import difflib

    folded = name[:_LONGEST].casefold()
    by_folded = {other.casefold(): other for other in sorted(known, reverse=True)}
    likely = sorted(by_folded) if len(by_folded) <= _MANY else _likeliest(folded, by_folded)
    found = difflib.get_close_matches(folded, likely, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


_LONGEST = 80
_MANY = 200


def _likeliest(name: str, known: Iterable[str]) -> list[str]:
    """Of very many names, some that may be near: about as long, and with the same beginning or end."""
    ends = (name[:2], name[-2:])
    alike = [one for one in known if abs(len(one) - len(name)) <= 2 and (one[:2] == ends[0] or one[-2:] == ends[1])]
    return sorted(alike)[:_MANY]
