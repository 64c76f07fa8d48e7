"""A component that nobody owns.

## What it finds

A component without an `owner`, of its own or from the `defaults` of its block. An `external` service needs none: its
owner is someone else.

## Why it matters

A box without an owner gets built by nobody, or by two teams. At three in the morning it is the box whose pager is
unknown. Naming an owner is cheap while the box is a line of text.

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
defaults: {replicas: 2}
components:
  web: {kind: page, owner: web-team, screens: home, calls: api}
  api:
    kind: server
    owner: shop-team
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
defaults: {replicas: 2}
components:
  web: {kind: page, owner: web-team, screens: home, calls: api}
  api:
    kind: server
    owner: shop-team
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  shop-db: {kind: database, owner: storage}
failures:
  db-dies: {what: It dies, hits: shop-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## See also

- [`owner/unknown`](#ownerunknown): an owner that the site does not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Kind
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, component in facts.model.components():
        if not component.owners and component.kind is not Kind.EXTERNAL:
            message = f"{component.kind_name} '{component.id}' has no owner"
            help_ = "add `owner: a-team`, or `defaults: {owner: a-team}` for the whole block"
            yield Finding(on=key, span=component.span, message=message, help=help_)
