"""How a screen is supported, step by step: from its pages to what serves each need, and on to all that this leads to.

The steps are depth first, in the order in which they are written: a link, then all that it leads to, then the next. A
step that was told is not told again, so that circles end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from ..graph import closure, reverse
from ..model import Key, Model
from .feeds import feeds
from .roads import Act, Passage, Roads, Step, leads
from .snapshots import Snapshot
from .support import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What supports some needs, which all come to the same things by the same pages.

    `steps` lead from the pages to the `servers` and on; `behind` are those by which others feed the data that is read.
    """

    needs: tuple[Key, ...]
    pages: tuple[Key, ...]
    servers: tuple[Key, ...]
    steps: tuple[Step, ...]
    behind: tuple[Step, ...]


def trace_screen(snapshot: Snapshot, screen: Key) -> tuple[Trace, ...]:
    """The traces of a screen's own needs and of those of what it includes, in their order.

    What is not served by anything has none: it is done on the page, planned, or a gap.
    """
    roads = snapshot.roads
    groups: dict[tuple[tuple[Key, ...], tuple[Key, ...]], list[Key]] = {}
    for need in needs_of(snapshot.model, screen):
        support = snapshot.support.needs[need]
        if support.status is Status.SERVED:
            groups.setdefault((support.pages, support.servers), []).append(need)
    return tuple(_trace(roads, needs, pages, servers) for (pages, servers), needs in groups.items())


def needs_of(model: Model, screen: Key) -> Iterator[Key]:
    """A screen's needs, then those of what it includes; what is included by several is told once."""
    waiting, seen = [screen], {screen}
    while waiting:
        key = waiting.pop(0)
        found = model.screen(key)
        yield from (Key(key.system, key.name, need.id) for need in (found.needs if found else ()))
        parts = [part for part in model.includes.get(key, ()) if part not in seen]
        seen.update(parts)
        waiting.extend(parts)


def parts_of(traces: Iterable[Trace]) -> frozenset[Key]:
    """All components and APIs that are passed on the way; not what only feeds the data."""
    found: set[Key] = set()
    for trace in traces:
        found.update((*trace.pages, *trace.servers))
        for step in (inner for one in trace.steps for inner in one.all()):
            found.update((step.source, step.target, *step.answers))
            found.update(front for fronts in step.through for front in fronts)
    return frozenset(found)


def _trace(roads: Roads, needs: Iterable[Key], pages: tuple[Key, ...], servers: Iterable[Key]) -> Trace:
    starts = [start for page in pages for start in roads.starts(page)]
    reached = closure(starts, roads.onward)
    ends = tuple(server for server in servers if server in reached)
    back = reverse({node: roads.onward(node) for node in sorted(reached)})
    toward = closure(ends, lambda node: back.get(node, ()))
    passed = {front for node in sorted(toward) for front in _passed(roads, node, toward)}
    walk = _Walk(roads=roads, ends=ends, toward=toward, beyond=closure((*ends, *passed), roads.onward))
    steps = tuple(walk.steps(starts))
    told = {*steps}
    behind = tuple(step for step in feeds(roads, steps) if step not in told)
    return Trace(needs=tuple(needs), pages=pages, servers=ends, steps=steps, behind=behind)


def _passed(roads: Roads, node: Key, toward: Set[Key]) -> Iterator[Key]:
    """The fronts that are gone through on the way to what serves; their own links are needed there, too."""
    waiting = list(roads.passages(node))
    while waiting:
        passage = waiting.pop()
        if leads(passage, toward):
            yield from (front for step in passage.step.all() for fronts in step.through for front in fronts)
            if passage.step.act is Act.FRONTS:
                yield passage.step.source.owner
            waiting.extend(one for one in passage.to if isinstance(one, Passage))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """From pages to what serves: `toward` is what leads there, `beyond` what it and the fronts before it lead to."""

    roads: Roads
    ends: Sequence[Key]
    toward: Set[Key]
    beyond: Set[Key]

    def steps(self, starts: Iterable[Key]) -> Iterator[Step]:
        """All steps, depth first: on the way only those that lead to an end, and from there on all."""
        told: set[Step] = set()
        seen: set[Key] = set()
        waiting: list[tuple[Iterator[Key | Passage], bool]] = [(iter(starts), False)]
        while waiting:
            items, is_beyond = waiting[-1]
            item = next(items, None)
            if item is None:
                waiting.pop()
            elif isinstance(item, Passage):
                if item.step not in told:
                    told.add(item.step)
                    yield item.step if is_beyond else self._meant(item.step)
                waiting.append((self._wanted(item.to, everything=is_beyond), is_beyond))
            elif item not in seen and (item in self.toward or item in self.beyond):
                seen.add(item)
                is_beyond = item in self.beyond
                waiting.append((self._wanted(self.roads.passages(item), everything=is_beyond), is_beyond))

    def _wanted(self, items: Iterable[Key | Passage], *, everything: bool) -> Iterator[Key | Passage]:
        for item in items:
            if everything or not isinstance(item, Passage) or leads(item, self.toward):
                yield item

    def _meant(self, step: Step) -> Step:
        """A step to all of a component, on the way to what serves: to the APIs that do."""
        return step._replace(answers=tuple(end for end in self.ends if end.member and end.owner == step.target))
