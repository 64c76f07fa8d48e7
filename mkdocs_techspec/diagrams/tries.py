"""The layout of one graph: plans are tried one after the other, all before one deadline, and the best is taken."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from .engines import Run
from .graph import Graph, Layout, Trouble
from .labels import settled
from .plan import Plan, dot_text, narrower, plans, renewed
from .positions import Answer, read_answer
from .quality import Quality, measure
from .trouble import rubbish

# Fitted to the 688 of a Material page, titles of 14 are then still 10 high; what is wider scrolls in its frame.
_WIDTH = 940.0
_MOST_TRIES = 6


class Found(NamedTuple):
    """What is to be drawn, and whether all tries went well: only then would the next build find the same."""

    layout: Layout | Trouble
    whole: bool


class _Tried(NamedTuple):
    """A layout with what it costs its reader, and the plan that it came of."""

    cost: float
    layout: Layout
    plan: Plan


def best(graph: Graph, run: Run, seconds: float) -> Found:
    """The first layout that is narrow enough and without fault, else the best of those tried in this time."""
    tries = _Tries(graph, run, time.monotonic() + seconds)
    layout = tries.best()
    if layout is None:
        return Found(tries.troubles[0], whole=False)
    return Found(layout, whole=not tries.troubles)


class _Tries:
    """The tries on one graph. A try that fails is kept in `troubles` and costs none of the others."""

    def __init__(self, graph: Graph, run: Run, deadline: float) -> None:
        self.troubles: list[Trouble] = []
        self._graph = graph
        self._run = run
        self._deadline = deadline
        self._tried: list[_Tried] = []

    def best(self) -> Layout | None:
        """The layout to take, or None where every try failed."""
        waiting = deque(plans(self._graph))
        while waiting:
            plan = waiting.popleft()
            layout = self._attempt(plan)
            if layout is not None:
                quality = measure(self._graph, layout) if plan.full else None
                if quality is None or (quality.width <= _WIDTH and not quality.faults):
                    return layout
                self._tried.append(_Tried(_cost(quality), layout, plan))
            if not waiting and len(self._tried) + len(self.troubles) < _MOST_TRIES:
                waiting.extend(self._wrapped())
        return self._cheapest().layout if self._tried else None

    def _wrapped(self) -> Iterator[Plan]:
        """The best plan so far with a row more wrapped, if that has not been tried."""
        if self._tried and not self.troubles:
            cheapest = self._cheapest()
            plan = narrower(self._graph, cheapest.plan, cheapest.layout)
            if plan is not None and all(plan != other.plan for other in self._tried):
                yield plan

    def _cheapest(self) -> _Tried:
        return min(self._tried, key=lambda one: one.cost)

    def _attempt(self, plan: Plan) -> Layout | None:
        """One layout by a plan; where Graphviz lost a link, by its other ranking, else with a straight line."""
        answer = self._asked(plan)
        if answer is not None and answer.lost:
            answer = self._asked(renewed(plan)) or answer
        if answer is None:
            return None
        return settled(self._graph, answer.layout) if plan.full else answer.layout

    def _asked(self, plan: Plan) -> Answer | None:
        text = self._run(dot_text(self._graph, plan), self._deadline)
        answer = text if isinstance(text, Trouble) else read_answer(text, self._graph) or rubbish()
        if isinstance(answer, Answer):
            return answer
        self.troubles.append(answer)
        return None


def _cost(quality: Quality) -> float:
    """What a layout costs its reader: faults first, then width that shrinks the text, then crossings and length."""
    return (
        1000 * quality.faults
        + 2 * max(0.0, quality.width - _WIDTH)
        + 0.2 * max(0.0, quality.height - 1.5 * _WIDTH)
        + 15 * quality.crossings
        + 0.02 * quality.length
    )
