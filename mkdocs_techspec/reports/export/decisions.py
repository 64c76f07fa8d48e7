"""Trade-offs, failures and problems, as JSON."""

from __future__ import annotations

from ...analysis.risks import fixing_stages
from ...analysis.snapshots import Snapshot, hits
from ...model import Failure, Model, Problem, System, Tradeoff
from .values import Json, name, named, names, place, said, texts


def tradeoff_of(model: Model, system: System, tradeoff: Tradeoff) -> Json:
    """What was chosen, over what, and at which cost."""
    return {
        **_decision(model, system, tradeoff),
        "chose": tradeoff.chose,
        "over": tradeoff.over,
        "gains": said(tradeoff.gains),
        "costs": tradeoff.costs,
    }


def failure_of(snapshot: Snapshot, system: System, failure: Failure) -> Json:
    """What will fail, what it hits, and how it is fixed."""
    return {
        **_decision(snapshot.model, system, failure),
        "what": failure.what,
        "hits": names(hits(snapshot.model, failure)),
        "fix": said(failure.fix),
        "fixed_by": sorted(fixing_stages(snapshot, system, failure)),
        "tradeoffs": named(snapshot.model, failure.tradeoff),
    }


def problem_of(model: Model, system: System, problem: Problem) -> Json:
    """A question, and where it stands."""
    return {
        **_decision(model, system, problem),
        "ask": problem.ask,
        "open": problem.open,
        "answer": said(problem.answer),
        "clarified": said(problem.clarified),
        "later": said(problem.later),
        "dropped": said(problem.dropped),
    }


def _decision(model: Model, system: System, one: Tradeoff | Failure | Problem) -> Json:
    """What all of these have."""
    return {
        "id": name(system.key(one.id)),
        "title": one.title,
        "note": said(one.note),
        "stage": said(one.stage),
        "about": named(model, one.about),
        "see": texts(one.see),
        "place": place(one.span),
    }
