"""A block that is too large or too deep.

## What it finds

A block with more characters, levels or parts than the limits allow, or a text in it that is too long. The limits are
far above what people write: 256 Ki characters and 50,000 parts a block, 32 levels, 64 Ki characters a text.

## Why it matters

Pages come from many hands, some of them from strangers' pull requests. A block that is built to exhaust the machine
ends here, with a line that says where, and not with a build that hangs. And a block of that size, if it is meant, is
no spec that anyone reads.

## Example

````markdown
```screen
screen: visits
title: Visits, past and planned
shows:
  visits: When this pet was seen, and why
```

```techspec
system: clinic
defaults: {owner: records, replicas: 2}
components:
  web: {kind: page, screens: visits, calls: visits-api}
  visits-api:
    kind: server
    apis:
      list: {route: GET /pets/7/visits, serves: visits.visits, reads: visits-db}
  visits-db:
    kind: database
    note: The law asks that we keep what was done to a pet for ten years, so nothing is ever taken out of here
failures:
  db-dies: {what: It dies, hits: visits-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

```yaml title="mkdocs.yml"
plugins:
  - techspec:
      limits: {text_size: 60}
```

## Mended

````markdown
```screen
screen: visits
title: Visits, past and planned
shows:
  visits: When this pet was seen, and why
```

```techspec
system: clinic
defaults: {owner: records, replicas: 2}
components:
  web: {kind: page, screens: visits, calls: visits-api}
  visits-api:
    kind: server
    apis:
      list: {route: GET /pets/7/visits, serves: visits.visits, reads: visits-db}
  visits-db:
    kind: database
    note: Nothing is ever taken out of here
failures:
  db-dies: {what: It dies, hits: visits-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## Settings

`limits` holds `block_size`, `text_size`, `depth` and `nodes`, for what one block may be, and more for what is drawn.
"""
