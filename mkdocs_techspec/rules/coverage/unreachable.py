"""A need that is served where a page that presents it does not get to.

## What it finds

A need that something serves, on a screen that a page presents, where that page's links lead to none of what serves
it: not by its calls, nor by theirs, and so on through spares, fronts, and queues to their consumers. Every page that
presents the screen must get there. The notes say how far it got, and where the need is served.

## Why it matters

An API can be complete, documented and deployed, and the page still has no way to it: nobody opened the gateway, or
the app talks to the old service. That is found on the day of the demo, or here.

## Example

````markdown
```screen
screen: home
shows:
  trends: What is talked about
```

```techspec
system: feed
defaults: {owner: feed-team, replicas: 2}
components:
  web: {kind: page, screens: home, calls: gateway}
  phone: {kind: mobile, screens: home, calls: old-gateway}
  gateway: {kind: gateway, calls: trends}
  old-gateway: {kind: gateway, calls: accounts}
  accounts: {kind: server, offscreen: For partners, apis: {get: GET /accounts/7}}
  trends:
    kind: server
    apis:
      trends: {route: GET /trends, serves: home.trends, reads: trends-db}
  trends-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: trends-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## Mended

````markdown
```screen
screen: home
shows:
  trends: What is talked about
```

```techspec
system: feed
defaults: {owner: feed-team, replicas: 2}
components:
  web: {kind: page, screens: home, calls: gateway}
  phone: {kind: mobile, screens: home, calls: old-gateway}
  gateway: {kind: gateway, calls: trends}
  old-gateway: {kind: gateway, calls: [accounts, trends]}
  accounts: {kind: server, offscreen: For partners, apis: {get: GET /accounts/7}}
  trends:
    kind: server
    apis:
      trends: {route: GET /trends, serves: home.trends, reads: trends-db}
  trends-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: trends-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````
"""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.support import NeedSupport, Status
from ...diagnostics import Note
from ...model import Key
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, _, need in facts.model.needs():
        support = facts.support.needs[key]
        if support.status is not Status.UNREACHABLE:
            continue
        for page in support.cut_off:
            name, page_name = key.seen_from(key.system), page.seen_from(key.system)
            servers = _listed(server.seen_from(key.system) for server in support.servers)
            yield Finding(
                on=key,
                span=need.span,
                message=f"need '{name}' is served by {servers}, which page '{page_name}' does not reach",
                help=_help(facts, support, page),
                notes=_notes(facts, support, page),
            )


def _help(facts: Facts, support: NeedSupport, page: Key) -> str:
    server = support.servers[0].seen_from(page.system)
    apis = [key for key in facts.support.reached[page] if facts.model.api(key)]
    others = "" if apis else ", which calls nothing yet"
    return f"add `calls: {server}` to '{page.name}'{others}, or to something that it reaches"


def _notes(facts: Facts, support: NeedSupport, page: Key) -> tuple[Note, ...]:
    """How far the page gets, and where the servers are."""
    reached = sorted(
        key.seen_from(page.system)
        for key in facts.support.reached[page]
        if not key.member and key != page and facts.model.component(key)
    )
    far = f"'{page.name}' reaches {', '.join(reached[:12])}" if reached else f"'{page.name}' reaches nothing"
    services = facts.model.services[support.need]
    places = tuple(Note(message=f"'{one.server.seen_from(page.system)}' serves it", span=one.span) for one in services)
    return (Note(message=far + (", …" if len(reached) > 12 else "")), *places)


def _listed(names: Iterator[str]) -> str:
    return " and ".join(f"'{name}'" for name in names)
