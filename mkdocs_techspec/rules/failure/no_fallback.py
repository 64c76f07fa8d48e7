"""A cache that is read with no way to its truth when it misses or is down."""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.wiring import Wiring, whole
from ...graph import closure
from ...model import Key, Kind, Link, Verb
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for source, links in sorted(facts.model.links.items()):
        for written in links:
            for link in written.alternatives():
                if link.verb is Verb.READS and _without(facts, link):
                    yield _finding(facts, source, link)


def _without(facts: Facts, link: Link) -> bool:
    cache = facts.model.component(link.target)
    if cache is None or cache.kind is not Kind.CACHE or cache.volatile or not cache.of:
        return False
    truths = {truth.owner for truth in facts.model.truths.get(link.target.owner, ())}
    spares = [spare for spare in (link.miss, link.fallback) if spare is not None]
    return bool(truths) and not any(_leads(facts.support.wiring, spare, truths) for spare in spares)


def _leads(wiring: Wiring, spare: Link, truths: set[Key]) -> bool:
    """Whether a spare, or its own spare, comes to one of the truths by reading and calling."""
    targets = [whole(link.target) for link in spare.alternatives()]
    reached = closure(targets, wiring.asked_from)
    return any(node.owner in truths for node in reached)


def _finding(facts: Facts, source: Key, link: Link) -> Finding:
    reader, cache = source.seen_from(source.system), link.target.seen_from(source.system)
    truth = facts.model.truths[link.target.owner][0].seen_from(source.system)
    return Finding(
        on=source,
        span=link.span,
        message=f"'{reader}' reads cache '{cache}' with no way to its truth",
        help=f"write `{{to: {cache}, miss: {truth}}}`, or name an `else` that leads there",
    )
