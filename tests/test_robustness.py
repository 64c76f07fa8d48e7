"""No text whatsoever makes the checker raise, and what it tells of it can be printed."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st
from support import check_text, report

from mkdocs_techspec.check import Checked
from mkdocs_techspec.config import KINDS
from mkdocs_techspec.model import Verb
from mkdocs_techspec.reports.as_json import as_json
from mkdocs_techspec.reports.terminal import concise

# Also lone surrogates and controls: a page may hold whatever its file does.
_ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
_ODD = st.sampled_from(
    ["\t", "\r", "\0", "\x0b", "\x85", "\u2028", "\ufeff", "\ud800", "\U0001f600", "\u202e", "\x1b[31m"]
)
_FENCES = st.sampled_from(["```", "````", "~~~", "   ```", "> ```", "- ```", "    ```", "\t```"])
_HEADERS = st.sampled_from(
    ["screen", "techspec", "techspec title=x", "{.screen}", "Screen", "yaml techspec", 'screen title="a"', "text", ""]
)
_OUR_KEYS = """
screen title shows does includes part planned wireframe system draft defaults components tradeoffs failures problems
accept kind owner apis stores topics serves screens of volatile offscreen replicas to else miss hit data without
what hits fix ask later gap on why until stage << * a b calls reads writes publishes consumes fronts replicates watches
after fixes rejected planned show reads+ calls- stores+ screens-
"""
_KEYS = st.sampled_from(_OUR_KEYS.split())
_SCALARS = st.sampled_from(
    [
        *("a", "b", "a.b", "a.*", "news:a", ":", "a:", ".", "'*'", "*", "&x", "*x", "!x", "@a", "`a`", "%", "{{ a }}"),
        *("yes", "true", "null", "~", "", "2..20", "95%", "12/s", "2027-06-30", "x.md#y", "#y", "'", '"', "|", ">-"),
        *("failure/unfixed", "coverage", "-1", "[", "{", "]", "}", "a: b", "# a", "- a", "\ud800", "\x85", "\u202e"),
        *KINDS,
    ]
)


def _survives(files: dict[str, str]) -> Checked:
    checked = check_text(files)
    assert report(checked)
    assert isinstance(json.loads(as_json(checked.diagnostics)), list)
    for diagnostic in checked.diagnostics:
        assert "\n" not in concise(diagnostic)
        assert diagnostic.span.line >= 1
        assert diagnostic.span.column >= 1
    return checked


@given(_ANY_TEXT)
@example("```screen\n")
@example("---\ntechspec: {system: [}\n---\n")
def test_any_text_as_a_page(text: str) -> None:
    _survives({"page.md": text})


@given(st.sampled_from(["screen", "techspec", "techspec-view"]), _ANY_TEXT)
@example("techspec", "a: " + "[" * 5000)
@example("techspec", "- " * 5000)
@example("techspec", "a: " + "{a: " * 5000)
@example("techspec", "system: a\ncomponents: {a: {kind: server, calls: {to: a, else: {to: a, miss: {to: a}}}}}")
@example("screen", "screen: a\nincludes: a\npart: true")
@example("techspec", "system: a\ncomponents: {a: {kind: cache, of: a, replicates: a, reads: a, consumes: a}}")
@example("techspec", "system: a\ncomponents: {a: {kind: gateway, fronts: [a, b]}, b: {kind: cdn, fronts: a, calls: b}}")
def test_any_text_in_a_block(kind: str, text: str) -> None:
    _survives({"page.md": f"```{kind}\n{text}\n```\n"})


@st.composite
def _yamlish(draw: st.DrawFn, depth: int = 0) -> str:
    """Something like a block's YAML: keys of ours, values that may fit them, now and then a broken line."""
    indent = "  " * depth
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        key = draw(_KEYS)
        if depth < 4 and draw(st.booleans()):
            lines.append(f"{indent}{key}:\n{draw(_yamlish(depth=depth + 1))}")
        elif draw(st.integers(0, 8)) == 0:
            lines.append(indent + draw(_ODD) + draw(_SCALARS))
        else:
            values = draw(st.lists(_SCALARS, min_size=1, max_size=3))
            lines.append(f"{indent}{key}: " + (f"[{', '.join(values)}]" if len(values) > 1 else values[0]))
    return "\n".join(lines)


