"""A cache that is read with no way to its truth when it misses or is down.

## What it finds

A `reads` of a cache that is `of` something, with neither a `miss` nor an `else` that leads to that truth. It may lead
there by itself, by way of an API that reads it, or to a replica of it. A cache that is `volatile` has nothing to fall
back to.

## Why it matters

A cache that everybody reads and nobody goes around is not a cache any more: it is where the data lives. It starts
empty after every restart, it forgets when it is full, and on that day the page is blank, though every tweet is safe
in the database.

## Example

````markdown
```screen
screen: home
shows:
  timeline: Tweets of the people I follow
does:
  post: Post a tweet
```

```techspec
system: feed
defaults: {owner: timelines-team, replicas: 2}
components:
  web: {kind: page, screens: home, calls: feed-api}
  feed-api:
    kind: server
    apis:
      timeline:
        route: GET /timeline
        serves: home.timeline
        reads: timelines
      post: {route: POST /tweets, serves: home.post, writes: [tweets-db, timelines]}
  timelines: {kind: cache, of: tweets-db}
  tweets-db: {kind: database}
failures:
  cache-dies: {what: It dies, hits: timelines, fix: The database answers, tradeoff: slow}
tradeoffs:
  slow: {chose: A slow answer, over: None at all, costs: A large database}
```
````

## Mended

````markdown
```screen
screen: home
shows:
  timeline: Tweets of the people I follow
does:
  post: Post a tweet
```

```techspec
system: feed
defaults: {owner: timelines-team, replicas: 2}
components:
  web: {kind: page, screens: home, calls: feed-api}
  feed-api:
    kind: server
    apis:
      timeline:
        route: GET /timeline
        serves: home.timeline
        reads: {to: timelines, miss: tweets-db}
      post: {route: POST /tweets, serves: home.post, writes: [tweets-db, timelines]}
  timelines: {kind: cache, of: tweets-db}
  tweets-db: {kind: database}
failures:
  cache-dies: {what: It dies, hits: timelines, fix: The database answers, tradeoff: slow}
tradeoffs:
  slow: {chose: A slow answer, over: None at all, costs: A large database}
```
````
"""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.wiring import Wiring, whole
from ...graph import closure
from ...model import Key, Kind, Link, Verb
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for links in facts.model.links.values():
        for written in links:
            for link in written.alternatives():
                if link.verb is Verb.READS and _without(facts, link, written):
                    yield _finding(facts, link)


def _without(facts: Facts, link: Link, written: Link) -> bool:
    """Whether a cache is read with no spare that leads to its truth; where it is one itself, that may be the first."""
    cache = facts.model.component(link.target)
    if cache is None or cache.kind is not Kind.CACHE or cache.volatile or not cache.of:
        return False
    truths = _truths(facts, link.target.owner)
    if link is not written and written.target.owner in truths:
        return False
    spares = [spare for spare in (link.miss, link.fallback) if spare is not None]
    return bool(truths) and not any(_leads(facts.support.wiring, spare, truths) for spare in spares)


def _truths(facts: Facts, cache: Key) -> set[Key]:
    """What a cache is a copy of, step by step where that is a copy, too, and what these replicate to."""

    def onward(key: Key) -> Iterator[Key]:
        yield from (truth.owner for truth in facts.model.truths.get(key, ()))
        links = facts.model.links.get(key, ())
        yield from (link.target.owner for link in links if link.verb is Verb.REPLICATES)

    return closure([cache], onward) - {cache}


def _leads(wiring: Wiring, spare: Link, truths: set[Key]) -> bool:
    """Whether a spare, or its own spare, comes to one of the truths by reading and calling."""
    targets = [whole(link.target) for link in spare.alternatives()]
    reached = closure(targets, wiring.asked_from)
    return any(node.owner in truths for node in reached)


def _finding(facts: Facts, link: Link) -> Finding:
    source = link.source
    reader, cache = source.seen_from(source.system), link.target.seen_from(source.system)
    truth = min(_truths(facts, link.target.owner)).seen_from(source.system)
    return Finding(
        on=source,
        span=link.span,
        message=f"'{reader}' reads cache '{cache}' with no way to its truth",
        help=f"write `{{to: {cache}, miss: {truth}}}`, or name an `else` that leads there",
    )
