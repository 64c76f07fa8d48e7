"""A stage of which nobody knows what it is for.

## What it finds

A stage after the first with neither `fixes`, the failures of the stages before that it is there for, nor `why`.

## Why it matters

A system grows because something hurt: it went down, it was slow, two people could not work on it at once. Whoever
reads the stages in order can follow each step, as long as each says what it is there for. A step without a reason is
copied by the next team, because it looks like something that grown-up systems have.

## Example

````markdown
```screen
screen: home
shows:
  products: What is for sale
does:
  order: Order a product
```

```techspec
system: shop
stage: simple
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  shop-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: shop-db, fix: The other one, tradeoff: two}
tradeoffs:
  two: {chose: Two of it, over: Restoring a backup, costs: A machine}
```

```techspec
system: shop
stage: cached
after: simple
defaults: {owner: shop-team, replicas: 2}
components:
  shop-cache: {kind: cache, of: shop-db}
  api: {apis: {products: {reads: {to: shop-cache, miss: shop-db}}}}
tradeoffs:
  cache: {chose: A cache, over: A larger database, costs: Prices may be a minute old}
```
````

## Mended

````markdown
```screen
screen: home
shows:
  products: What is for sale
does:
  order: Order a product
```

```techspec
system: shop
stage: simple
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  shop-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: shop-db, fix: The other one, tradeoff: two}
tradeoffs:
  two: {chose: Two of it, over: Restoring a backup, costs: A machine}
```

```techspec
system: shop
stage: cached
after: simple
why: The products are read a thousand times for each order
defaults: {owner: shop-team, replicas: 2}
components:
  shop-cache: {kind: cache, of: shop-db}
  api: {apis: {products: {reads: {to: shop-cache, miss: shop-db}}}}
tradeoffs:
  cache: {chose: A cache, over: A larger database, costs: Prices may be a minute old}
```
````

## See also

- [`failure/no-tradeoff`](#failureno-tradeoff): it says what it is for, and not what it costs.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Stage, System
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        for stage in system.stages.values():
            if stage.before and not stage.fixes and stage.why is None:
                message = f"stage '{stage.id}' fixes nothing, and does not say why it is there"
                on = system.key(f"stage/{stage.id}")
                yield Finding(on=on, span=stage.span, message=message, help=_help(system, stage))


def _help(system: System, stage: Stage) -> str:
    before = system.way_to(stage.before)
    failures = [failure.id for failure in system.failures.values() if failure.stage in before]
    listed = ", ".join(sorted(failures)[:_MOST])
    return f"add `fixes: [{listed or '…'}]`, the failures that it is there for, or `why: …`"


_MOST = 3
