"""What a `techspec` block decides and leaves open: trade-offs, failures, problems, accepted gaps."""

from __future__ import annotations

from ..config import FAMILIES, NEVER_ACCEPTED, RULES, only_for_a_time
from ..diagnostics import nearest
from ..model import Accept, Failure, Problem, Tradeoff
from ..source import Word
from .fields import Field, Shape, read_record
from .forms import Reading, day, identifier, items, readable, text, word, words
from .yaml_nodes import Fields, Node, Scalar

_TITLE = Field("title", text)
_NOTE = Field("note", text)
_ABOUT = Field("about", words)
_SEE = Field("see", words)
_CHOSE = Field("chose", text)
_OVER = Field("over", text)
_GAINS = Field("gains", text)
_COSTS = Field("costs", text)
TRADEOFF = Shape(
    "trade-off",
    *(_CHOSE, _OVER, _GAINS, _COSTS, _ABOUT, _SEE, _TITLE, _NOTE),
    required=("chose", "over", "costs"),
)

_WHAT = Field("what", text)
_HITS = Field("hits", words)
_FIX = Field("fix", word)
_TRADEOFF = Field("tradeoff", words)
FAILURE = Shape("failure", _WHAT, _HITS, _FIX, _TRADEOFF, _ABOUT, _SEE, _TITLE, _NOTE, required=("what", "hits"))

_ASK = Field("ask", text)
_ANSWER = Field("answer", text)
_CLARIFIED = Field("clarified", text)
_LATER = Field("later", word)
_DROPPED = Field("dropped", text)
PROBLEM = Shape("problem", _ASK, _ANSWER, _CLARIFIED, _LATER, _DROPPED, _ABOUT, _SEE, _TITLE, _NOTE, required=("ask",))

_ACCEPTABLE = tuple(gap for gap in sorted({*RULES, *FAMILIES}) if not {gap, gap.partition("/")[0]} & NEVER_ACCEPTED)
_GAP = Field("gap", word, choices=_ACCEPTABLE)
_ON = Field("on", words)
_WHY = Field("why", text)
_UNTIL = Field("until", day)
ACCEPT = Shape("accepted gap", _GAP, _ON, _WHY, _UNTIL, required=("gap", "on", "why"), article="an")


def declare_tradeoff(reading: Reading, key: Scalar, node: Node) -> Tradeoff | None:
    record = read_record(reading, node, TRADEOFF, key.text, key)
    if record is None:
        return None
    name = identifier(reading, key)
    return Tradeoff(
        id=name,
        span=key.span,
        block=key.block.span,
        title=record.get(_TITLE) or readable(name),
        chose=record.get(_CHOSE) or "",
        over=record.get(_OVER) or "",
        gains=record.get(_GAINS) or "",
        costs=record.get(_COSTS) or "",
        note=record.get(_NOTE) or "",
        about=record.get(_ABOUT) or (),
        see=record.get(_SEE) or (),
    )


def declare_failure(reading: Reading, key: Scalar, node: Node) -> Failure | None:
    record = read_record(reading, node, FAILURE, key.text, key)
    if record is None:
        return None
    name = identifier(reading, key)
    return Failure(
        id=name,
        span=key.span,
        block=key.block.span,
        title=record.get(_TITLE) or readable(name),
        what=record.get(_WHAT) or "",
        hits=record.get(_HITS) or (),
        fix=record.get(_FIX),
        tradeoff=record.get(_TRADEOFF) or (),
        note=record.get(_NOTE) or "",
        about=record.get(_ABOUT) or (),
        see=record.get(_SEE) or (),
    )


def declare_problem(reading: Reading, key: Scalar, node: Node) -> Problem | None:
    record = read_record(reading, node, PROBLEM, key.text, key)
    if record is None:
        return None
    name = identifier(reading, key)
    return Problem(
        id=name,
        span=key.span,
        block=key.block.span,
        title=record.get(_TITLE) or readable(name),
        ask=record.get(_ASK) or "",
        answer=record.get(_ANSWER) or "",
        clarified=record.get(_CLARIFIED) or "",
        later=record.get(_LATER),
        dropped=record.get(_DROPPED) or "",
        note=record.get(_NOTE) or "",
        about=record.get(_ABOUT) or (),
        see=record.get(_SEE) or (),
    )


def accepts(reading: Reading, _key: str, node: Node) -> tuple[Accept, ...]:
    """The entries of `accept`: a list, or just one."""
    found = (_accept(reading, item) for item in items(node))
    return tuple(entry for entry in found if entry)


def _accept(reading: Reading, node: Node) -> Accept | None:
    if not isinstance(node, Fields):
        reading.wrong_value("accept", node, "a mapping, or a list of them", "accept: {gap: …, on: …, why: …}")
        return None
    record = read_record(reading, node, ACCEPT, "", node)
    gap = record.get(_GAP) if record else None
    if record is None or gap is None or not _acceptable(reading, gap, _UNTIL.name in record.node.entries):
        return None
    return Accept(
        gap=gap,
        on=record.get(_ON) or (),
        why=record.get(_WHY) or "",
        until=record.get(_UNTIL),
        span=gap.span,
    )


def _acceptable(reading: Reading, gap: Word, dated: bool) -> bool:  # noqa: FBT001 - whether there is an `until`
    """Whether a gap may be accepted, and in this way."""
    family = gap.text.partition("/")[0]
    if gap.text not in RULES and gap.text not in FAMILIES:
        near = nearest(gap.text, (*RULES, *FAMILIES))
        families = ", ".join(sorted(FAMILIES - NEVER_ACCEPTED))
        help_ = f"did you mean '{near}'?" if near else f"the families are {families}"
        reading.error("syntax/value", gap.span, f"'{gap.text}' is no gap", help_)
    elif {gap.text, family} & NEVER_ACCEPTED:
        message = f"'{gap.text}' cannot be accepted"
        reading.error("syntax/value", gap.span, message, "mend it, or set its severity in the settings")
    elif only_for_a_time(gap.text) and not dated:
        message = f"'{gap.text}' can only be accepted for a time"
        reading.error("syntax/value", gap.span, message, "add `until: 2027-06-30`, the last day it may be there")
    else:
        return True
    return False
