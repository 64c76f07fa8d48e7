"""A waiver that covers nothing.

## What it finds

An entry under `accept` whose gap is not there: nothing of that rule or family is found on the things it names. One in
a stage's block holds from that stage on, so what is found before does not count. It is silent where the rule itself is
off.

## Why it matters

A gap that has been mended leaves its waiver behind. That would cover the next gap of that sort on the same thing,
which nobody has looked at, and it tells readers of a weakness that is gone.

## Example

````markdown
```screen
screen: account
does:
  reset: Ask for a new password
```

```techspec
system: accounts
defaults: {owner: identity, replicas: 2}
components:
  web: {kind: page, screens: account, calls: auth}
  auth:
    kind: server
    apis:
      reset: {route: POST /resets, serves: account.reset, publishes: mails}
  mails: {kind: queue}
  mailer: {kind: worker, consumes: mails}
failures:
  queue-dies: {what: It dies, hits: mails, fix: Two of it, tradeoff: two}
tradeoffs:
  two: {chose: Two queues, over: Sending at once, costs: A mail may go out twice}
accept:
  - gap: failure/unfixed
    on: queue-dies
    why: It has not died yet
```
````

## Mended

````markdown
```screen
screen: account
does:
  reset: Ask for a new password
```

```techspec
system: accounts
defaults: {owner: identity, replicas: 2}
components:
  web: {kind: page, screens: account, calls: auth}
  auth:
    kind: server
    apis:
      reset: {route: POST /resets, serves: account.reset, publishes: mails}
  mails: {kind: queue}
  mailer: {kind: worker, consumes: mails}
failures:
  queue-dies: {what: It dies, hits: mails, fix: Two of it, tradeoff: two}
tradeoffs:
  two: {chose: Two queues, over: Sending at once, costs: A mail may go out twice}
```
````
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...config import RULES, Config
from ...model import Waiver
from ..failure.harmless import unsupported_systems
from ..finding import Facts, Finding
from .waiving import expired


def check(facts: Facts, used: Collection[Waiver]) -> Iterator[Finding]:
    unsupported = unsupported_systems(facts)
    for waiver in facts.model.waivers:
        accept = waiver.accept
        if accept.gap.text == "failure/harmless" and waiver.system in unsupported:
            continue
        silent = expired(waiver, facts.config.today) or not waiver.on or not _looked_for(accept.gap.text, facts.config)
        if waiver not in used and not silent:
            message = f"accepting '{accept.gap.text}' covers nothing: there is no such gap"
            on = facts.model.systems[waiver.system].key("")
            yield Finding(on=on, span=accept.gap.span, message=message, help="take it out")


# What only a host can see is not known yet when this is asked.
_ELSEWHERE = frozenset(rule for rule in RULES if rule.startswith("render/"))


def _looked_for(gap: str, config: Config) -> bool:
    """Whether any rule that a waiver names is on."""
    rules = [rule for rule in RULES if gap in {rule, rule.partition("/")[0]} and rule not in _ELSEWHERE]
    return any(config.looks_for(rule) for rule in rules)
