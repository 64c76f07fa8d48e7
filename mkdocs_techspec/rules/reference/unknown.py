"""A name that names nothing.

## What it finds

A reference to a component, an API, a store, a topic, a screen or a need that is not defined, wherever one may stand:
in links, `serves`, `screens`, `of`, `hits`, `about`, `on`, and in the prose around, as in
`[the login call](techspec:auth.login)`. The message suggests the nearest name that there is. Also a `wireframe` that
is not there.

A name without a prefix is looked up only in its own system: what is in another is written `other-system:name`. In a
system with stages, each is looked at by itself: once a stage has taken a component away, nothing can link to it there.
Only prose, `accept`, trade-offs, failures and problems may speak of what another stage has. Also found are an `after`
that names no stage, a `fixes` that names no failure, and a `null` or `reads-` for what the stage before does not have.

## Why it matters

Specs rot at their names. A component is renamed in one place, and ten others go on speaking of the old one. Here they
stop the build, so that a spec never speaks of something that is not in it.

## Example

````markdown
```screen
screen: shelf
shows:
  loans: The books that I have borrowed
does:
  renew: Keep a book for another month
```

```techspec
system: library
defaults: {owner: lending, replicas: 2}
components:
  web: {kind: page, screens: shelf, calls: lending}
  lending:
    kind: server
    apis:
      loans: {route: GET /loans, serves: shelf.loans, reads: [db.loans, db.book]}
      renew: {route: POST /loans/7/renew, serves: shelf.renew, writes: db.loans}
  db: {kind: database, stores: [books, loans]}
  import: {kind: scheduler, note: New books each night, writes: db.books}
failures:
  db-dies: {what: It dies, hits: db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## Mended

````markdown
```screen
screen: shelf
shows:
  loans: The books that I have borrowed
does:
  renew: Keep a book for another month
```

```techspec
system: library
defaults: {owner: lending, replicas: 2}
components:
  web: {kind: page, screens: shelf, calls: lending}
  lending:
    kind: server
    apis:
      loans: {route: GET /loans, serves: shelf.loans, reads: [db.loans, db.books]}
      renew: {route: POST /loans/7/renew, serves: shelf.renew, writes: db.loans}
  db: {kind: database, stores: [books, loans]}
  import: {kind: scheduler, note: New books each night, writes: db.books}
failures:
  db-dies: {what: It dies, hits: db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## See also

- [`reference/mismatch`](#referencemismatch): the name exists, and is the wrong sort of thing.
"""
