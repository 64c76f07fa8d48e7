"""A contract that cannot be read.

## What it finds

A component whose `contract` names a file that is not there, that may not be read, or that is neither an OpenAPI
document (3.0 or later, in YAML or JSON) nor a protobuf file with the service that is named.

Files are read from the docs folder and from the folders in the setting `roots`, and from nowhere else, also not through
a symbolic link. They may have 2 MiB; the setting `limits: {contract_size: …}` changes that.

## Why it matters

A contract that is not read is not held against anything. A file that was moved would then end the check of a
component's APIs without a word.

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
    contract: carts.yaml
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

- [`contract/missing`](#contractmissing): the contract can be read, and an API is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contracts.operations import Unread
from ...model import ContractFile
from ...source import Span
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, component in facts.model.components():
        named = component.contract
        unread = facts.contracts.get(named) if named else None
        if named is None or not isinstance(unread, Unread):
            continue
        message = f"the contract '{named.file.text}' of component '{component.id}' {unread.why}"
        yield Finding(on=key, span=_place(named, unread), message=message, help=unread.help)


def _place(named: ContractFile, unread: Unread) -> Span:
    """The name of the service that is not there, else that of the file."""
    return next((one.span for one in named.services if one.text == unread.service), named.file.span)
