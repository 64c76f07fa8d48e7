"""Who meets whom on a queue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import Key, Model, Verb


def ends(model: Model, verb: Verb) -> dict[Key, list[Key]]:
    """Who publishes to, or consumes from, each topic, and each queue as a whole."""
    found: dict[Key, list[Key]] = {}
    for link in model.all_links():
        if link.verb is verb:
            found.setdefault(link.target, []).append(link.source)
    return found


def others(model: Model, target: Key, by_target: Mapping[Key, Sequence[Key]]) -> Iterator[Key]:
    """Who is at the other end of `target`: of that topic or all its queue, or of a queue with all its topics."""
    yield from by_target.get(target, ())
    if target.member:
        yield from by_target.get(target.owner, ())
        return
    component = model.component(target)
    for topic in component.topics if component else ():
        yield from by_target.get(Key(target.system, target.name, topic), ())
