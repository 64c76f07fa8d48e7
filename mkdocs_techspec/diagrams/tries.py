"""The layout of one graph: plans are tried one after the other, all before one deadline, and the best is taken."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from .engines import Run
from .graph import Graph, Layout, Trouble
from .keeping import kept_plans
from .labels import settled
from .plan import Plan, dot_text, narrower, plans, renewed
from .positions import Answer, read_answer
from .quality import Quality, measure, movement
from .trouble import rubbish

# Fitted to the 688 of a Material page, titles of 14 are then still 10 high; what is wider scrolls in its frame.
_WIDTH = 940.0
_MOST_TRIES = 6
# What it costs a reader that boxes stand a width of a box from where they stood, in the coin of `_cost`.
_FINDING_AGAIN = 600


class Found(NamedTuple):
    """What is to be drawn, and whether all tries went well: only then would the next build find the same."""

    layout: Layout | Trouble
    whole: bool


class _Tried(NamedTuple):
    """A layout with what it costs its reader, the plan that it came of, and its quality, if that was measured."""

    cost: float
    layout: Layout
    plan: Plan
    quality: Quality | None

    @property
    def sound(self) -> bool:
        return self.quality is None or not self.quality.faults

    @property
    def good(self) -> bool:
        return self.sound and (self.quality is None or self.quality.width <= _WIDTH)


def best(graph: Graph, run: Run, seconds: float) -> Found:
    """The first layout that is narrow enough and without fault, else the best of those tried in this time.

    Where boxes stood somewhere before, it has to be better than those that leave them there as far as they can.
    """
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

    def best(self) -> Layout | None:
        """The layout to take, or None where every try failed."""
        tried = [*self._free(), *self._kept()]
        return _cheapest(tried).layout if tried else None

    def _free(self) -> list[_Tried]:
        """What to choose from where no box stood anywhere before: one that is good enough, or all that were tried."""
        tried: list[_Tried] = []
        waiting = deque(plans(self._graph))
        while waiting:
            found = self._try(waiting.popleft())
            if found is not None:
                if found.good:
                    return [found]
                tried.append(found)
            if not waiting and len(tried) + len(self.troubles) < _MOST_TRIES:
                waiting.extend(self._wrapped(tried))
        return tried

    def _kept(self) -> Iterator[_Tried]:
        """The layouts without fault that keep boxes where they stood."""
        for plan in kept_plans(self._graph):
            found = self._try(plan)
            if found is not None and found.sound:
                yield found

    def _wrapped(self, tried: list[_Tried]) -> Iterator[Plan]:
        """The best plan so far with a row more wrapped, if that has not been tried."""
        if tried and not self.troubles:
            cheapest = _cheapest(tried)
            plan = narrower(self._graph, cheapest.plan, cheapest.layout)
            if plan is not None and all(plan != other.plan for other in tried):
                yield plan

    def _try(self, plan: Plan) -> _Tried | None:
        layout = self._attempt(plan)
        if layout is None:
            return None
        if not plan.full:
            return _Tried(0.0, layout, plan, None)
        quality = measure(self._graph, layout)
        cost = _cost(quality) + _FINDING_AGAIN * movement(self._graph, layout)
        return _Tried(cost, layout, plan, quality)

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


def _cheapest(tried: list[_Tried]) -> _Tried:
    return min(tried, key=lambda one: one.cost)


def _cost(quality: Quality) -> float:
    """What a layout costs its reader: faults first, then width that shrinks the text, then crossings and length."""
    return (
        1000 * quality.faults
        + 2 * max(0.0, quality.width - _WIDTH)
        + 0.2 * max(0.0, quality.height - 1.5 * _WIDTH)
        + 15 * quality.crossings
        + 0.02 * quality.length
    )
