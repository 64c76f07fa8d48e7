"""A waiver that is out of date.

## What it finds

An entry under `accept` whose `until` has passed. Its last day is the one it names. From then on it covers nothing, at
any stage, so the gap that it covered, if it is still there, is told as well.

## Why it matters

"Only until the summer" is a decision for a while, made by people who knew why. When the while is over, it is theirs
to make again. Without a day, such a decision is for ever, made by nobody.

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
defaults: {owner: shop-team}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    replicas: 2
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  shop-db: {kind: database, standby: automatic}
failures:
  db-dies: {what: It dies, hits: shop-db, fix: The standby, tradeoff: standby}
tradeoffs:
  standby: {chose: A standby, over: Restoring a backup, costs: A machine}
accept:
  - gap: coverage/unserved
    on: home.order
    why: Ordering comes with the second release
    until: 2026-09-30
```
````

```yaml title="mkdocs.yml"
plugins:
  - techspec:
      today: 2026-11-22
```

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
defaults: {owner: shop-team}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    replicas: 2
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  shop-db: {kind: database, standby: automatic}
failures:
  db-dies: {what: It dies, hits: shop-db, fix: The standby, tradeoff: standby}
tradeoffs:
  standby: {chose: A standby, over: Restoring a backup, costs: A machine}
```
````

## Settings

`today` is the day that `until` is held against, for builds that must come out the same on any day. Without it, it is
that of `TECHSPEC_TODAY` or of `SOURCE_DATE_EPOCH`, or the day of the build.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding
from .waiving import expired


def check(facts: Facts) -> Iterator[Finding]:
    for waiver in facts.model.waivers:
        until = waiver.accept.until
        if until is not None and expired(waiver, facts.config.today):
            message = f"accepting '{waiver.accept.gap.text}' ended on {until.text}"
            on = facts.model.systems[waiver.system].key("")
            yield Finding(
                on=on, span=until.span, message=message, help="mend the gap, or decide again and move `until`"
            )
