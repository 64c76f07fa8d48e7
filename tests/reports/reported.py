"""Reports for the tests of their formats: of a page with gaps, of every rule's example, and of hostile texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support import check_text

from mkdocs_techspec.config import RULES
from mkdocs_techspec.diagnostics import Diagnostic, Note, Severity
from mkdocs_techspec.reports.report import Report
from mkdocs_techspec.source import Source, Span

SCHEMAS = Path(__file__).parent / "schemas"

PAGE = """\
# Home

```screen
screen: home
shows:
  timeline: Tweets of the people I follow
```

```techspec
system: feed
components:
  web: {kind: page, owner: web-team, screens: home, calls: api}
  api:
    kind: server
    owner: timelines
    apis: {timeline: {serves: home.timeline}}
failures:
  api-dies: {what: Nobody sees anything, hits: api, fix: A second replica takes over}
```
"""
"""With an error, which has a note with a place, and two warnings."""
CLEAN = """\
```screen
system: hello
screen: hello
does:
  zoom: {title: Enlarge it, local: true}
```

```techspec
system: hello
components:
  page: {kind: page, owner: web-team, screens: hello}
failures:
  none: {what: The page is not there, hits: page, fix: Load it again, tradeoff: nothing}
tradeoffs:
  nothing: {chose: A page, over: An app, costs: A tab}
```
"""
TWICE = (
    "```screen\nscreen: home\nshows: {a: A}\ntitel: x\n```\n\n```screen\nscreen: work\ndoes: {b: B}\ntitel: y\n```\n"
)
"""With two gaps that are alike but for their lines."""


def report_of(files: Mapping[str, str] | str, prefix: str = "", *, strict: bool = False) -> Report:
    checked = check_text(files, {"rules": {"failure/harmless": "off"}} if isinstance(files, Mapping) else None)
    return Report((checked,), checked.diagnostics, prefix, strict)


def schema(name: str) -> Draft202012Validator:
    """What holds a JSON document against a schema; it has no mistakes of its own."""
    document = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(document)
    return Draft202012Validator(document)


def faults(validator: Draft202012Validator, document: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


NASTY = (
    *("\n", "\r", "\r\n", "\t", "\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\u200f", "\ufffe", "\ufeff"),
    *("%", "%25", "%0A", "::", ":", ",", "=", "::set-output name=a::b", "##[error]", "::error::x"),
    *("&", "<", ">", '"', "'", "]]>", "<!--", "-->", "<![CDATA[", "&#0;", "</failure>", "<script>"),
    *("|", "`", "```", "~~~", "*", "_", "# ", "- ", "1. ", "    ", "[a](b)", "![a](b)", "](", "\\", "{0}", "{{", "}"),
    *("@someone", "#12", "http://a.b", "www.a.b", "é", "e\u0301", "漢字", "\U00010400", "\u05d0\u05d1", "🙂"),
)
texts = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=6)), max_size=6).map("".join)
_names = texts.filter(lambda text: text.strip("/. ") != "").map(lambda text: text.replace("/", "-"))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A place on one line of a page, or over two."""
    lines = [draw(texts).replace("\n", " ").replace("\r", " ") for _ in range(2)]
    name = f"docs/{draw(_names)}.md"
    source = Source(path=name, uri=name.removeprefix("docs/"), text="\n".join(lines))
    start, end = (draw(st.integers(1, len(line) + 1)) for line in lines)
    if draw(st.booleans()):
        return Span(source, 1, start, 2, end)
    return Span(source, 2, 1, 2, end)


gaps = st.builds(
    Diagnostic,
    rule=st.sampled_from(sorted(RULES)),
    severity=st.sampled_from(Severity),
    span=spans(),
    message=texts,
    help=texts,
    notes=st.lists(st.builds(Note, message=texts, span=st.none() | spans()), max_size=2).map(tuple),
    system=st.just("hello"),
    on=st.sampled_from(["", "home", "home.greeting"]),
)
_CHECKED = check_text(CLEAN)
hostile = st.builds(
    Report,
    st.just((_CHECKED,)),
    st.lists(gaps, max_size=4).map(lambda found: tuple(sorted(found, key=lambda gap: gap.order))),
    st.sampled_from(["", "handbook/"]),
    strict=st.booleans(),
)
"""Reports in which every text, and every name of a page, may hold anything."""
