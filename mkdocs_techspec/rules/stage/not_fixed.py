"""A failure that a stage says it fixes, and that takes down just as much there.

## What it finds

A failure under a stage's `fixes` that, at this stage, still loses all that it lost at its own: one instance of each
thing that it `hits` is taken down at both stages, and the needs that are lost are held against each other. A failure
that loses nothing, but makes a screen stale or leaves it without a part, is left alone.

## Why it matters

The word `fixes` is what later readers trust. Between the day that a stage is drawn and the day that it is built, the
part that took over is moved, renamed, or put off, and the word stays. Here it is held against what the stage draws.

## Example

````markdown
```screen
screen: home
shows:
  products: What is for sale
```

```techspec
system: shop
stage: one-room
defaults: {owner: shop-team}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    replicas: 2
    apis:
      products: {route: GET /products, serves: home.products, reads: {to: shop-db, else: copy}}
  shop-db: {kind: database, replicates: copy}
  copy: {kind: database}
failures:
  fire: {what: The room with both databases burns down, hits: [shop-db, copy]}
```

```techspec
system: shop
stage: two-rooms
after: one-room
fixes: fire
components:
  api: {replicas: 4}
tradeoffs:
  rooms: {chose: Two rooms, over: One, costs: Twice the rent}
```
````

## Mended

````markdown
```screen
screen: home
shows:
  products: What is for sale
```

```techspec
system: shop
stage: one-room
defaults: {owner: shop-team}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    replicas: 2
    apis:
      products: {route: GET /products, serves: home.products, reads: {to: shop-db, else: copy}}
  shop-db: {kind: database, replicates: copy}
  copy: {kind: database}
failures:
  fire: {what: The room with both databases burns down, hits: [shop-db, copy]}
```

```techspec
system: shop
stage: two-rooms
after: one-room
fixes: fire
components:
  api: {replicas: 4}
  copy: {managed: true}
tradeoffs:
  rooms: {chose: Two rooms, over: One, costs: Twice the rent}
```
````

## See also

- [`failure/unfixed`](#failureunfixed): no stage says that it fixes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Note
from ...model import Failure, Stage, System
from ...source import Word
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        for stage in system.stages.values():
            for word in stage.fixes:
                failure = _failure(facts, system, word)
                if failure is not None:
                    yield from _check(facts, system, stage, word, failure)


def _failure(facts: Facts, system: System, word: Word) -> Failure | None:
    key = facts.model.targets.get(word.span)
    homes = (system, *facts.model.stages.get(system.id, {}).values())
    found = (home.failures.get(key.name.removeprefix("failure/")) for home in homes if key is not None)
    return next((one for one in found if one is not None), None)


def _check(facts: Facts, system: System, stage: Stage, word: Word, failure: Failure) -> Iterator[Finding]:
    before = facts.at(system.id, failure.stage or stage.before).radius(failure).lost
    after = facts.at(system.id, stage.id).radius(failure).lost
    if before and before <= after:
        hit = ", ".join(f"'{one.text}'" for one in failure.hits)
        names = [f"'{need.seen_from(system.id)}'" for need in sorted(before)]
        listed = ", ".join(names[:_MOST]) + (f" and {len(names) - _MOST} more" if len(names) > _MOST else "")
        lost = "is lost" if len(names) == 1 else "are lost"
        message = f"stage '{stage.id}' does not fix '{failure.id}': with {hit} down, {listed} {lost} as before"
        help_ = f"add what takes over from {hit}, or take `{failure.id}` out of `fixes`"
        notes = (Note(message="the failure", span=failure.span),)
        on = system.key(f"stage/{stage.id}")
        yield Finding(on=on, span=word.span, message=message, help=help_, notes=notes)


_MOST = 3
