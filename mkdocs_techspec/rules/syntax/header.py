"""A fence header that looks like one of ours and is not.

## What it finds

A fence that was surely meant as a `screen` or `techspec` block, but which Markdown does not take for one: an option
without quotes, a comment after the name, a capital, a slip in the name, a word before it. And a fence that is not
closed.

## Why it matters

Markdown says nothing when it does not understand a fence. It shows the block as text; worse, what was to close it
then opens another fence, which swallows the next block of the page. A spec that nobody checks looks just like one
without gaps.

## Example

````markdown
```screen
screen: visits
title: Visits, past and planned
shows:
  visits: When this pet was seen, and why
```

```techspec title=Clinic
system: clinic
defaults: {owner: records, replicas: 2}
components:
  web: {kind: page, screens: visits, calls: visits-api}
  visits-api:
    kind: server
    apis:
      list: {route: GET /pets/7/visits, serves: visits.visits, reads: visits-db}
  visits-db: {kind: database}
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

```techspec title="Clinic"
system: clinic
defaults: {owner: records, replicas: 2}
components:
  web: {kind: page, screens: visits, calls: visits-api}
  visits-api:
    kind: server
    apis:
      list: {route: GET /pets/7/visits, serves: visits.visits, reads: visits-db}
  visits-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: visits-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## See also

- [`render/not-rendered`](#rendernot-rendered): a block with a right header in a wrong place.
"""
