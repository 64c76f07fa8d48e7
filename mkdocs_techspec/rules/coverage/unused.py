"""A component or API that is not used.

## What it finds

A component that no screen needs: no page reaches it, it feeds nothing that is in use (as a worker that writes, a
scheduler that calls, a monitor that watches), and it is not `offscreen`. And an API that serves no need and that
nothing calls by its name.

A bare link to a component uses those of its APIs that serve a need. An API that serves none must be named:
`auth.verify`.

## Why it matters

Either it can go, and with it the work, the cost and the way in that it would be for an attacker; or it is used in a
way that the spec does not tell, and then its next reader will take it out. What is not there for any screen says so:
`offscreen`, and why.

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
      products: {route: GET /, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  similar: {kind: server, apis: {get: GET /similar/7}, reads: shop-db}
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
      products: {route: GET /, serves: home.products, reads: shop-db, calls: similar.get}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  similar: {kind: server, apis: {get: GET /similar/7}, reads: shop-db}
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

from ...analysis.support import Status
from ...model import PRESENTING, Api, Component, Key
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    used = facts.support.used
    for key, component in facts.model.components():
        if key not in used:
            message = f"{component.kind_name} '{component.id}' is used by no screen"
            yield Finding(on=key, span=component.span, message=message, help=_help(component))
            continue
        for api in component.apis.values():
            api_key = Key(key.system, key.name, api.id)
            if api_key not in used and not _told_already(facts, api_key, api):
                yield _unused_api(api_key, api)


def _unused_api(key: Key, api: Api) -> Finding:
    name = key.seen_from(key.system)
    if api.serves:
        message = f"API '{name}' serves a need, but no page reaches it"
        help_ = "call it from what the page reaches, say `offscreen: why`, or take it out"
    else:
        message = f"API '{name}' serves no need, and nothing names it"
        help_ = "add what it `serves`, call it by name, say `offscreen: why`, or take it out"
    return Finding(on=key, span=api.span, message=message, help=help_)


def _told_already(facts: Facts, key: Key, api: Api) -> bool:
    """Whether a need that it serves is told to be out of reach: the same gap, from its other end."""
    needs = (facts.model.targets.get(word.span) for word in api.serves)
    supports = (facts.support.needs.get(need) for need in needs if need)
    return any(one is not None and one.status is Status.UNREACHABLE and key in one.servers for one in supports)


def _help(component: Component) -> str:
    if component.kind in PRESENTING:
        return "add the `screens` that it presents, say `offscreen: why`, or take it out"
    return f"link to '{component.id}' from what uses it, say `offscreen: why`, or take it out"
