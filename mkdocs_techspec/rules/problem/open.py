"""A noted problem without a place or an answer.

## What it finds

An entry under `problems` that is neither answered (`answer`), nor clarified (`clarified`: what was decided to be
expected), nor put off to a place (`later`), nor dropped (`dropped`).

## Why it matters

Big questions come up while one thinks of something else. They are written down so that they are not lost, and that is
good; but a question without a place is lost more slowly, that is all. It need not be answered now. It needs the page
where it will be.

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
  db-dies: {what: It dies, hits: shop-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
problems:
  two-carts:
    ask: What if someone orders from two browsers at once, and only one piece is left?
    about: api.order
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
problems:
  two-carts:
    ask: What if someone orders from two browsers at once, and only one piece is left?
    about: api.order
    clarified: The first one gets it, and the other is told so
```
````

## See also

- [`problem/lost`](#problemlost): put off to a place that is not there.
- [`problem/unanswered`](#problemunanswered): put off to a place that says nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        for problem in system.problems.values():
            if problem.open:
                message = f"problem '{problem.id}' is open"
                help_ = "add `answer`, `clarified`, `later: page.md#heading`, or `dropped: why`"
                on = system.key(f"problem/{problem.id}")
                yield Finding(on=on, span=problem.span, message=message, help=help_)
