"""The schemas of blocks take what the checker takes, and refuse what is plainly wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from block_schemas import NOT_YAML, SCHEMAS, VALIDATORS, blocks_of, wrong
from jsonschema import Draft202012Validator
from literate import CASES, Case, read_cases
from support import check_text, settings_of

from mkdocs_techspec.check import Checked
from mkdocs_techspec.language.fences import Block, BlockKind
from mkdocs_techspec.language.schema import block_schema
from mkdocs_techspec.model import Kind

ROOT = Path(__file__).parents[2]
_INNER = re.compile(r"^[ ]*(`{4,})markdown[^\n]*\n(.*?)^[ ]*\1$", re.MULTILINE | re.DOTALL)
_RIGHT_SITES = sorted(path for path in (ROOT / "sample_site/docs").rglob("*.md") if path.name != "rules.md")
_OURS = {"syntax/yaml", "syntax/key", "syntax/value", "syntax/limit"}


@pytest.mark.parametrize("kind", BlockKind)
def test_it_is_a_schema(kind: BlockKind) -> None:
    Draft202012Validator.check_schema(dict(SCHEMAS[kind]))


def shown(page: Path) -> Iterator[Block]:
    """The blocks of a page, and those of the pages that it shows."""
    text = page.read_text(encoding="utf-8")
    for one in (text, *(found[2] for found in _INNER.finditer(text))):
        yield from blocks_of(one)


@pytest.mark.parametrize("page", [ROOT / "README.md", *_RIGHT_SITES], ids=lambda page: page.name)
def test_what_the_manual_and_the_sample_show_passes(page: Path) -> None:
    found = {one for block in shown(page) for one in wrong(block)}
    # The manual shows a slip.
    assert found <= ({NOT_YAML} if page.name == "language.md" else set())


def syntax_gaps(checked: Checked, block: Block) -> list[str]:
    """What the checker holds against the writing of a block."""
    gaps = (gap for gap in checked.diagnostics if gap.rule in _OURS and gap.span.source.uri == block.source.uri)
    return [gap.rule for gap in gaps if block.span.line <= gap.span.line <= block.span.end_line]


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.md")):
        yield from read_cases(path)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_what_the_checker_takes_passes(case: Case) -> None:
    # But for settings that keep quiet about what is wrong.
    settings = {name: value for name, value in settings_of(case.files).items() if name in {"kinds", "limits"}}
    checked = check_text({name: text for name, text in case.files.items() if name.endswith(".md")}, settings)
    for block in checked.blocks:
        assert syntax_gaps(checked, block) or not wrong(block)


def component(keys: str) -> str:
    return f"```techspec\nsystem: shop\ncomponents:\n  web: {{{keys}}}\n```\n"


WRONG = {
    "an unknown key of a screen": ("```screen\nscreen: home\nshow: {a: A}\n```\n", "show"),
    "an unknown key of a need": ("```screen\nscreen: home\nshows: {a: {tilte: A}}\n```\n", "tilte"),
    "no screen": ("```screen\nshows: {a: A}\n```\n", "screen"),
    "an id with capitals": ("```screen\nscreen: Home\n```\n", "Home"),
    "a wrong flag": ("```screen\nscreen: home\npart: yes\n```\n", "yes"),
    "a rate without a unit": ("```screen\nscreen: home\nrate: 12\n```\n", "12"),
    "a spec without a system": ("```techspec\ncomponents: {}\n```\n", "system"),
    "an unknown key of a component": (component("kind: page, onwer: web"), "onwer"),
    "a component without a kind": (component("owner: web"), "kind"),
    "a key that a kind does not take": (component("kind: page, stores: [a]"), "['a']"),
    "a link that a kind does not take": (component("kind: server, apis: {a: {fronts: b}}"), "'b'"),
    "an unknown key of an API": (component("kind: server, apis: {a: {rout: GET /}}"), "rout"),
    "an unknown key of a link": (component("kind: page, calls: {to: a, els: b}"), "els"),
    "an unknown key of a spare": (component("kind: page, calls: {to: a, else: {to: b, mis: c}}"), "mis"),
    "no copies": (component("kind: server, replicas: 0"), "0"),
    "a wrong choice": (component("kind: server, standby: auto"), "auto"),
    "no cost": ("```techspec\nsystem: shop\ntradeoffs: {a: {chose: A, over: B}}\n```\n", "costs"),
    "after without a stage": ("```techspec\nsystem: shop\nafter: simple\n```\n", "'simple'"),
    "null without a stage": ("```techspec\nsystem: shop\ncomponents: {web: null}\n```\n", "None"),
    "a sign without a stage": (component("kind: page, calls+: a"), "calls"),
    "an unknown key at a stage": (
        "```techspec\nsystem: shop\nstage: big\ncomponents: {web: {onwer: web}}\n```\n",
        "onwer",
    ),
    "a sign on no list": ("```techspec\nsystem: shop\nstage: big\ncomponents: {web: {title+: a}}\n```\n", "title+"),
    "what is never accepted": (
        "```techspec\nsystem: shop\naccept: {gap: syntax/key, on: a, why: b}\n```\n",
        "syntax/key",
    ),
    "what is accepted only for a time": (
        "```techspec\nsystem: shop\naccept: {gap: coverage, on: a, why: b}\n```\n",
        "until",
    ),
    "no such view": ("```techspec-view\nshow: diagrams\n```\n", "diagrams"),
    "a view of too many stages": ("```techspec-view\nshow: changes\nstage: [a, b, c]\n```\n", "too long"),
    "a view that is not narrowed so": ("```techspec-view\nshow: changes\nowner: web\n```\n", "'web'"),
    "a trace of nothing": ("```techspec-view\nshow: trace\n```\n", "screen"),
    "a picture of a table": ("```techspec-view\nshow: gaps\npicture: {direction: down}\n```\n", "direction"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_fails(name: str) -> None:
    page, named = WRONG[name]
    (block,) = blocks_of(page)
    assert any(named in found for found in _all_told(block)), _all_told(block)
    assert syntax_gaps(check_text({"page.md": page}), block)


def _all_told(block: Block) -> list[str]:
    """Every message, also of what is held against one of several ways to write a value."""
    waiting = list(VALIDATORS[block.kind].iter_errors(yaml.safe_load(block.text.replace("yes", "'yes'"))))
    told = []
    while waiting:
        error = waiting.pop()
        told.append(f"{error.json_path}: {error.message}")
        waiting.extend(error.context or ())
    return told


def test_the_kinds_of_a_site() -> None:
    (block,) = blocks_of(component("kind: lambda, stores: [a]"))
    instance = yaml.safe_load(block.text)
    assert VALIDATORS[BlockKind.TECHSPEC].is_valid(instance)
    none, like_a_server, like_a_store = (
        Draft202012Validator(dict(block_schema(BlockKind.TECHSPEC, kinds)))
        for kinds in ({}, {"lambda": Kind.SERVER}, {"lambda": Kind.STORAGE})
    )
    assert not none.is_valid(instance)
    assert not like_a_server.is_valid(instance)
    assert like_a_store.is_valid(instance)
