"""An owner that is not one of the site's.

## What it finds

An `owner` of a component, a store or a topic that is not in the site's list. Only where the settings name the owners;
`@acme/web-team`, `@web-team` and `web-team` are the same.

## Why it matters

Teams are renamed and dissolved, and names are misspelt. A spec that says `storage-team` while there is only `storage`
looks owned, and is not.

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
  shop-db: {kind: database, owner: storage-team}
failures:
  db-dies: {what: It dies, hits: shop-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

```yaml title="mkdocs.yml"
plugins:
  - techspec:
      owners: [shop-team, storage]
```

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
  shop-db: {kind: database, owner: storage}
failures:
  db-dies: {what: It dies, hits: shop-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## Settings

`owners` is a list of names, or the path of a `CODEOWNERS` file, whose owners are then the known ones. Without it,
this rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...config import same_owner
from ...diagnostics import nearest
from ...model import Component, Key
from ...source import Word
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    if facts.config.owners is None:
        return
    known = {same_owner(name): name for name in sorted(facts.config.owners, reverse=True)}
    for key, component in facts.model.components():
        for on, word in _owners(key, component):
            if same_owner(word.text) not in known:
                near = nearest(same_owner(word.text), known)
                help_ = f"did you mean '{near}'?" if near else f"the owners are {', '.join(sorted(known))}"
                message = f"'{word.text}' is not one of the known owners"
                yield Finding(on=on, span=word.span, message=message, help=help_)


def _owners(key: Key, component: Component) -> Iterator[tuple[Key, Word]]:
    yield from ((key, word) for word in component.owners)
    owners = [(store.id, store.owners) for store in component.stores.values()]
    owners += [(topic.id, topic.owners) for topic in component.topics.values()]
    for member, words in owners:
        yield from ((Key(key.system, key.name, member), word) for word in words)
