"""A screen that shows and does nothing.

## What it finds

A screen with nothing under `shows` and `does`, and nothing that it `includes`; unless the screen is `planned`.

## Why it matters

A screen is supported when all its needs are. One without needs would be supported by anything, and would count as
done on the day that it is named. What the page can do by itself is a need, too: it is `local`.

## Example

````markdown
```screen
screen: opening-hours
```

```techspec
system: library
components:
  web: {kind: page, owner: lending, screens: opening-hours}
accept: {gap: failure/unasked, on: library, why: It is one page of plain text}
```
````

## Mended

````markdown
```screen
screen: opening-hours
shows:
  hours: {title: When we are open, local: true}
```

```techspec
system: library
components:
  web: {kind: page, owner: lending, screens: opening-hours}
accept: {gap: failure/unasked, on: library, why: It is one page of plain text}
```
````
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, screen in facts.model.screens():
        if not screen.needs and not screen.includes and not screen.planned:
            message = f"screen '{screen.id}' shows nothing and does nothing"
            help_ = "say what a person sees under `shows`, and what they do under `does`"
            yield Finding(on=key, span=screen.span, message=message, help=help_)
