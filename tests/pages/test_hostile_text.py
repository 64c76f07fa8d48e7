"""No text in a block can put markup or script into a page."""

from __future__ import annotations

import json

import pytest
from card_pages import Element, card, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_techspec.diagrams import Drawing
from mkdocs_techspec.language.views import SHOWN
from mkdocs_techspec.pages import drawn
from mkdocs_techspec.pages.inline import safe_target

TAGS = {
    *("page", "div", "span", "a", "code", "ul", "li", "img", "pre", "br", "wbr"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("strong", "s", "ol", "details", "summary", "figure", "figcaption"),
    *("svg", "g", "rect", "path", "circle", "text", "title"),
}
ATTRIBUTES = {
    *("class", "id", "href", "title", "role", "aria-level", "aria-hidden", "aria-label", "scope", "src", "alt"),
    *("colspan", "tabindex", "value", "data-sort", "data-search-exclude"),
    *("xmlns", "xmlns:xlink", "xlink:href", "viewbox", "width", "height", "x", "y", "rx", "cx", "cy", "r", "d"),
    *("font-family", "font-size", "font-weight", "text-anchor"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap"),
}
PIECES = [
    *(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onload='x",
        "</pre></code></div>",
        "<!--",
        "]]>",
    ),
    *("[a](javascript:alert(1))", "[a](JaVa\tScript:x)", "[a](//evil)", '[a](x"onclick="y)', "[<b>](http://a/<b>)"),
    *(
        "[a](techspec:api)",
        "`<i>`",
        "{{ 7 * 7 }}",
        "{% raw %}",
        "&lt;",
        "&#x3c;script>",
        "\u202e",
        "a",
        " ",
        "\n",
        "\\",
    ),
    *("javascript:alert(1)", "data:text/html,<b>", "//evil/x.png", "x.png", "a.md#\"'"),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=5).map("".join)

PAGE = """
```screen
screen: home
system: feed
title: T
note: T
shows: {a: T, b: {title: T, note: T, planned: T}}
does: {c: {title: T, data: [T], fresh: T, times: T}}
includes: [T]
wireframe: T
rate: T
planned: T
```

```screen
screen: drawn
system: feed
title: T
shows: {a: T, bs: {title: T, optional: true}}
does: {c: T, d: {title: T, planned: T}}
includes: [part]
```

```screen
screen: part
system: feed
title: T
part: true
```

```techspec
system: feed
title: T
note: T
components:
  web: {kind: page, title: T, owner: T, screens: [home, T], calls: [api, T], group: T, note: T}
  api:
    kind: server
    title: T
    owner: [T]
    tech: T
    single: T
    host: T
    rate: T
    apis:
      go: {route: T, title: T, note: T, serves: [home.a, T], computed: T, offscreen: T}
      to: {calls: [{to: T, else: T, note: T}, {to: web, else: T, note: T}]}
    reads: {to: db.rows, note: T, miss: T, hit: T}
  db: {kind: database, owner: T, stores: {rows: {title: T, owner: T}}}
  odd: {kind: T, volatile: T, offscreen: T}
  queue: {kind: queue, owner: T, topics: {it: {title: T, note: T, ends: T}}}
tradeoffs:
  one: {title: T, chose: T, over: T, gains: T, costs: T, about: [api, T], see: [T], note: T}
failures:
  two: {what: T, hits: [api, T], fix: T, tradeoff: T, see: T}
problems:
  three: {ask: T, answer: T, about: [api], see: T}
  four: {ask: T, later: T, about: api}
accept:
  - {gap: failure/unfixed, on: T, why: T}
```
"""
VIEWS = "".join(f"```techspec-view\nshow: {show}\nscreen: home\n```\n\n" for show in SHOWN if "screen" in SHOWN[show])
NARROWED = "```techspec-view\nshow: components\nowner: T\nkind: T\n```\n\n```techspec-view\nshow: owners\n```\n"


def harmless(page: Element) -> None:
    for element in page.all():
        assert element.tag in TAGS, element.tag
        assert set(element.attributes) <= ATTRIBUTES, element.attributes
        for name in ("href", "src", "xlink:href"):
            target = element.attributes.get(name, "#")
            assert safe_target(target), target


@pytest.fixture
def without_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures have tests of their own, and take long."""

    def draw(_views: object, _link: object, prefixes: list[str], *_rest: object) -> list[Drawing]:
        return [Drawing(svg="", key="", trouble="<b>", help="<b>") for _ in prefixes]

    monkeypatch.setattr(drawn, "draw_views", draw)


@pytest.mark.usefixtures("without_pictures")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=12))
def test_no_text_in_a_field_gets_through(texts: list[str]) -> None:
    parts = f"{PAGE}{VIEWS}{NARROWED}".split(" T")
    quoted = [json.dumps(texts[number % len(texts)]) for number in range(len(parts))]
    body = "".join(f"{part} {text}" for part, text in zip(parts[:-1], quoted, strict=False)) + parts[-1]
    harmless(read(card(body)))


@pytest.mark.usefixtures("without_pictures")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(["screen", "techspec"]), TEXTS)
def test_no_text_of_a_block_gets_through(kind: str, text: str) -> None:
    harmless(read(card(f"```{kind}\n{text}\n```\n")))


def test_fields_with_a_long_row_of_brackets_are_quick() -> None:
    assert "[[[" in card(PAGE.replace(" T", " '" + "[" * 5000 + "'"))
