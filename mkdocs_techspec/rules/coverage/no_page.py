"""A screen that no page presents.

## What it finds

A screen that is in the `screens` of no page, mobile app or client; a `part: true` screen that no presented screen
includes; and a need that every page which presents its screen leaves out with `without`. A screen that is `planned`
is never a gap.

## Why it matters

Someone drew this screen because people should see it. If nothing presents it, then either the work was forgotten, or
the screen was given up and only its drawing lives on. Both are worth a question before the release, not after it.

## Example

````markdown
```screen
screen: cart
does:
  pay: Pay for what is in the cart
```

```screen
screen: receipt
shows:
  paid: What was paid, and when
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: [cart], calls: orders}
  orders:
    kind: server
    apis:
      pay: {route: POST /payments, serves: cart.pay, writes: orders-db}
      receipt: {route: GET /receipts/7, serves: receipt.paid, reads: orders-db}
  orders-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: orders-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## Mended

````markdown
```screen
screen: cart
does:
  pay: Pay for what is in the cart
```

```screen
screen: receipt
shows:
  paid: What was paid, and when
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: [cart, receipt], calls: orders}
  orders:
    kind: server
    apis:
      pay: {route: POST /payments, serves: cart.pay, writes: orders-db}
      receipt: {route: GET /receipts/7, serves: receipt.paid, reads: orders-db}
  orders-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: orders-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````
"""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.support import Status
from ...model import Key, Screen
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, screen in facts.model.screens():
        if screen.planned:
            continue
        if key not in facts.support.presented:
            yield _screen(key, screen)
            continue
        for need in screen.needs:
            need_key = Key(key.system, screen.id, need.id)
            if facts.support.needs[need_key].status is Status.NO_PAGE:
                message = f"need '{need_key.seen_from(key.system)}' is left out by every page that presents its screen"
                help_ = "take it out of one page's `without`, or say `planned: why` at the need"
                yield Finding(on=need_key, span=need.span, message=message, help=help_)


def _screen(key: Key, screen: Screen) -> Finding:
    if screen.part:
        help_ = f"add `{screen.id}` to the `includes` of a screen that a page presents"
        message = f"screen '{screen.id}' is a part of no screen that a page presents"
    else:
        help_ = f"add `{screen.id}` to the `screens` of a component of kind page, mobile or client"
        message = f"screen '{screen.id}' is presented by no page"
    return Finding(on=key, span=screen.span, message=message, help=help_)
