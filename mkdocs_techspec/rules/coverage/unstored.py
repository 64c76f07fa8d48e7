"""A shown need without data behind it.

## What it finds

A need under `shows` that is served by something which reads no data. From what serves it, `reads`, `calls`, `else`
and `miss` are followed; somewhere a `reads` must lead to a database, a storage, a search, an external service, or a
cache or CDN that is a copy of one. Where the need names its `data`, it must lead to exactly these data sets. What
needs no data is `computed`.

## Why it matters

What a person sees comes from somewhere. An API with a route and no source is where specs are vaguest: "and then it
returns the list". Asking for the source brings out the database that nobody planned, and the one that two teams both
think the other fills.

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
      products: {route: GET /products, serves: home.products, note: In stock}
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
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    apis:
      products: {route: GET /products, serves: home.products, note: In stock, reads: shop-db}
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

from ...analysis.support import NeedSupport, Status
from ...diagnostics import Note, nearest
from ...model import Key
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, _, need in facts.model.needs():
        support = facts.support.needs[key]
        if support.status is not Status.UNSTORED:
            continue
        name, servers = key.seen_from(key.system), _servers(support, key.system)
        notes = tuple(
            Note(message=f"'{one.server.seen_from(key.system)}' serves it", span=one.span)
            for one in facts.model.services[key]
        )
        if support.unread:
            sets = " and ".join(f"'{one}'" for one in support.unread)
            message = f"need '{name}' shows the data set {sets}, which {servers} does not read"
            help_ = _read_help(facts, support)
        else:
            message = f"need '{name}' is shown, but {servers} reads no data"
            help_ = f"add `reads: …` to {servers}, or `computed: why` where it needs none"
        yield Finding(on=key, span=need.span, message=message, help=help_, notes=notes)


def _servers(support: NeedSupport, system: str) -> str:
    return " or ".join(f"'{server.seen_from(system)}'" for server in support.servers)


def _read_help(facts: Facts, support: NeedSupport) -> str:
    wanted = support.unread[0]
    stores = {
        store: Key(key.system, key.name, store)
        for key, component in facts.model.components()
        for store in component.stores
    }
    near = nearest(wanted, stores)
    if not near:
        return f"add a store `{wanted}` to the component that keeps it, and read it"
    where = stores[near].seen_from(support.need.system)
    hint = "" if near == wanted else f" (did you mean '{near}'?)"
    return f"add `reads: {where}` to {_servers(support, support.need.system)}{hint}"
