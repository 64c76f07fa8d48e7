"""Trade-offs, failures, problems and accepted gaps of a `techspec` block, as rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Failure, Key, Problem, System, Tradeoff, Waiver
from ..source import Word
from .anchors import anchor
from .here import Here, Ref
from .inline import NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every decision has: its name, what it is about, and where more is told."""

    anchor: str
    title: Markup
    note: Markup
    about: tuple[Ref, ...]
    see: tuple[Markup, ...]


_TONES = {"fixed": "ok", "no fix": "error", "answered": "ok", "clarified": "ok", "open": "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeoffRow:
    """What was chosen over what, and what it brings."""

    frame: Frame
    chose: Markup
    over: Markup
    gains: Markup
    costs: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRow:
    """What will fail. `status` says how it stands: fixed, accepted or no fix; `why`, why it is accepted."""

    frame: Frame
    what: Markup
    hits: tuple[Ref, ...]
    status: str
    tone: str
    fix: Markup
    tradeoffs: tuple[Ref, ...]
    why: tuple[Markup, ...]


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


def tradeoff_row(tradeoff: Tradeoff, system: System, here: Here) -> TradeoffRow:
    return TradeoffRow(
        frame=_frame(system.key(f"tradeoff/{tradeoff.id}"), tradeoff, here),
        chose=here.text(tradeoff.chose),
        over=here.text(tradeoff.over),
        gains=here.text(tradeoff.gains),
        costs=here.text(tradeoff.costs),
    )


def failure_row(failure: Failure, system: System, here: Here) -> FailureRow:
    accepted = [waiver.accept.why for _, waiver in here.index.accepted.get(failure.span, ())]
    status = "fixed" if failure.fix else "accepted" if accepted else "no fix"
    return FailureRow(
        frame=_frame(system.key(f"failure/{failure.id}"), failure, here),
        what=here.text(failure.what),
        hits=here.words(failure.hits),
        status=status,
        tone=_TONES.get(status, "plain"),
        fix=here.text(failure.fix.text) if failure.fix else NOTHING,
        tradeoffs=here.words(failure.tradeoff),
        why=tuple(here.text(why) for why in accepted),
    )


def problem_row(problem: Problem, system: System, here: Here) -> ProblemRow:
    status, said = _standing(problem, here)
    return ProblemRow(
        frame=_frame(system.key(f"problem/{problem.id}"), problem, here),
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


def _frame(key: Key, decision: Tradeoff | Failure | Problem, here: Here) -> Frame:
    return Frame(
        anchor=anchor(key),
        title=here.text(decision.title),
        note=here.text(decision.note),
        about=here.words(decision.about),
        see=_places(decision.see, here),
    )


def _places(words: Iterable[Word], here: Here) -> tuple[Markup, ...]:
    return tuple(here.place(word) for word in words)


def _standing(problem: Problem, here: Here) -> tuple[str, Markup]:
    if problem.later:
        return "put off", Markup("to ") + here.place(problem.later)
    said = (("answered", problem.answer), ("clarified", problem.clarified), ("dropped", problem.dropped))
    return next(((status, here.text(text)) for status, text in said if text), ("open", NOTHING))
