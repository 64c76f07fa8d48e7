"""A thing that, alone, takes a need down.

## What it finds

A component of which one instance is enough: with it down, some need is lost, on every page. It is asked of each
component in turn, at the last stage only; what fails before that is what the later stages are for. A host is asked,
too: it takes all that stands on it along, and is told where that loses more than any one of these.

One instance down harms nothing where there are several `replicas`, where the `standby` is `automatic`, where somebody
else sees to it (`managed: true`, and the kinds cdn and external), or where a spare stands ready: an `else`, a second
thing that serves the need, a second front. `shards` and `zones` hold nothing up by themselves: half of the data is no
data.

## Why it matters

Most of what takes a product down is known on the day that it is drawn: there is one of it, and everything goes
through there. Nobody sees it, because a drawing of one box looks the same as that of three. A single one may well be
right; then it is a decision, and `single: why` says so at the component. What is lived with for a while is accepted:
`accept: [{gap: failure/single-point, on: shop-db, why: …, until: …}]`.

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
defaults: {owner: shop-team}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    replicas: 2
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  shop-db: {kind: database, standby: manual}
failures:
  api-dies: {what: It dies, hits: api, fix: The other one, tradeoff: two}
tradeoffs:
  two: {chose: Two of it, over: A larger one, costs: A machine}
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
defaults: {owner: shop-team}
components:
  web: {kind: page, screens: home, calls: api}
  api:
    kind: server
    replicas: 2
    apis:
      products: {route: GET /products, serves: home.products, reads: shop-db}
      order: {route: POST /orders, serves: home.order, writes: shop-db}
  shop-db: {kind: database, standby: automatic}
failures:
  api-dies: {what: It dies, hits: api, fix: The other one, tradeoff: two}
tradeoffs:
  two: {chose: Two of it, over: A larger one, costs: A machine}
```
````

## See also

- [`failure/unasked`](#failureunasked): nothing at all says what will fail.
- [`stage/not-fixed`](#stagenot-fixed): a stage says that it mends such a thing, and does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.harm import Radius
from ...analysis.redundancy import survives_one
from ...model import HOST, Component, Key
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    # To work out what is harmed takes a while, and is not asked for where everything has a spare.
    if any(one.host or not survives_one(one) for _, one in facts.model.components()):
        yield from _points(facts)


def _points(facts: Facts) -> Iterator[Finding]:
    harm = facts.here.harm
    alone: dict[Key, frozenset[Key]] = {}
    for thing in harm.things:
        component = facts.model.component(thing)
        if component is not None:
            radius = harm.one(thing)
            alone.setdefault(_host(thing, component), frozenset())
            alone[_host(thing, component)] |= radius.lost
            if radius.lost and component.single is None:
                yield _of_component(thing, component, radius)
    for thing in harm.things:
        lost = harm.whole(thing).lost
        # What one component alone takes down is told there.
        if thing.name.startswith(HOST) and lost - alone.get(thing, frozenset()):
            yield from _of_host(facts, thing, harm.whole(thing))


def _host(key: Key, component: Component) -> Key:
    return Key(key.system, f"{HOST}{component.host.text}" if component.host else "")


def _of_component(key: Key, component: Component, radius: Radius) -> Finding:
    help_ = (
        "add `replicas`, `standby: automatic` or `managed: true`, say `single: why`, or accept it: "
        f"`accept: [{{gap: failure/single-point, on: {component.id}, why: …}}]`"
    )
    message = f"'{component.id}' is a single point of failure: with one instance down, {_lost(key, radius)}"
    return Finding(on=key, span=component.span, message=message, help=help_)


def _of_host(facts: Facts, key: Key, radius: Radius) -> Iterator[Finding]:
    name = key.name.removeprefix(HOST)
    home = facts.model.systems[key.system]
    there = [one for one in home.components.values() if one.host and one.host.text == name]
    if there and there[0].host:
        standing = ", ".join(f"'{one.id}'" for one in there)
        message = f"host '{name}' is a single point of failure: with it go {standing}, and {_lost(key, radius)}"
        help_ = (
            "spread them over several hosts, or accept it: "
            f"`accept: [{{gap: failure/single-point, on: {name}, why: …}}]`"
        )
        yield Finding(on=key, span=there[0].host.span, message=message, help=help_)


_MOST = 3


def _lost(key: Key, radius: Radius) -> str:
    names = [f"'{need.seen_from(key.system)}'" for need in sorted(radius.lost)]
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    listed = ", ".join(names[:_MOST]) + more
    return f"need {listed} is lost" if len(names) == 1 else f"needs {listed} are lost"
