"""A system that grows in stages, with failures of every sort, and pages that ask for views of it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from functools import cache

from card_pages import Element, checked, href, read

from mkdocs_techspec.check import Checked
from mkdocs_techspec.diagrams import View
from mkdocs_techspec.model import ViewTarget
from mkdocs_techspec.pages import Contents, Here, build_index, spec_card, view_card, write
from mkdocs_techspec.pages.views import pictures_of

SCREENS = """
# Photos

```screen
screen: wall
title: The wall
shows:
  photos: Photos of friends, newest first
  likes: {title: How many like each, optional: true}
does:
  upload: Upload a photo
  zoom: {title: Look closer, local: true}
includes: [header]
```

```screen
screen: header
title: Header
part: true
shows:
  name: Who is signed in
  alerts: {title: What happened, planned: Once people ask for it}
```

```screen
screen: sign-in
title: Sign in
does:
  enter: Sign in
```
"""

BASE = """
```techspec
system: photos
title: Photos
note: Grows from one box to many servers
failures:
  login-slow:
    what: Signing in takes seconds while `api` is busy
    hits: api
    fix: A limit for each address
    tradeoff: one-place
tradeoffs:
  one-place:
    chose: One server for all
    over: One for each team
    gains: Quick to build
    costs: Everything waits for everything
    about: api
problems:
  moderation:
    ask: Who looks at what is uploaded?
    about: api.upload
    later: later.md#moderation
  retention:
    ask: How long is a photo kept?
    about: files
    later: later.md#moderation
  export:
    ask: How do people get their photos out?
    about: api
  comments:
    ask: May people comment?
    dropped: Nobody asked
```
"""

ONE_BOX = """
```techspec
system: photos
stage: one-box
title: One box
note: Everything on one machine
defaults: {owner: founders}
components:
  web: {kind: page, owner: web-team, screens: [wall, sign-in], calls: api}
  api:
    kind: server
    host: box-1
    apis:
      wall: {route: GET /v1/wall, serves: [wall.photos, wall.likes, header.name], reads: [db.photos, db.users, files]}
      upload: {route: POST /v1/photos, serves: wall.upload, writes: [db.photos, files]}
      login: {route: POST /v1/sessions, serves: sign-in.enter, reads: db.users, writes: db.users}
  db: {kind: database, tech: MySQL, host: box-1, stores: {photos: What was uploaded, users: Who people are}}
  files: {kind: storage, owner: storage, host: box-1}
  cron: {kind: scheduler, host: box-2, writes: db.photos, note: Takes old photos away}
failures:
  box-dies:
    what: The box dies, and all is gone
    hits: box-1
```
"""

OWN_DATABASE = """
```techspec
system: photos
stage: own-database
title: A database of its own
after: one-box
fixes: box-dies
tradeoffs:
  two-networks: {chose: A private network, over: One open box, costs: More to secure, about: db}
components:
  api: {host: null, replicas: 2..6}
  db: {host: null, managed: true, owner: storage}
  files: {host: null, tech: S3, managed: true}
  cron: null
  balancer: {kind: gateway, owner: founders, fronts: api}
failures:
  balancer-dies:
    what: The balancer dies
    hits: balancer
    tradeoff: two-networks
  db-slow:
    what: Reads slow the database down
    hits: db
```

