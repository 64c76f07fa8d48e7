"""A problem that is put off to a place that does not exist.

## What it finds

A problem whose `later` names a page that is not there, or a heading that this page does not have.

## Why it matters

"We will answer this in the chapter on payments" is a promise to the reader, and keeps only as long as there is such a
chapter. It is renamed, merged or never written, and the question goes with it.

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
  refunds:
    ask: What happens to a refund when the card has expired?
    about: api.order
    later: payments.md#refunds
```
````

````markdown title="payments.md"
# Payments

## Paying money back

Refunds are to be thought through before the first sale.
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
  refunds:
    ask: What happens to a refund when the card has expired?
    about: api.order
    later: payments.md#paying-money-back
```
````

## See also

- [`problem/unanswered`](#problemunanswered): the place is there, and says nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from ...diagnostics import nearest
from ...language.linker import resolve
from ...language.prose import heading_anchors
from ...source import Source, Word
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    anchors_of = cache(heading_anchors)
    for system in facts.model.systems.values():
        for problem in system.problems.values():
            if problem.later is None or "://" in problem.later.text:
                continue
            gap = missing_place(facts, problem.later, anchors_of)
            if gap:
                on = system.key(f"problem/{problem.id}")
                message = f"problem '{problem.id}' is put off to {gap[0]}"
                yield Finding(on=on, span=problem.later.span, message=message, help=gap[1])


def missing_place(facts: Facts, later: Word, anchors_of: Callable[[Source], frozenset[str]]) -> tuple[str, str] | None:
    """What is not there of the place that a `later` names, with the mend; None where all of it is."""
    uri = resolve(later.span.source, later.text)
    page = facts.sources.get(uri)
    if page is None:
        near = nearest(uri, facts.sources)
        return f"'{later.text}', and there is no page '{uri}'", f"did you mean '{near}'?" if near else "write that page"
    anchor = later.text.partition("#")[2]
    anchors = anchors_of(page) if anchor else frozenset()
    if not anchor or anchor in anchors:
        return None
    near = nearest(anchor, anchors)
    help_ = f"did you mean '#{near}'?" if near else f"add that heading to '{uri}'"
    return f"'{later.text}', and '{uri}' has no heading '#{anchor}'", help_
