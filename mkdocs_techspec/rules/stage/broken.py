"""A need that the stage before supported, and that this one does not.

## What it finds

A need that something serves at the stage before, and that is not supported at this one. The message says what stood on
its way and is gone: a component, an API, what served it, or a link. It is told once, at the stage that breaks it, and
not a second time as the gap in `coverage/` that it leads to.

## Why it matters

A stage is written as a change, so what it does to everything else is not on the page. Texts and lists replace what was
there: a new `reads` is the only one, and one that is to be added is written `reads+`. So the slip that breaks a screen
looks just like an improvement, and is found when someone opens that screen.

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
  db-dies: {what: It dies, hits: shop-db, fix: The other one, tradeoff: two}
tradeoffs:
  two: {chose: Two of it, over: Restoring a backup, costs: A machine}
```

```techspec
system: shop
stage: cached
after: simple
why: The products are read a thousand times for each order
defaults: {owner: shop-team, replicas: 2}
components:
  shop-cache: {kind: cache, volatile: It holds what was read last}
  api: {apis: {products: {reads: shop-cache}}}
tradeoffs:
  cache: {chose: A cache, over: A larger database, costs: Prices may be a minute old}
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
  db-dies: {what: It dies, hits: shop-db, fix: The other one, tradeoff: two}
tradeoffs:
  two: {chose: Two of it, over: Restoring a backup, costs: A machine}
```

```techspec
system: shop
stage: cached
after: simple
why: The products are read a thousand times for each order
defaults: {owner: shop-team, replicas: 2}
components:
  shop-cache: {kind: cache, volatile: It holds what was read last}
  api: {apis: {products: {reads: {to: shop-cache, miss: shop-db}}}}
tradeoffs:
  cache: {chose: A cache, over: A larger database, costs: Prices may be a minute old}
```
````

## See also

- [`coverage/unserved`](#coverageunserved), [`coverage/unreachable`](#coverageunreachable) and
  [`coverage/unstored`](#coverageunstored): the same, where no stage before had it right.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.snapshots import Snapshot
from ...analysis.support import Status
from ...diagnostics import Note
from ...model import Component, Key, Stage
from ...source import Span
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        stage = system.stages.get(system.stage)
        if stage is None or not stage.before or not facts.here.shows(system):
            continue
        before = facts.at(system.id, stage.before)
        for key, _, need in facts.model.needs():
            old = before.support.needs.get(key)
            broken = old is not None and old.status is Status.SERVED and not facts.support.needs[key].status.supported
            if broken and key.system == system.id:
                gone, span = _gone(before, facts.here, key, stage)
                name = key.seen_from(system.id)
                message = f"need '{name}' is broken: {gone}"
                notes = (Note(message="the need", span=need.span),)
                help_ = f"keep it, let something else serve the need, or say `planned: {{{name}: why}}` at this stage"
                yield Finding(on=key, span=span, message=message, help=help_, notes=notes)


def _gone(before: Snapshot, after: Snapshot, need: Key, stage: Stage) -> tuple[str, Span]:
    """What stood on the way of a need and is not there any more, and where the stage takes it away."""
    way = before.support.way(need)
    for node in sorted(way):
        if after.model.component(node) is None:
            return f"'{node.name}' is gone", stage.named.get(node.name, stage.span)
    for node in sorted(way):
        if node.member not in ("", "*") and not _has(after.model.component(node), node.member):
            return f"'{node.name}.{node.member}' is gone", stage.named.get(node.name, stage.span)
    served = {service.server for service in after.model.services.get(need, ())}
    for service in before.model.services.get(need, ()):
        if service.server not in served:
            server = service.server.seen_from(need.system)
            return f"'{server}' serves it no more", stage.named.get(service.server.name, stage.span)
    for link in (link for node in sorted(way) for link in before.model.links.get(node, ())):
        kept = {(one.verb, one.target) for one in after.model.links.get(link.source, ())}
        if (link.verb, link.target) not in kept:
            source, target = link.source.seen_from(need.system), link.target.seen_from(need.system)
            return f"'{source}' {link.verb} '{target}' no more", stage.named.get(link.source.name, stage.span)
    return "what stage '" + stage.before + "' had for it is not there", stage.span


def _has(component: Component | None, member: str) -> bool:
    return component is not None and any(one.id == member for one in component.members())
