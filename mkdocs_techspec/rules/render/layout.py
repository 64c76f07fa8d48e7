"""A picture that could not be laid out.

## What it finds

A `techspec` block whose picture Graphviz did not lay out: it would have too many boxes, it took too long or too much
memory, or Graphviz is missing or failed. The page then shows the tables without the picture. Only a build of the site
draws, so `techspec check` never tells of this.

## Why it matters

A picture that is silently not there looks like a page that never had one. And one of three hundred boxes, if it could
be drawn, would be no help to anyone: such a system is easier to read in parts.

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
```
````

```yaml title="mkdocs.yml"
plugins:
  - techspec:
      limits: {boxes: 3}
```

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
  shop-db: {kind: database, hidden: true}
failures:
  db-dies: {what: It dies, hits: shop-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## Settings

`limits` holds `boxes`, `layout_seconds` and `layout_memory`. `layout: dot` lets an installed Graphviz do it.
"""
