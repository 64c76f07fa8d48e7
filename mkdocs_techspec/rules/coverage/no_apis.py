"""A server that names no API.

## What it finds

A component of kind `server` without `apis`.

## Why it matters

A box called "backend" supports everything, and says nothing. The APIs of a server are the promises it makes to
others: what a page calls, what a team can build, test and own. Naming them is the step from a sketch to a spec, and
lets a gap point at one call instead of the whole box.

## Example

````markdown
```screen
screen: forecast
shows:
  week: The weather of the next seven days
```

```techspec
system: weather
defaults: {owner: weather-team, replicas: 2}
components:
  web: {kind: page, screens: forecast, calls: backend}
  backend:
    kind: server
    serves: forecast.week
    reads: weather-office
  weather-office: {kind: external, title: The weather office}
failures:
  office-down: {what: No answer, hits: weather-office, fix: The last one, tradeoff: old}
tradeoffs:
  old: {chose: An old forecast, over: None at all, costs: It may be hours old}
```
````

## Mended

````markdown
```screen
screen: forecast
shows:
  week: The weather of the next seven days
```

```techspec
system: weather
defaults: {owner: weather-team, replicas: 2}
components:
  web: {kind: page, screens: forecast, calls: backend}
  backend:
    kind: server
    apis:
      week: {route: GET /weeks/53.5/10.0, serves: forecast.week}
    reads: weather-office
  weather-office: {kind: external, title: The weather office}
failures:
  office-down: {what: No answer, hits: weather-office, fix: The last one, tradeoff: old}
tradeoffs:
  old: {chose: An old forecast, over: None at all, costs: It may be hours old}
```
````
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Kind
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, component in facts.model.components():
        if component.kind is Kind.SERVER and not component.apis:
            message = f"server '{component.id}' names no API"
            help_ = "say what it does for others, as in `apis: {list: GET /v1/things}`"
            yield Finding(on=key, span=component.span, message=message, help=help_)
