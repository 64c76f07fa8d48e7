"""A data set that is read and never written, though others beside it are.

## What it finds

A store of a component that something reads, and that nothing writes or replicates to, while something does write
another store of the same component. Where nothing at all writes to a component, its author has chosen not to speak of
writing, and that is no gap.

## Why it matters

Reads are drawn first, because screens ask for them. How the data gets there is a second question, and often another
team's: an import, a form in the back office, a nightly job. If half of a database has an answer, the other half
should.

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
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Key, Verb
from ..finding import Facts, Finding

_WRITING = frozenset({Verb.WRITES, Verb.REPLICATES})


def check(facts: Facts) -> Iterator[Finding]:
    links = list(facts.model.all_links())
    read = {link.target for link in links if link.verb is Verb.READS}
    written = {link.target for link in links if link.verb in _WRITING}
    partly = {key.owner for key in written if key.member} - written
    for key in sorted(partly):
        yield from _stores(facts, key, read, written)


def _stores(facts: Facts, key: Key, read: set[Key], written: set[Key]) -> Iterator[Finding]:
    component = facts.model.component(key)
    for store in component.stores.values() if component else ():
        store_key = Key(key.system, key.name, store.id)
        if store_key in written or not (store_key in read or key in read):
            continue
        name = store_key.seen_from(key.system)
        message = f"data set '{name}' is read, but nothing writes it"
        help_ = f"add `writes: {name}` to what fills it, or `replicates: {name}` to what it is copied from"
        yield Finding(on=store_key, span=store.span, message=message, help=help_)
