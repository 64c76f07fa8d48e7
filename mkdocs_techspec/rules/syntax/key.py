"""A key that is unknown, missing, or not for this kind.

## What it finds

A key that the language does not have, with the nearest one that it has. A key that must be there and is not: a
component without a `kind`, a failure without `what` or `hits`. And a key that makes no sense where it is: `topics` on
a database, `screens` on a server, a `miss` where no copy is read.

## Why it matters

A misspelt key is the quietest of mistakes. Were it passed over, `owners:` would own nothing, `serve:` would serve
nothing, and the message would speak of the need or the component, far from the letter that is wrong.

The keys are few on purpose. What has no key belongs into a `note`, or into the prose around the block.

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
  visits-db: {kind: database, notes: Kept for ten years}
failures:
  db-dies: {what: It dies, hits: visits-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

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
  visits-db: {kind: database, note: Kept for ten years}
failures:
  db-dies: {what: It dies, hits: visits-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````
"""
