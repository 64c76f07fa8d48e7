"""A cache of which it is not said what it is a copy of.

## What it finds

A component of kind `cache` with neither `of` (where the truth is) nor `volatile` (why losing it loses nothing).

## Why it matters

A cache can be lost at any moment; that is what makes it a cache. What then? If there is a truth behind it, it fills
again. If there is none, it was not a cache but a database without backups, and somebody's carts, sessions or counters
are gone. The question has an answer in one line, and is asked too late when the machine is gone.

## Example

````markdown
```screen
screen: seats
shows:
  free: Which seats are free
does:
  hold: Hold a seat for five minutes
```

```techspec
system: tickets
defaults: {owner: box-office, replicas: 2}
components:
  web: {kind: page, screens: seats, calls: booking}
  booking:
    kind: server
    apis:
      free: {route: GET /seats, serves: seats.free, reads: seats-db}
      hold: {route: POST /holds, serves: seats.hold, writes: holds}
  seats-db: {kind: database}
  holds:
    kind: cache
    tech: Redis
failures:
  holds-lost: {what: They are lost, hits: holds, fix: The sale checks again, tradeoff: late-no}
tradeoffs:
  late-no: {chose: Holds in memory, over: In the database, costs: A no at the very end}
```
````

## Mended

````markdown
```screen
screen: seats
shows:
  free: Which seats are free
does:
  hold: Hold a seat for five minutes
```

```techspec
system: tickets
defaults: {owner: box-office, replicas: 2}
components:
  web: {kind: page, screens: seats, calls: booking}
  booking:
    kind: server
    apis:
      free: {route: GET /seats, serves: seats.free, reads: seats-db}
      hold: {route: POST /holds, serves: seats.hold, writes: holds}
  seats-db: {kind: database}
  holds:
    kind: cache
    volatile: A hold lives for five minutes, and the sale checks the seat
    tech: Redis
failures:
  holds-lost: {what: They are lost, hits: holds, fix: The sale checks again, tradeoff: late-no}
tradeoffs:
  late-no: {chose: Holds in memory, over: In the database, costs: A no at the very end}
```
````

## See also

- [`failure/no-fallback`](#failureno-fallback): it has a truth, and nobody goes there.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Kind
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, component in facts.model.components():
        if component.kind is Kind.CACHE and not component.of and component.volatile is None:
            message = f"cache '{component.id}' does not say what it is a copy of"
            help_ = "add `of: …`, where the truth is, or `volatile: why` where losing it loses nothing"
            yield Finding(on=key, span=component.span, message=message, help=help_)