_STARTS = (
    ("screen", "screen: a"),
    ("techspec", "system: news\ncomponents: {a: {kind: server}, b: {kind: page}}"),
    ("techspec", "system: news\nstage: one"),
    ("techspec", "system: news\nstage: two\nafter: one"),
    ("techspec", "system: news\nstage: three\nafter: two"),
    ("techspec-view", "show: coverage"),
)


@given(st.lists(st.tuples(st.sampled_from(_STARTS), _yamlish()), max_size=6))
def test_whatever_looks_like_a_spec(blocks: list[tuple[tuple[str, str], str]]) -> None:
    texts = [f"```{kind}\n{start}\n{body}\n```\n" for (kind, start), body in blocks]
    _survives({"page.md": "\n".join(texts)})


@st.composite
def _component(draw: st.DrawFn) -> str:
    """A component with links to whatever there is, whether it takes them or not."""
    names = st.sampled_from(["c0", "c1", "c2", "c3", "c1.m", "c2.m", "home", "home.x", "home.*", "other:c0"])
    members = draw(st.sampled_from(["apis: {m: GET /}", "stores: [m]", "topics: [m]"]))
    links = draw(st.dictionaries(st.sampled_from([verb.value for verb in Verb]), names, max_size=3))
    spare = draw(st.sampled_from(["", ", else: c1", ", miss: {to: c2.m, else: c3}", ", optional: true"]))
    parts = [f"kind: {draw(st.sampled_from(list(KINDS)))}", members]
    parts.extend(f"{verb}: {{to: {name}{spare}}}" for verb, name in links.items())
    others = st.sampled_from(["serves: home.x", "screens: [home]", "of: c1", "offscreen: x"])
    parts.extend(draw(st.lists(others, unique=True)))
    return "{" + ", ".join(parts) + "}"


@given(st.lists(_component(), min_size=4, max_size=4))
def test_however_components_are_linked(components: list[str]) -> None:
    screen = "```screen\nscreen: home\nsystem: news\nshows: {x: X}\nincludes: home\npart: true\n```\n"
    body = "\n".join(f"  c{number}: {component}" for number, component in enumerate(components))
    other = "```techspec\nsystem: other\ncomponents: {c0: {kind: server, calls: 'news:c0'}}\n```\n"
    _survives({"page.md": f"{screen}\n```techspec\nsystem: news\ncomponents:\n{body}\n```\n\n{other}"})


@given(st.lists(st.tuples(_FENCES, _HEADERS, st.lists(st.one_of(_SCALARS, _ODD, _FENCES), max_size=4)), max_size=6))
def test_however_fences_are_nested(fences: list[tuple[str, str, list[str]]]) -> None:
    page = "\n".join("\n".join([f"{fence} {header}", *body]) for fence, header, body in fences)
    _survives({"page.md": page, "other.md": page.replace("\n", "\r\n")})


@given(st.text(st.sampled_from("#[]() \n`<>!-*\\techspec:a"), max_size=80))
def test_any_prose(text: str) -> None:
    _survives({"page.md": f"{text}\n\n```techspec\nsystem: a\nproblems: {{p: {{ask: x, later: 'page.md#a'}}}}\n```\n"})


def test_the_same_is_printed_every_time() -> None:
    page = "```techspec\nsystem: a\ncomponents: {b: {kind: server, calls: [x, y, x]}, a: {kind: sever}}\n```\n"
    assert report(check_text(page)) == report(check_text(page))
