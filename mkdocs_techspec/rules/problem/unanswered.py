"""A problem that is put off to a page that never mentions it.

## What it finds

A problem whose `later` leads to a page of this site on which it is not spoken of: the page's text does not hold its
title (the id, made readable, where it has none), and no `techspec:` link on the page leads to it. The block that asks
it does not count. What is put off to somewhere else on the web is not followed.

## Why it matters

That the page exists says nothing about whether it answers. When it is written at last, by someone who has not read
this question, nobody is told; and the reader who follows the link finds a page about everything else.

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
  db-dies: {what: It dies, hits: shop-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
problems:
  refunds:
    ask: What happens to a refund when the card has expired?
    about: api.order
    later: '#money'
```

## Money

All prices are with tax.
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
  db-dies: {what: It dies, hits: shop-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
problems:
  refunds:
    ask: What happens to a refund when the card has expired?
    about: api.order
    later: '#money'
```

## Money

All prices are with tax. The answer to [refunds](techspec:refunds) is to be written before the first sale.
````

## See also

- [`problem/lost`](#problemlost): the page or the heading is not there.
- [`problem/open`](#problemopen): it is not put off to any place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...analysis.answers import mentioned
from ...language.prose import heading_anchors
from ...model import Problem
from ..finding import Facts, Finding
from .lost import missing_place


def check(facts: Facts) -> Iterator[Finding]:
    anchors_of = cache(heading_anchors)
    answered = mentioned(facts.model, facts.sources)
    for system in facts.model.systems.values():
        for problem in system.problems.values():
            key, later = system.key(f"problem/{problem.id}"), problem.later
            if later is None or key in answered or _is_closed(problem):
                continue
            if missing_place(facts, later, anchors_of) is None:
                message = f"problem '{problem.id}' is put off to '{later.text}', which never mentions it"
                help_ = f"answer it there, under its title or with a link: `[…](techspec:{system.id}:{problem.id})`"
                yield Finding(on=key, span=later.span, message=message, help=help_)


def _is_closed(problem: Problem) -> bool:
    """Whether it needs no place any more."""
    return bool(problem.answer or problem.clarified or problem.dropped)
