"""A name that exists, where the key does not take it.

## What it finds

A reference to a thing of the wrong sort: `calls` to a database, `reads` from a queue, `publishes` to an API,
`screens` with a component, `hits` with a screen, `includes` with a screen that is not a `part`. The help says which
key would take it.

## Why it matters

The verbs carry the meaning. What is read holds data; what is called has APIs; what is published to decouples. A
`calls` to a database would count as a call that waits, would bring no data, and would draw the wrong arrow: the spec
would be wrong in three places while it looks right.

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
      loans: {route: GET /loans, serves: shelf.loans, reads: [db.loans, db.books]}
      renew: {route: POST /loans/7/renew, serves: shelf.renew, writes: db.loans}
  db: {kind: database, stores: [books, loans]}
  import: {kind: scheduler, note: New books each night, writes: db.books}
  reminder: {kind: scheduler, offscreen: It writes letters, calls: db.loans}
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
  reminder: {kind: scheduler, offscreen: It writes letters, reads: db.loans}
failures:
  db-dies: {what: It dies, hits: db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````
"""
