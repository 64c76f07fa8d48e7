"""A thing that is defined twice.

## What it finds

Two components, screens, trade-offs, failures or problems with one id in one system, two members of a component or two
needs of a screen with one name; in one block, or in blocks on different pages. The message shows both places. Blocks of
one stage count as one block, and alternative stages share the names of their trade-offs, failures and problems.
Components and screens share their names, so that a reference needs no word for what it points at.

## Why it matters

A system may be written in many blocks, so two people can define the same thing without seeing each other's pages.
Merged in silence, the result would be a component that nobody wrote; with the last one winning, half of the spec
would be gone.

## Example

````markdown
```screen
screen: visits
does:
  book: Book a visit
```

```techspec
system: clinic
defaults: {owner: front-desk, replicas: 2}
components:
  web: {kind: page, screens: visits, calls: booking}
  booking:
    kind: server
    apis:
      book: {route: POST /visits, serves: visits.book, publishes: events.booked}
  events: {kind: queue, topics: [booked]}
  mailer: {kind: worker, note: Says that the visit is booked, consumes: events.booked}
failures:
  queue-dies: {what: It dies, hits: events, fix: Two of it, tradeoff: two}
tradeoffs:
  two: {chose: Two queues, over: Calling the front desk, costs: A machine}
```

The second mail goes out on the day before:

```techspec
system: clinic
components:
  mailer: {kind: worker, owner: front-desk, note: Reminds, consumes: events.booked}
```
````

## Mended

````markdown
```screen
screen: visits
does:
  book: Book a visit
```

```techspec
system: clinic
defaults: {owner: front-desk, replicas: 2}
components:
  web: {kind: page, screens: visits, calls: booking}
  booking:
    kind: server
    apis:
      book: {route: POST /visits, serves: visits.book, publishes: events.booked}
  events: {kind: queue, topics: [booked]}
  mailer: {kind: worker, note: Says that the visit is booked, consumes: events.booked}
failures:
  queue-dies: {what: It dies, hits: events, fix: Two of it, tradeoff: two}
tradeoffs:
  two: {chose: Two queues, over: Calling the front desk, costs: A machine}
```

The second mail goes out on the day before:

```techspec
system: clinic
components:
  reminder: {kind: worker, owner: front-desk, note: Reminds, consumes: events.booked}
```
````
"""
