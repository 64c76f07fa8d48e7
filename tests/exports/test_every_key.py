"""Every key of every mapping with all sorts of values: the schema takes what the checker takes, and little else."""

from __future__ import annotations

import pytest
from block_schemas import BUILT_IN_ONLY, wrong
from support import check_text

from mkdocs_techspec.language.components import COMPONENT, DEFAULTS, PRESENTED
from mkdocs_techspec.language.contracts import CONTRACT
from mkdocs_techspec.language.decisions import ACCEPT, FAILURE, PROBLEM, TRADEOFF
from mkdocs_techspec.language.declarations import TECHSPEC
from mkdocs_techspec.language.fields import Shape
from mkdocs_techspec.language.members import API, STORE, TOPIC
from mkdocs_techspec.language.picturing import PICTURE
from mkdocs_techspec.language.references import LINK
from mkdocs_techspec.language.screens import NEED, SCREEN
from mkdocs_techspec.language.views import VIEW

VALUES = (
    *("", "~", "''", "'  '", "words", "'quoted'", "yes", "true", "'true'", "false", "Feed", "feed-api", "a.b", "a:b"),
    *("0", "1", "-1", "3", "'3'", "1.5", "2..4", "4..2", "95%", "' 95% '", "101%", "12/s", "12 k/min", "5 ms", "5"),
    *("2027-06-30", "2027-02-31", "page", "server", "sever", "automatic", "down", "trace", "failure/unfixed", "owner"),
    *("coverage/unserved", "syntax", "[]", "[a]", "[a, b]", "[a, b, c]", "[[a]]", "[{}]", "{}", "{a: b}", "{a: }"),
    *("{A.b: c}", "{to: a}", "{to: a, else: b}", "[{to: a, optional: true}]", "[a, {to: b, note: c}]", "{else: a}"),
    *("{screen: a}", "[{screen: a, without: [b]}]", "{file: a.yaml}", "{title: a}", "{x: {title: a}}", "{x: {zzz: a}}"),
    *("{gap: owner, on: a, why: b}", "{x: {chose: a, over: b, costs: c}}", "{x: {what: a, hits: b}}", "{x: {ask: a}}"),
    *("{x: {kind: page}}", "{x: {kind: queue, topics: [a]}}", "{direction: down, hide: [a]}", "{x: a}", "{x: [a]}"),
)

_COMPONENT = "```techspec\nsystem: s\ncomponents:\n  c: {KEYS}\n```\n"
_DECISION = "```techspec\nsystem: s\nSECTION: {x: {KEYS}}\n```\n"
PLACES: dict[str, tuple[Shape, str, dict[str, str]]] = {
    "screen": (SCREEN, "```screen\n{KEYS}\n```\n", {"screen": "a"}),
    "need": (NEED, "```screen\nscreen: a\nshows: {n: {KEYS}}\n```\n", {}),
    "spec": (TECHSPEC, "```techspec\n{KEYS}\n```\n", {"system": "s"}),
    "stage": (TECHSPEC, "```techspec\n{KEYS}\n```\n", {"system": "s", "stage": "t"}),
    "defaults": (DEFAULTS, "```techspec\nsystem: s\ndefaults: {KEYS}\n```\n", {}),
    "picture": (PICTURE, "```techspec\nsystem: s\npicture: {KEYS}\n```\n", {}),
    **{kind: (COMPONENT, _COMPONENT, {"kind": kind}) for kind in ("server", "cache")},
    "API": (API, _COMPONENT.replace("KEYS", "kind: server, apis: {a: {KEYS}}"), {}),
    "API of a gateway": (API, _COMPONENT.replace("KEYS", "kind: gateway, apis: {a: {KEYS}}"), {}),
    "store": (STORE, _COMPONENT.replace("KEYS", "kind: database, stores: {a: {KEYS}}"), {}),
    "topic": (TOPIC, _COMPONENT.replace("KEYS", "kind: queue, topics: {a: {KEYS}}"), {}),
    "link": (LINK, _COMPONENT.replace("KEYS", "kind: cache, reads: {KEYS}"), {"to": "c", "miss": "c"}),
    "contract": (CONTRACT, _COMPONENT.replace("KEYS", "kind: server, contract: {KEYS}"), {"file": "a.yaml"}),
    "presented": (PRESENTED, _COMPONENT.replace("KEYS", "kind: page, screens: {KEYS}"), {"screen": "a"}),
    "trade-off": (TRADEOFF, _DECISION.replace("SECTION", "tradeoffs"), {"chose": "a", "over": "b", "costs": "c"}),
    "failure": (FAILURE, _DECISION.replace("SECTION", "failures"), {"what": "a", "hits": "c"}),
    "problem": (PROBLEM, _DECISION.replace("SECTION", "problems"), {"ask": "a"}),
    "accepted gap": (
        ACCEPT,
        "```techspec\nsystem: s\naccept: {KEYS}\n```\n",
        {"gap": "owner/missing", "on": "a", "why": "b"},
    ),
    **{show: (VIEW, "```techspec-view\n{KEYS}\n```\n", {"show": show}) for show in ("diagram", "changes", "gaps")},
    "trace": (VIEW, "```techspec-view\n{KEYS}\n```\n", {"show": "trace", "screen": "a"}),
}
"""Each mapping by where it stands, with the keys that it must have."""

_OURS = {"syntax/key", "syntax/value", "syntax/yaml"}

# What only the checker knows: days that there are, ranges that rise, and that a bare `yes` is no reason.
_LEFT = {"2027-02-31", "4..2", "yes"}


@pytest.mark.parametrize("place", PLACES)
def test_every_key_with_every_value(place: str) -> None:
    for key in PLACES[place][0].fields:
        # Each stands on a page and in a system of its own, so that none makes another uncertain.
        pages = {
            f"{number}.md": _written(place, key, value).replace("system: s", f"system: s{number}")
            for number, value in enumerate(VALUES)
        }
        checked = check_text(pages)
        refused = {gap.span.path for gap in checked.diagnostics if gap.rule in _OURS}
        # What a stage leaves out, a stage before may have said; and it may want to take away what is not there.
        left = VALUES if place == "stage" else _LEFT
        lost = {gap.span.path for gap in checked.diagnostics if place == "stage" and gap.rule == "reference/unknown"}
        for value, block in zip(VALUES, checked.blocks, strict=True):
            found = wrong(block, BUILT_IN_ONLY)
            assert not found or block.source.path in refused | lost, (key, value, found)
            assert found or block.source.path not in refused or value in left, (key, value)


def _written(place: str, key: str, value: str) -> str:
    _, page, keys = PLACES[place]
    written = ", ".join(f"{one}: {said}" for one, said in {**keys, key: value}.items())
    return page.replace("{KEYS}", f"{{{written}}}").replace("KEYS", written)
