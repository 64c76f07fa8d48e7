"""A value of the wrong form.

## What it finds

A value that its key cannot take: a word where a number stands, `yes` where `true` or `false` does, a number without
its unit, a mapping where a text belongs, a kind that does not exist, a day that is none, an id with capitals or
spaces.

## Why it matters

Values are kept as they were typed, and the key decides what they mean. So `no` stays the country, `1.10` the version
and `22:22` the time, and nothing is turned into something else behind the author's back. The price is that a value
which fits no form is refused instead of guessed: what a reader of the page would have to guess, the page should say.

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
  visits-db: {kind: database, standby: yes}
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
  visits-db: {kind: database, standby: automatic}
failures:
  db-dies: {what: It dies, hits: visits-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````
"""