```techspec
system: photos
stage: bigger-box
title: A bigger box
after: one-box
fixes: box-dies
rejected: It only puts the day off
tradeoffs: {bigger: {chose: A bigger box, over: Two boxes, costs: A lot of money}}
components:
  db: {host: null, managed: true}
  api: {host: null, replicas: 2}
  files: {host: null, managed: true}
failures:
  bill: {what: The bill is more than what comes in, hits: api}
```
"""

QUEUES = """
```techspec
system: photos
stage: queues
title: Queues and caches
after: own-database
fixes: [balancer-dies, db-slow]
tradeoffs:
  late-thumbnails:
    chose: Make thumbnails later
    over: Make people wait
    gains: Quick uploads
    costs: A photo is not there at once
    about: [thumbs, wall-cache]
components:
  balancer: {standby: automatic}
  api:
    apis:
      wall:
        reads:
          - {to: wall-cache, miss: db.photos, hit: 95%}
          - {to: replica.users, else: db.users}
      upload:
        publishes: jobs.uploaded
    reads: {to: limits, optional: true}
  db: {replicates: replica}
  wall-cache: {kind: cache, of: db, owner: feed-team, replicas: 3}
  limits: {kind: cache, volatile: Filled again at once, owner: feed-team}
  replica: {kind: database, owner: storage, stores: [users], replicas: 2}
  jobs: {kind: queue, topics: [uploaded], owner: feed-team}
  thumbs: {kind: worker, consumes: jobs.uploaded, reads: files, writes: [files, wall-cache], owner: [feed-team, media]}
  audit: {kind: worker, consumes: jobs.uploaded, owner: media, writes: db.photos, single: Twice would count twice}
failures:
  thumbs-behind:
    what: Thumbnails fall behind
    hits: thumbs
    fix: Scale them
    tradeoff: late-thumbnails
  stampede:
    what: The cache is empty, and all at once ask the database
    hits: [wall-cache, replica]
accept:
  - {gap: failure/unfixed, on: stampede, why: It lasts a minute, until: 2027-06-30}
  - {gap: failure/single-point, on: jobs, why: Uploading may rest for an hour, until: 2027-05-31}
```
"""

LATER = """
# Later

## Moderation

Who looks at what is uploaded? See [moderation](techspec:photos:moderation).
"""

PAGES = {"page.md": SCREENS + BASE + ONE_BOX + OWN_DATABASE + QUEUES, "later.md": LATER}


@cache
def site() -> Checked:
    return checked(PAGES)


@cache
def story() -> Element:
    """The cards of the story, without their pictures."""
    return cards(site())


def stage(name: str) -> Element:
    """The card of a stage of the story."""
    found = (card for card in story().children if any(_is_anchor(one, f"ts-photos-stage-{name}") for one in card.all()))
    return next(found)


def cards(site: Checked) -> Element:
    """The cards of all blocks of systems, without their pictures."""
    index = build_index(site)
    found = []
    for block in site.blocks:
        contents = index.contents[block.span]
        if contents.system and not contents.screen:
            snapshot = site.at(contents.system.id, contents.stage.id if contents.stage else "")
            here = Here(
                index=index,
                href=href,
                uri=block.source.uri,
                system=contents.system.id,
                snapshot=snapshot,
                block=block.span,
            )
            found.append(write(spec_card(contents, contents.system, None, here)))
    return read("\n".join(found))


@cache
def view(block: str) -> Element:
    """The card of a view of the story, on a page of its own, without its pictures."""
    return view_of(block, PAGES)


def view_of(block: str, pages: Mapping[str, str]) -> Element:
    """The card of a view of other pages, without its pictures."""
    contents, target, here = _asked(block, pages)
    return read(write(view_card(contents, target, (), here)))


def pictures(block: str, pages: Mapping[str, str] = PAGES) -> tuple[View, ...]:
    """What the pictures of a view show."""
    _, target, here = _asked(block, pages)
    return pictures_of(target, here)


def rows(card: Element, table: str) -> list[Element]:
    """The rows of one of a card's tables."""
    return [row for one in card.by_class(table) if one.tag == "table" for row in one.by_class("ts-row")]


def names(card: Element, table: str) -> list[str]:
    """The names of the rows of a table."""
    return [row.by_class("ts-name")[0].text for row in rows(card, table)]


def row(card: Element, table: str, name: str) -> Element:
    """The row of a table with a name."""
    (found,) = (row for row in rows(card, table) if row.by_class("ts-name")[0].text == name)
    return found


def _asked(block: str, pages: Mapping[str, str]) -> tuple[Contents, ViewTarget, Here]:
    text = f"\n```techspec-view\n{textwrap.dedent(block).strip()}\n```\n"
    site = checked({"handbook/views.md": text, **pages})
    assert not [gap for gap in site.diagnostics if gap.span.source.uri == "handbook/views.md"]
    index = build_index(site)
    ((span, target),) = site.views.items()
    here = Here(index=index, href=href, uri="handbook/views.md", system="", snapshot=site.last, block=span)
    return index.contents[span], target, here


def _is_anchor(element: Element, anchor: str) -> bool:
    return element.attributes.get("id") == anchor
