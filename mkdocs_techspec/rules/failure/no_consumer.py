"""A topic with only one end: published and not consumed, or consumed and not published.

## What it finds

A topic of a queue or stream (or a queue that names no topics) to which something publishes and from which nothing
consumes, unless it `ends` there on purpose, as a dead-letter topic does. And one from which something consumes and to
which nothing publishes, unless the queue is `offscreen`, because other systems publish to it.

## Why it matters

A queue decouples its two ends so well that nobody notices when one is missing. Messages pile up until the disk is
full; or a worker waits for an event that was renamed on the other side. Both are silent in production, and plain in
the spec.

## Example

````markdown
```screen
screen: cart
does:
  order: Order what is in the cart
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: cart, calls: orders}
  orders:
    kind: server
    apis:
      order: {route: POST /, serves: cart.order, publishes: [events.ordered, events.paid]}
  events: {kind: queue, topics: [ordered, paid]}
  packing: {kind: worker, consumes: events.ordered}
failures:
  queue-dies: {what: It dies, hits: events, fix: Two of it, tradeoff: two}
tradeoffs:
  two: {chose: Two queues, over: One, costs: Orders are packed in any order}
```
````

## Mended

````markdown
```screen
screen: cart
does:
  order: Order what is in the cart
```

```techspec
system: shop
defaults: {owner: shop-team, replicas: 2}
components:
  web: {kind: page, screens: cart, calls: orders}
  orders:
    kind: server
    apis:
      order: {route: POST /, serves: cart.order, publishes: [events.ordered, events.paid]}
  events: {kind: queue, topics: [ordered, paid]}
  packing: {kind: worker, consumes: [events.ordered, events.paid]}
failures:
  queue-dies: {what: It dies, hits: events, fix: Two of it, tradeoff: two}
tradeoffs:
  two: {chose: Two queues, over: One, costs: Orders are packed in any order}
```
````
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import TAKING_TOPICS, Component, Key, Model, Verb
from ...source import Span
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    published, consumed = _ends(facts.model, Verb.PUBLISHES), _ends(facts.model, Verb.CONSUMES)
    for key, component in facts.model.components():
        if component.kind not in TAKING_TOPICS:
            continue
        for on, span, what, ends in _carried(key, component):
            arrives, leaves = _named(on, published), _named(on, consumed)
            if arrives and not leaves and not ends:
                help_ = "add `consumes` to what handles it" + (", or say `ends: why` at the topic" if on.member else "")
                yield Finding(on=on, span=span, message=f"{what} is published, and nothing consumes it", help=help_)
            if leaves and not arrives and not component.offscreen:
                help_ = "add `publishes` to what sends it, or `offscreen: why` where other systems do"
                yield Finding(on=on, span=span, message=f"{what} is consumed, and nothing publishes it", help=help_)


def _ends(model: Model, verb: Verb) -> set[Key]:
    return {link.target for link in model.all_links() if link.verb is verb}


def _named(topic: Key, targets: set[Key]) -> bool:
    """Whether a topic is used: by its name, or with all topics of its queue."""
    return topic in targets or topic.owner in targets


def _carried(key: Key, component: Component) -> Iterator[tuple[Key, Span, str, bool]]:
    """The topics of a queue, or the queue itself where it names none."""
    for topic in component.topics.values():
        on = Key(key.system, key.name, topic.id)
        yield on, topic.span, f"topic '{on.seen_from(key.system)}'", topic.ends is not None
    if not component.topics:
        yield key, component.span, f"{component.kind_name} '{component.id}'", False
