"""Synchronous calls in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph import circles
from ...model import Key, Link, Verb
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    calls = [
        link
        for all_of in facts.model.links.values()
        for one in all_of
        for link in one.alternatives()
        if link.verb is Verb.CALLS
    ]
    edges: dict[Key, list[Key]] = {}
    for link in calls:
        edges.setdefault(link.source.owner, []).append(link.target.owner)
    for circle in circles(edges):
        inside = [link for link in calls if link.source.owner in circle and link.target.owner in circle]
        yield _finding(circle, min(inside, key=lambda link: (link.source, link.target)))


def _finding(circle: set[Key], link: Link) -> Finding:
    system = link.source.system
    names = ", ".join(f"'{key.seen_from(system)}'" for key in sorted(circle))
    help_ = "make one of the calls an event, or `optional: true` where the caller works without it"
    return Finding(on=link.source.owner, span=link.span, message=f"calls in a circle: {names}", help=help_)
