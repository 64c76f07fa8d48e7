"""A block that is not YAML.

## What it finds

A block whose text YAML cannot take: a wrong indentation, a tab that indents, a bracket or a quote that is not closed,
a `: ` inside a text without quotes, a text that begins with `@`, `%` or a backtick. Also what YAML would take, but a
spec is better without: a key that is given twice, anchors (`&x`), aliases (`*x`), tags (`!x`), merging (`<<`), and a
second document. And a block that is empty, or is no mapping.

## Why it matters

What cannot be read cannot be checked. So that one slip is not followed by twenty gaps which are none, what is
*missing* from that system is withheld until the block can be read again, and one line says how much that is.

A key that is given twice is the worst of these: YAML's readers keep the last one and say nothing, so that a screen
loses half of what it shows. Aliases save a little typing, and then nobody can read a component where it stands.

## Example

````markdown
```screen
screen: visits
title: Visits: past and planned
shows:
  visits: When this pet was seen, and why
```

```techspec
system: clinic
defaults: {owner: records, replicas: 2}
components:
  web: {kind: page, screens: visits, calls: visits-api}
  visits-api:
    kind: server
    apis:
      list: {route: GET /pets/7/visits, serves: visits.visits, reads: visits-db}
  visits-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: visits-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## Mended

````markdown
```screen
screen: visits
title: "Visits: past and planned"
shows:
  visits: When this pet was seen, and why
```

```techspec
system: clinic
defaults: {owner: records, replicas: 2}
components:
  web: {kind: page, screens: visits, calls: visits-api}
  visits-api:
    kind: server
    apis:
      list: {route: GET /pets/7/visits, serves: visits.visits, reads: visits-db}
  visits-db: {kind: database}
failures:
  db-dies: {what: It dies, hits: visits-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

## See also

- [`syntax/value`](#syntaxvalue): what YAML can read, and the key cannot take.
- [`syntax/limit`](#syntaxlimit): too large, or too deep.
"""
