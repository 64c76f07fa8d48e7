"""Trade-offs, problems and accepted gaps as rows of tables, and what every decision has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Key, Problem, System, Tradeoff, Waiver
from ..source import Word
from .anchors import anchor
from .here import Here, Ref
from .inline import NOTHING, label
from .places import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Of which system and stage something is; None where that is plain."""

    system: Ref | None
    stage: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every decision has: its name, what it is about, and where more is told.

    Where it is told, it has its anchor; elsewhere, `href` leads there and `place` says where that is.
    """

    anchor: str
    title: Markup
    note: Markup = NOTHING
    about: tuple[Ref, ...] = ()
    see: tuple[Markup, ...] = ()
    href: str | None = None
    place: Place | None = None


_TONES = {"answered": "ok", "clarified": "ok", "open": "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeoffRow:
    """What was chosen over what, and what it brings."""

    frame: Frame
    chose: Markup
    over: Markup
    gains: Markup
    costs: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """A question, and where it stands."""

    frame: Frame
    ask: Markup
    status: str
    tone: str
    said: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedRow:
    """A gap that is there on purpose."""

    gap: str
    on: tuple[Ref, ...]
    why: Markup
    until: str


def tradeoff_row(tradeoff: Tradeoff, system: System, here: Here, place: Place | None = None) -> TradeoffRow:
    return TradeoffRow(
        frame=frame_of(system.key(f"tradeoff/{tradeoff.id}"), tradeoff, here, place),
        chose=here.text(tradeoff.chose),
        over=here.text(tradeoff.over),
        gains=here.text(tradeoff.gains),
        costs=here.text(tradeoff.costs),
    )


def problem_row(problem: Problem, system: System, here: Here, place: Place | None = None) -> ProblemRow:
    status, said = _standing(problem, here)
    return ProblemRow(
        frame=frame_of(system.key(f"problem/{problem.id}"), problem, here, place),
        ask=here.text(problem.ask),
        status=status,
        tone=_TONES.get(status, "plain"),
        said=said,
    )


def accepted_row(waiver: Waiver, here: Here) -> AcceptedRow:
    accept = waiver.accept
    return AcceptedRow(
        gap=accept.gap.text,
        on=here.words(accept.on),
        why=here.text(accept.why),
        until=accept.until.text if accept.until else "",
    )


def frame_of(key: Key, decision: Decision, here: Here, place: Place | None = None) -> Frame:
    """The frame of a decision where it is told; elsewhere, with its `place`, its name leads there."""
    return Frame(
        anchor=anchor(key) if place is None else "",
        title=here.text(decision.title) if place is None else label(decision.title),
        note=here.text(decision.note),
        about=here.words(decision.about),
        see=_places(decision.see, here),
        href=here.link(key) if place else None,
        place=place,
    )


def _places(words: Iterable[Word], here: Here) -> tuple[Markup, ...]:
    return tuple(here.place(word) for word in words)


def _standing(problem: Problem, here: Here) -> tuple[str, Markup]:
    if problem.later:
        return "put off", Markup("to ") + here.place(problem.later)
    said = (("answered", problem.answer), ("clarified", problem.clarified), ("dropped", problem.dropped))
    return next(((status, here.text(text)) for status, text in said if text), ("open", NOTHING))
