"""What a change does to an architecture, as Markdown for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from ..analysis.difference import Difference, Turn
from ..diagnostics import Severity
from . import diff_lines as lines
from .markdown_text import inline


class PicturePair(NamedTuple):
    """Where the pictures of a system are, seen from the comment; empty on the side where there is nothing to draw."""

    system: str
    old: str
    new: str


class Compared(NamedTuple):
    """Two states of a site with their names, and how they differ.

    `home` is the only system of both, or empty: names are told as they are written there.
    """

    old: str
    new: str
    home: str
    difference: Difference
    pictures: tuple[PicturePair, ...] = ()


def as_markdown(compared: Compared) -> str:
    """The comment: a line that counts, then a section for each sort of change that there is; lists that are long fold.

    All text of authors is escaped: nobody is called, and nothing becomes a link.
    """
    difference = compared.difference
    parts = [_TITLE, *_warnings(compared)]
    if difference.nothing:
        parts.append("No change to the architecture.")
    else:
        parts.append(f"From {inline(compared.old)} to {inline(compared.new)}: {_summary(difference)}.")
        parts += (part for title, of in _SECTIONS for part in _section(title, list(of(difference, compared.home))))
    parts += _pictures(compared.pictures)
    return "\n\n".join(parts)


_TITLE = "## Changes to the architecture"
_SECTIONS: tuple[tuple[str, Callable[[Difference, str], Iterable[str]]], ...] = (
    ("Needs", lines.of_needs),
    ("When something is down", lines.of_outages),
    ("Gaps", lines.of_gaps),
    ("Systems, stages and screens", lines.of_systems),
    ("Components", lines.of_components),
    ("Decisions", lines.of_decisions),
)
_SHOWN = 10
_FOLDED = 40


def _warnings(compared: Compared) -> Iterator[str]:
    read = ((compared.old, compared.difference.before_read), (compared.new, compared.difference.after_read))
    for name, is_read in read:
        if not is_read:
            yield f"**A block of {inline(name)} cannot be read.** What it says is missing here: run `techspec check`."


def _summary(difference: Difference) -> str:
    turns = [one.turn for one in difference.needs]
    gaps = difference.gaps
    errors = sum(gap.severity is Severity.ERROR for gap in gaps.new) + len(gaps.graver)
    counts = (
        (turns.count(Turn.LOST), "need lost", "needs lost"),
        (turns.count(Turn.GAINED), "need gained", "needs gained"),
        (len({one.thing for one in difference.grew}), "blast radius grew", "blast radii grew"),
        (len(difference.points.new), "new single point of failure", "new single points of failure"),
        (errors, "new error", "new errors"),
        (len(gaps.new) + len(gaps.graver) - errors, "new warning", "new warnings"),
        (len(gaps.accepted), "gap newly accepted", "gaps newly accepted"),
        (len(gaps.gone), "gap gone", "gaps gone"),
        (len(difference.components), "component differs", "components differ"),
        (len(difference.decisions), "decision differs", "decisions differ"),
    )
    told = [f"{count} {one if count == 1 else several}" for count, one, several in counts if count]
    return ", ".join(told) or "what follows"


def _section(title: str, bullets: Sequence[str]) -> Iterator[str]:
    if not bullets:
        return
    shown, folded = bullets[:_SHOWN], bullets[_SHOWN:]
    if len(folded) == 1:
        shown, folded = bullets, ()
    yield f"### {title}"
    yield _listed(shown)
    if folded:
        yield f"<details><summary>{len(folded)} more</summary>"
        yield _listed(folded[:_FOLDED])
        if len(folded) > _FOLDED:
            yield f"And {len(folded) - _FOLDED} more: `--output-format json` has all of them."
        yield "</details>"


def _listed(bullets: Iterable[str]) -> str:
    return "\n".join(f"- {bullet}" for bullet in bullets)


def _pictures(pairs: Sequence[PicturePair]) -> Iterator[str]:
    if pairs:
        yield "### Pictures"
    for pair in pairs:
        sides = (("Before", pair.old), ("After", pair.new))
        yield f"<details><summary>{pair.system}</summary>"
        yield from (f"{side}:\n\n![{side}: system {pair.system}]({_address(to)})" for side, to in sides if to)
        yield "</details>"


def _address(to: str) -> str:
    """An address or a path in which nothing ends the link early."""
    return quote(to, safe="/:?&=%#~@!$*+,;")
