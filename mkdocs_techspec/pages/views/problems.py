"""The view `problems`: what was asked, where it will be answered, and whether it was."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from ...analysis.answers import mentioned, page_of
from ...model import Key, Problem, System, ViewTarget
from ..decisions import ProblemRow, problem_row
from ..here import Here
from ..pictures import Picture
from .decided import is_about, is_of_stage, place_of, subjects
from .narrowing import elsewhere, systems_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedProblem:
    """A problem; of one that was put off, `followed` says in words whether it is taken up there."""

    problem: ProblemRow
    followed: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsView:
    """All problems that a view picks, those that wait first; `said` counts them."""

    said: str
    problems: tuple[FollowedProblem, ...]
    narrowed: bool


_ORDER = ("open", "put off", "answered", "clarified", "dropped")


def build(target: ViewTarget, here: Here, _pictures: Sequence[Picture]) -> ProblemsView:
    """The problems that a view picks."""
    rows = sorted(_rows(target, here), key=_order)
    return ProblemsView(said=_said(rows), problems=tuple(rows), narrowed=target.is_narrowed)


def _rows(target: ViewTarget, here: Here) -> Iterator[FollowedProblem]:
    checked = here.index.checked
    answered = mentioned(checked.model, checked.sources)
    for system in systems_of(target, here):
        for one in checked.model.systems[system.id].problems.values():
            about = subjects(one.about, here)
            if is_of_stage(one.stage, target) and is_about(about, target, here):
                yield _row(one, system, answered, here)


def _row(problem: Problem, system: System, answered: Container[Key], here: Here) -> FollowedProblem:
    there = elsewhere(here, system.id, problem.span)
    row = problem_row(problem, system, there, place_of(system, problem.stage, here))
    followed = tone = ""
    if row.status == "put off":
        is_answered = system.key(f"problem/{problem.id}") in answered
        followed, tone = ("taken up there", "ok") if is_answered else ("not mentioned there", "warning")
        if not is_answered and page_of(problem, here.index.checked.sources) is None:
            followed, tone = "on a page elsewhere", "plain"
    return FollowedProblem(problem=row, followed=followed, tone=tone)


def _order(row: FollowedProblem) -> tuple[int, bool, str]:
    return (_ORDER.index(row.problem.status), row.tone == "ok", str(row.problem.frame.title).casefold())


def _said(rows: Sequence[FollowedProblem]) -> str:
    counts = ((status, sum(row.problem.status == status for row in rows)) for status in _ORDER)
    told = ", ".join(f"{count} {status}" for status, count in counts if count)
    return f"{len(rows)} problem{'s' if len(rows) > 1 else ''}: {told}." if rows else ""
