"""Synchronous calls in a circle.

## What it finds

Components that `calls` each other in a circle, or one that calls itself: each waits for the next, and the last for
the first. What is published to a queue waits for nobody, and closes no circle.

Off by default, because circles are normal in many real systems, and often harmless.

## Why it matters

In a circle, one slow component makes all of them slow, and none can be started, deployed or tested before the others.
When all their threads wait for each other, the circle stands still although each of them is healthy.

## Example

````markdown
```screen
screen: cart
does:
  order: Order what is in the cart
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: cart, calls: orders}
  orders:
    kind: server
    apis:
      order: {route: POST /orders, serves: cart.order, calls: stock.take}
      is-paid: GET /orders/7/paid
  stock:
    kind: server
    apis:
      take: {route: POST /stock/7, calls: orders.is-paid}
failures:
  stock-down: {what: No answer, hits: stock, fix: We order and look later, tradeoff: sorry}
tradeoffs:
  sorry: {chose: To sell what may be gone, over: Nothing, costs: A mail that says sorry}
```
````

```yaml title="mkdocs.yml"
plugins:
  - techspec:
      rules: {failure/cycle: warning}
```

## Mended

````markdown
```screen
screen: cart
does:
  order: Order what is in the cart
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: cart, calls: orders}
  orders:
    kind: server
    apis:
      order: {route: POST /orders, serves: cart.order, calls: stock.take}
  stock:
    kind: server
    apis:
      take: {route: POST /stock/7, note: The order is paid when this is called}
failures:
  stock-down: {what: No answer, hits: stock, fix: We order and look later, tradeoff: sorry}
tradeoffs:
  sorry: {chose: To sell what may be gone, over: Nothing, costs: A mail that says sorry}
```
````

## Settings

`rules: {failure/cycle: warning}` turns it on.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...graph import circles
from ...model import Key, Link, Verb
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    calls = [link for link in facts.model.all_links() if link.verb is Verb.CALLS]
    edges: dict[Key, list[Key]] = {}
    for link in calls:
        edges.setdefault(link.source.owner, []).append(link.target.owner)
    for circle in circles(edges):
        inside = [link for link in calls if link.source.owner in circle and link.target.owner in circle]
        yield _finding(circle, min(inside, key=lambda link: (link.source, link.target)))


def _finding(circle: set[Key], link: Link) -> Finding:
    system = link.source.system
    names = ", ".join(f"'{key.seen_from(system)}'" for key in sorted(circle))
    help_ = "make one of the calls an event, or `optional: true` where the caller works without it"
    return Finding(on=link.source.owner, span=link.span, message=f"calls in a circle: {names}", help=help_)
