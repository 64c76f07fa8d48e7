"""A system with more than one last stage, or with none.

## What it finds

Two stages after which no other comes, neither of which is `rejected`; or no such stage, because all of them are. It is
not looked for while an `after` names nothing, or leads in a circle: that is told first.

## Why it matters

The last stage is what is built: its single points are told, its failures need a fix, and it is what other systems
reach. Alternatives are worth keeping, with the reason why they were not taken, so stages may form a tree. But where
the tree ends twice, a reader cannot tell which of the two is the system.

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
stage: simple
defaults: {owner: shop-team}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    replicas: 2
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  shop-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: shop-db}
```

```techspec
system: shop
stage: replicated
after: simple
fixes: db-dies
components:
  shop-db: {standby: automatic}
tradeoffs:
  standby: {chose: A standby, over: Restoring a backup, costs: A machine}
```

```techspec
system: shop
stage: sharded
after: simple
fixes: db-dies
components:
  shop-db: {shards: 4, replicas: 2}
tradeoffs:
  shards: {chose: Many databases, over: A large one, costs: No order spans two of them}
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
stage: simple
defaults: {owner: shop-team}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    replicas: 2
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  shop-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: shop-db}
```

```techspec
system: shop
stage: replicated
after: simple
fixes: db-dies
components:
  shop-db: {standby: automatic}
tradeoffs:
  standby: {chose: A standby, over: Restoring a backup, costs: A machine}
```

```techspec
system: shop
stage: sharded
after: simple
rejected: All orders of ten years fit into one database
fixes: db-dies
components:
  shop-db: {shards: 4, replicas: 2}
tradeoffs:
  shards: {chose: Many databases, over: A large one, costs: No order spans two of them}
```
````
"""
