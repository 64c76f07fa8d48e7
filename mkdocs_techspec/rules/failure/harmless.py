"""A failure that hits what harms no need.

## What it finds

An entry under `failures` after which everything still works: with all that it `hits` down, no need of any screen is
lost, degraded or stale. A failure of a stage is looked at as things are at that stage. What is `offscreen` is there for
no need, so a failure of it is left alone; and so are those of a system in which some need is not supported yet.

## Why it matters

Someone thought of this failure because it would hurt, so either the failure names the wrong thing, or the spec leaves
out why the thing is needed. A page, a mobile app or a client is a common slip: everyone has their own, so it is never
down; what is down is something that it leans on. The other way round, a thing whose loss nobody would see is a thing
that the product may not need.

## Example

````markdown
```screen
screen: home
shows:
  products: What is for sale
does:
  search: Look for a product
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      search: {route: GET /search, serves: home.search, reads: index}
  shop-db: {kind: database, replicates: index}
  index: {kind: search}
failures:
  no-hits:
    what: Nobody finds anything
    hits: web
    fix: The index can be built anew within minutes
    tradeoff: rebuild
tradeoffs:
  rebuild: {chose: Building it anew, over: Backups of the index, costs: Minutes without search}
```
````

## Mended

````markdown
```screen
screen: home
shows:
  products: What is for sale
does:
  search: Look for a product
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      search: {route: GET /search, serves: home.search, reads: index}
  shop-db: {kind: database, replicates: index}
  index: {kind: search}
failures:
  no-hits:
    what: Nobody finds anything
    hits: index
    fix: The index can be built anew within minutes
    tradeoff: rebuild
tradeoffs:
  rebuild: {chose: Building it anew, over: Backups of the index, costs: Minutes without search}
```
````

## See also

- [`failure/single-point`](#failuresingle-point): what takes a need down, and is under nobody's `failures`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.snapshots import Snapshot, hits
from ...model import HOST, PRESENTING, Failure, Key, System
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    unsupported = unsupported_systems(facts)
    for system in facts.model.systems.values():
        # What harms a need that nothing supports yet is not known.
        for failure in system.failures.values() if system.id not in unsupported else ():
            snapshot = when(facts, system, failure)
            things = hits(facts.model, failure)
            if (
                len(things) == len(failure.hits)
                and _are_there(snapshot, things)
                and not _is_harm(snapshot, things, failure)
            ):
                names = ", ".join(f"'{key.seen_from(system.id)}'" for key in things)
                down = "that is down" if len(things) == 1 else "they are down"
                message = f"failure '{failure.id}' hits {names}, and no need is harmed when {down}"
                on = system.key(f"failure/{failure.id}")
                yield Finding(on=on, span=failure.hits[0].span, message=message, help=_help(snapshot, things))


def unsupported_systems(facts: Facts) -> set[str]:
    """The systems of which some need is not supported, so that it is not known what harms nothing there."""
    return {key.system for key, need in facts.support.needs.items() if not need.status.supported}


def when(facts: Facts, system: System, failure: Failure) -> Snapshot:
    """The site when a failure is told of: at its stage, else at the first at which there is what it hits."""
    things = hits(facts.model, failure)
    stages = [facts.at(system.id, stage) for stage in (failure.stage,) if stage]
    stages += [facts.here, *(facts.at(system.id, stage) for stage in system.stages)]
    return next((one for one in stages if all(_is_there(one, key) for key in things)), stages[0])


def _are_there(snapshot: Snapshot, things: tuple[Key, ...]) -> bool:
    """Whether all of what a failure names is known, and can be down: what is not, is told as such."""
    return bool(things) and all(_is_there(snapshot, key) for key in things)


def _is_there(snapshot: Snapshot, key: Key) -> bool:
    return key.name.startswith(HOST) or snapshot.model.component(key) is not None


def _is_harm(snapshot: Snapshot, things: tuple[Key, ...], failure: Failure) -> bool:
    """Whether anything is harmed, or is not there to be: what is off screen is there for no need."""
    components = [snapshot.model.component(key) for key in things]
    aside = all(one is not None and (one.offscreen is not None or not one.known) for one in components)
    return aside or snapshot.harms(failure)


def _help(snapshot: Snapshot, things: tuple[Key, ...]) -> str:
    pages = [one for key in things if (one := snapshot.model.component(key)) and one.kind in PRESENTING]
    if pages:
        return f"'{pages[0].id}' is never down, everyone has their own: name what it leans on"
    return (
        "name what it takes down, draw the link that is missing, or accept it; "
        "a worker behind a queue harms the needs that it `serves`"
    )
