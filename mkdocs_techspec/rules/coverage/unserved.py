"""A need that nothing serves.

## What it finds

A line under a screen's `shows` or `does` that no API and no component names in its `serves`; unless the need, or its
whole screen, is `planned`, or the need is `local`.

## Why it matters

This is what the whole language is for. A screen knows nothing of the technology, and whoever draws it does not have
to; the spec points back at the screens. So when a line is added to a screen, the build fails until someone has
decided what will support it, or that it can wait, and why.

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
      order: {route: POST /orders, writes: shop-db}
  shop-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: shop-db, fix: A replica, tradeoff: replica}
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

## See also

- [`coverage/unreachable`](#coverageunreachable): served, but not where the page gets to.
- [`coverage/unstored`](#coverageunstored): served, but by something that has no data.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.support import Status
from ...diagnostics import nearest
from ...model import Key, Need
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, _, need in facts.model.needs():
        if facts.support.needs[key].status is Status.UNSERVED:
            message = f"need '{key.seen_from(key.system)}' is served by nothing"
            yield Finding(on=key, span=need.span, message=message, help=_help(facts, key, need))


def _help(facts: Facts, key: Key, need: Need) -> str:
    serves = f"add `serves: {key.seen_from(key.system)}` to {_server(facts, key)}"
    if need.shown:
        return f"{serves}, or say `planned: why` at the need"
    return f"{serves}, or say `planned: why` or `local: true` at the need"


_MANY = 100


def _server(facts: Facts, key: Key) -> str:
    """The API whose name is nearest to the need's, as the likeliest to serve it."""
    system = facts.model.systems[key.system]
    if len(system.components) > _MANY:
        return "the API that does it"
    apis = {api.id: f"{one.id}.{api.id}" for one in system.components.values() for api in one.apis.values()}
    near = nearest(key.member, apis)
    return f"the API that does it, '{apis[near]}' perhaps" if near else "the API that does it"
