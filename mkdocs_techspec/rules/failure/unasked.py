"""A system of which nothing says what will fail.

## What it finds

A system with components, and neither an entry under `failures`, nor an accepted gap of that family, nor a later stage
that says what it is there for (`fixes` or `why`).

## Why it matters

Every system fails in some way, so a spec that knows of none has not been asked. The question costs an hour before the
release, and a night after it. One honest answer is enough to end this warning; the second comes by itself.

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

## See also

- [`failure/single-point`](#failuresingle-point): the same question, asked of each component in turn.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Key, System, Waiver
from ..accept.waiving import covers
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    asked = {waiver.system for waiver in facts.model.waivers if _answers(waiver)}
    for system in facts.model.systems.values():
        if system.components and not system.failures and system.id not in asked and not _grows(system):
            message = f"nothing says what will fail in system '{system.id}'"
            help_ = "ask it of each component, and write down the first answer under `failures`"
            yield Finding(on=system.key(""), span=system.span, message=message, help=help_)


def _grows(system: System) -> bool:
    """Whether a later stage says what it is there for."""
    return any(stage.before and (stage.fixes or stage.why) for stage in system.stages.values())


def _answers(waiver: Waiver) -> bool:
    """Whether a waiver says what will fail; one that is on this very gap does not."""
    family = waiver.accept.gap.text.partition("/")[0]
    return family == "failure" and not covers(waiver, "failure/unasked", Key(waiver.system, ""))
