"""A failure that nothing fixes.

## What it finds

An entry under `failures` that has no `fix`, nor a stage that fixes it: one whose `fixes` names it. A stage that is
`rejected` mends nothing, unless what was taken comes after it. What fails only at a stage that was not taken is past.

## Why it matters

To ask what will fail, and to write down the answer, is half of the work. The other half is to decide: mend it, or
live with it and say why. A list of failures without decisions is read once and then believed to be taken care of.
A simple first stage may well have a list of them: it is what the later stages are for. What is lived with is accepted:
`accept: [{gap: failure/unfixed, on: queue-dies, why: …}]`.

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
  queue-dies:
    what: Nobody can ask for a new password
    hits: mails
tradeoffs:
  two: {chose: Two queues, over: Sending at once, costs: A mail may go out twice}
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
  queue-dies:
    what: Nobody can ask for a new password
    hits: mails
    fix: The second queue takes over
    tradeoff: two
tradeoffs:
  two: {chose: Two queues, over: Sending at once, costs: A mail may go out twice}
```
````

## See also

- [`failure/unasked`](#failureunasked): not even the question was asked.
- [`failure/no-tradeoff`](#failureno-tradeoff): fixed, at no known cost.
- [`stage/not-fixed`](#stagenot-fixed): a stage says that it fixes it, and does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Failure, Stage, System
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        way = {"", *system.way_to(system.last)}
        for failure in system.failures.values():
            fixers = [stage.id for stage in system.stages.values() if _fixes(facts, stage, system, failure)]
            # A stage that was not taken need not be mended.
            if failure.fix is None and failure.stage in way and not way & {*fixers}:
                on = system.key(f"failure/{failure.id}")
                yield Finding(on=on, span=failure.span, message=_message(failure, fixers), help=_help(system, failure))


def _fixes(facts: Facts, stage: Stage, system: System, failure: Failure) -> bool:
    return any(facts.model.targets.get(word.span) == system.key(f"failure/{failure.id}") for word in stage.fixes)


def _message(failure: Failure, fixers: list[str]) -> str:
    if fixers:
        return f"failure '{failure.id}' has no fix but stage '{fixers[0]}', which was not taken"
    return f"failure '{failure.id}' has no fix"


def _help(system: System, failure: Failure) -> str:
    later = f", `fixes: {failure.id}` to a later stage" if system.stages else ""
    return f"add `fix: …`{later}, or accept it: `accept: [{{gap: failure/unfixed, on: {failure.id}, why: …}}]`"
