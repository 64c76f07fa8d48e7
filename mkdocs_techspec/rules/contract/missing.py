"""An API that the contract of its component lacks.

## What it finds

A component that names its `contract`, an OpenAPI document or a protobuf file, and an API of it that is not there: its
`route` is no operation of the contract, or it has no route, and its id is no operation's name. What parameters in a
path are called makes no difference, and neither does a query, a slash at the end, or a base path of the contract's
`servers`. For an id, `get-cart`, `GetCart`, `getCart` and `get_cart` are one.

The other way round is no gap: operations that no API names are listed at the component's entry.

## Why it matters

The contract is what clients are generated from, and the spec is what people read. Where they part, one of them is
wrong: the operation was renamed, or it was never built. Whoever plans with the other finds out late.

## Example

````markdown
```screen
screen: cart
shows:
  items: What is in the cart
does:
  add: Add a product to the cart
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: cart, calls: cart-api}
  cart-api:
    kind: server
    contract: cart.yaml
    apis:
      items: {route: "GET /carts/{id}", serves: cart.items, reads: cart-db}
      add-item: {route: POST /items, serves: cart.add, writes: cart-db}
  cart-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: cart-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

```yaml title="cart.yaml"
openapi: 3.1.0
info: {title: Carts, version: "1"}
servers:
  - url: https://api.shop.example/v1
paths:
  /carts/{cart_id}:
    get:
      operationId: getCart
  /carts/{cart_id}/items:
    post:
      operationId: addItem
```

## Mended

````markdown
```screen
screen: cart
shows:
  items: What is in the cart
does:
  add: Add a product to the cart
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: cart, calls: cart-api}
  cart-api:
    kind: server
    contract: cart.yaml
    apis:
      items: {route: "GET /carts/{id}", serves: cart.items, reads: cart-db}
      add-item: {route: "POST /carts/{id}/items", serves: cart.add, writes: cart-db}
  cart-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: cart-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## See also

- [`contract/unreadable`](#contractunreadable): there is no telling what the contract has.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contracts.matching import nearest_to, promised
from ...contracts.operations import Contract
from ...diagnostics import Note
from ...model import Api, Component, ContractFile, Key
from ..finding import Facts, Finding

_MOST_NEAR = 100


def check(facts: Facts) -> Iterator[Finding]:
    told = 0
    for key, component in facts.model.components():
        contract = facts.contracts.get(component.contract) if component.contract else None
        if component.contract is None or not isinstance(contract, Contract):
            continue
        for api in component.apis.values():
            if promised(contract, api.id, api.route):
                continue
            told += 1
            # Looking for near names takes long, and where so much is missing, it is no slip.
            near = nearest_to(contract, api.id, api.route) if told <= _MOST_NEAR else ""
            yield _finding(key, component, component.contract, api, near)


def _finding(key: Key, component: Component, named: ContractFile, api: Api, near: str) -> Finding:
    what = f"'{api.route}' of API" if api.route else "API"
    return Finding(
        on=Key(key.system, component.id, api.id),
        span=api.span,
        message=f"{what} '{component.id}.{api.id}' is not in the contract '{named.file.text}'",
        help=f"did you mean '{near}'?" if near else _mend(api),
        notes=(Note(message=f"the contract of '{component.id}'", span=named.file.span),),
    )


def _mend(api: Api) -> str:
    if api.route:
        return "write the route that is there, or add it to the contract"
    return "add its `route`, as the contract has it, or add it to the contract"
