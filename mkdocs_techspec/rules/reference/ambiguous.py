"""A screen that could be several systems'.

## What it finds

A screen that does not say which system it belongs to, on a page with several systems, or on a page without any on a
site with several.

## Why it matters

Screens are written by people who need not know of systems, so a screen seldom says where it belongs. As long as there
is one answer, it is found: the page's `techspec: {system: …}`, the one system on the page, the one on the site. Where
there are two, a guess could check the screen against the wrong system, and call it supported.

## Example

````markdown title="screens.md"
```screen
screen: shelf
shows:
  loans: {title: The books that I have borrowed, planned: With the new catalogue}
```
````

````markdown title="lending.md"
```techspec
system: lending
components:
  lending-db: {kind: database, owner: lending, replicas: 2, offscreen: Staff use it}
failures:
  db-dies: {what: It dies, hits: lending-db, fix: A replica, tradeoff: replica}
tradeoffs:
  replica: {chose: A replica, over: Restoring a backup, costs: A machine}
```
````

````markdown title="members.md"
```screen
screen: card
does:
  turn: {title: Turn the card around, local: true}
```

```techspec
system: members
components:
  web: {kind: page, owner: members-team, screens: [card, lending:shelf]}
accept: {gap: failure/unasked, on: members, why: It is one page of plain HTML}
```
````

## Mended

````markdown title="screens.md"
```screen
screen: shelf
system: lending
shows:
  loans: {title: The books that I have borrowed, planned: With the new catalogue}
```
````
"""
