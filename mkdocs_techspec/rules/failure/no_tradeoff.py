"""A fix, or a stage after the first, that names no trade-off.

## What it finds

A failure with a `fix`, and without a `tradeoff`; or a stage after the first that names no trade-off, for a stage is a
fix, too: nothing stands under the `tradeoffs` of its blocks. A stage that is `rejected` costs nothing.

## Why it matters

No fix is free. A replica costs a machine and may be behind; a queue loses the order; a retry doubles what was sent.
Whoever chose the fix knew the price at that moment, and in a year nobody will: then the fix is taken for an accident
and cleaned away, or the price is paid every month for a danger that is gone.

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
  db-dies: {what: It dies, hits: shop-db, fix: A replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
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
  db-dies: {what: It dies, hits: shop-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        for failure in system.failures.values():
            if failure.fix is not None and not failure.tradeoff:
                message = f"the fix of failure '{failure.id}' names no trade-off"
                help_ = "say under `tradeoffs` what it costs, and name that with `tradeoff: …`"
                on = system.key(f"failure/{failure.id}")
                yield Finding(on=on, span=failure.span, message=message, help=help_)
        for stage in system.stages.values():
            if stage.before and stage.rejected is None and not stage.pays:
                message = f"stage '{stage.id}' names no trade-off"
                help_ = "say under its `tradeoffs` what it costs"
                yield Finding(on=system.key(f"stage/{stage.id}"), span=stage.span, message=message, help=help_)
