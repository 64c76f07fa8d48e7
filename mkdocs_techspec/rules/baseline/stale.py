"""A baseline entry that fits no gap any more.

## What it finds

An entry in the [baseline](ci.md#a-handbook-that-starts-with-gaps) whose gap is not there: it is mended, or accepted,
or its page is gone. So is an entry that holds more gaps of a sort than there are. Nothing is said of an entry where
nothing can be known of its gap: its rule is off, a block cannot be read, or it is a gap that only a build of the site
can see, and this is none.

## Why it matters

An entry that is left behind hides the next gap of that sort on the same thing, which nobody has looked at. And a
baseline that only gets shorter shows how far one has come.

## Example

````markdown
```screen
screen: account
does:
  reset: Ask for a new password
```

```techspec
system: mail
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
  jam: {what: Mails pile up, hits: mails, fix: Drop all but the last, tradeoff: last-one}
tradeoffs:
  last-one: {chose: One mail per account, over: All that were asked for, costs: Older links stop working}
```
````

```json title=".techspec-baseline.json"
{
  "version": 1,
  "gaps": [
    {"rule": "failure/unfixed", "path": "page.md", "system": "mail", "on": "jam", "message": "failure 'jam' has no fix"}
  ]
}
```

## Mended

```json title=".techspec-baseline.json"
{
  "version": 1,
  "gaps": []
}
```

## Settings

[`baseline`](settings.md#baseline) names the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...baseline import BaselineEntry
from ...config import Config
from ...diagnostics import Diagnostic

_RULE = "baseline/stale"


def check(fixed: Iterable[tuple[BaselineEntry, int]], config: Config) -> Iterator[Diagnostic]:
    """Tell of entries, each with how many of its gaps are not there any more."""
    severity = config.severity(_RULE)
    if severity is None:
        return
    for entry, count in fixed:
        left = entry.times - count
        yield Diagnostic(
            rule=_RULE,
            severity=severity,
            span=entry.span,
            message=_message(entry, left),
            help=f"{_mend(left)}, or run `techspec check --prune-baseline`",
            system=entry.gap.system,
        )


def _message(entry: BaselineEntry, left: int) -> str:
    gap = entry.gap
    what = f"'{gap.rule}' on '{gap.on}'" if gap.on else f"'{gap.rule}' ({gap.message})"
    if left:
        return f"of {entry.times} gaps in the baseline, {left} {'is' if left == 1 else 'are'} left: {what}"
    return f"a gap in the baseline is not there any more: {what}"


def _mend(left: int) -> str:
    return f'write `"count": {left}`' if left else "take it out"
