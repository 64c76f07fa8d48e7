"""The layout of one graph: plans are tried one after the other, all before one deadline, and the best is taken."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

from .engines import Run
from .graph import Graph, Layout, Trouble
from .keeping import kept_plans
from .labels import settled
from .plan import WIDTH, Plan, Wrap, dot_text, plans, renewed, wrapped
from .positions import Answer, read_answer
from .quality import Quality, left_out, measure, movement
from .trouble import rubbish

# Fewer where each of them takes long.
_MOST_TRIES, _FEW_TRIES = 16, 8
_MANY_LINKS = 90
# How wide the rows of a picture may be that did not come out well; the whole comes out wider than its rows.
_WRAPS = (Wrap(700), Wrap(700, turned=True), Wrap(550))
# How many of the cheapest layouts get labels, as long as one of them is without room for them all.
_MOST_LABELLED = 3
# What it costs a reader that boxes stand a width of a box from where they stood, in the coin of `_cost`.
_FINDING_AGAIN = 600
_MISSING_A_LABEL = 60


class Found(NamedTuple):
    """What is to be drawn, and whether all tries went well: only then would the next build find the same."""

    layout: Layout | Trouble
    whole: bool


class _Tried(NamedTuple):
    """A layout, yet without labels, with what it costs its reader, and its quality, if that was measured."""

    cost: float
    layout: Layout
    quality: Quality | None

    @property
    def sound(self) -> bool:
        return self.quality is None or not self.quality.faults

    @property
    def good(self) -> bool:
        """Whether there is nothing to be gained by other tries."""
        quality = self.quality
        return quality is None or not (quality.faults or quality.crossings or quality.width > WIDTH)


def best(graph: Graph, run: Run, seconds: float) -> Found:
    """The layout that costs its reader least of those tried in this time; the first without any fault ends the search.

    Where boxes stood somewhere before, what moves them has to be better than what leaves them there as far as it can.
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
        """The layout to take, with its labels, or None where every try failed."""
        tried = sorted([*self._free(), *self._kept()], key=lambda one: one.cost)
        labelled: list[tuple[float, Layout]] = []
        for one in tried[:_MOST_LABELLED]:
            if one.quality is None:
                return one.layout
            layout = settled(self._graph, one.layout)
            missing = left_out(self._graph, layout)
            labelled.append((one.cost + _MISSING_A_LABEL * missing, layout))
            if not missing:
                break
        return min(labelled, key=lambda pair: pair[0])[1] if labelled else None

    def _free(self) -> list[_Tried]:
        """What to choose from where no box stood anywhere before."""
        most = _MOST_TRIES if len(self._graph.links) <= _MANY_LINKS else _FEW_TRIES
        tried: list[_Tried] = []
        for plan in plans(self._graph):
            for found in self._with_wraps(plan):
                tried.append(found)
                if found.good or len(tried) == most:
                    return tried
        return tried

    def _with_wraps(self, plan: Plan) -> Iterator[_Tried]:
        """The layout by a plan, and those in which its wide rows are wrapped."""
        found = self._try(plan)
        if found is None:
            return
        yield found
        narrower = (wrapped(self._graph, plan, found.layout, wrap) for wrap in _WRAPS)
        for other in dict.fromkeys(narrower):
            again = self._try(other) if other else None
            if again is not None:
                yield again

    def _kept(self) -> Iterator[_Tried]:
        """The layouts without fault that keep boxes where they stood."""
        for plan in kept_plans(self._graph):
            found = self._try(plan)
            if found is not None and found.sound:
                yield found

    def _try(self, plan: Plan) -> _Tried | None:
        layout = self._attempt(plan)
        if layout is None:
            return None
        if not plan.full:
            return _Tried(0.0, layout, None)
        quality = measure(self._graph, layout)
        cost = _cost(quality) + _FINDING_AGAIN * movement(self._graph, layout)
        return _Tried(cost, layout, quality)

    def _attempt(self, plan: Plan) -> Layout | None:
        """One layout by a plan; where Graphviz lost a link, by its other ranking, else with a straight line."""
        answer = self._asked(plan)
        if answer is not None and answer.lost:
            answer = self._asked(renewed(plan)) or answer
        return answer.layout if answer else None

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
        + 2 * max(0.0, quality.width - WIDTH)
        + 0.2 * max(0.0, quality.height - 1.5 * WIDTH)
        + 15 * quality.crossings
        + 0.02 * quality.length
    )
