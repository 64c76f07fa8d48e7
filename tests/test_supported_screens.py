"""Which screens a component is said to support."""

from __future__ import annotations

from support import check_text

from mkdocs_techspec.model import Key

PAGE = """
```screen
screen: home
shows:
  news: News
```

```screen
screen: write
does:
  post: Post
```

```techspec
system: paper
defaults: {owner: x}
components:
  web: {kind: page, screens: '*', calls: [gateway.all, posts]}
  gateway: {kind: gateway, apis: {all: {route: /, calls: news.list}, other: {route: /other, offscreen: x}}}
  news: {kind: server, apis: {list: {serves: home.news, reads: db}}}
  posts: {kind: server, apis: {post: {serves: write.post, publishes: wire}}}
  wire: {kind: queue}
  writer: {kind: worker, consumes: wire, writes: db}
  db: {kind: database}
  lab: {kind: server, offscreen: x, apis: {try: {reads: db}}}
```
"""


def test_a_component_supports_the_screens_on_whose_way_it_stands() -> None:
    screens = check_text(PAGE).support.screens
    supported = {
        name: [screen.name for screen in screens.get(Key("paper", *name.split(".")), ())]
        for name in ("web", "gateway", "gateway.all", "gateway.other", "news.list", "posts", "writer", "db", "lab")
    }
    assert supported == {
        "web": ["home", "write"],
        "gateway": ["home"],
        "gateway.all": ["home"],
        "gateway.other": [],
        "news.list": ["home"],
        "posts": ["write"],
        "writer": ["write"],
        "db": ["home", "write"],
        "lab": [],
    }
