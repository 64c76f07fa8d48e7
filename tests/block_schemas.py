"""The schemas of blocks, and blocks as any reader of YAML 1.2 hands them to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import yaml
from jsonschema import Draft202012Validator

from mkdocs_techspec.language.fences import Block, BlockKind, find_fences
from mkdocs_techspec.language.schema import block_schema
from mkdocs_techspec.source import Source

SCHEMAS = {kind: block_schema(kind) for kind in BlockKind}
VALIDATORS = {kind: Draft202012Validator(dict(schema)) for kind, schema in SCHEMAS.items()}
BUILT_IN_ONLY = {kind: Draft202012Validator(dict(block_schema(kind, {}))) for kind in BlockKind}
"""The same for a site without kinds of its own."""

NOT_YAML = "it is not YAML"


class _Core(yaml.CBaseLoader):
    """The core schema of YAML 1.2, which has neither `yes`, nor days, nor numbers to the base of 60."""


_PATTERNS = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?[0-9]+", list("-+0123456789")),
    "float": (r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
}
_MADE: Mapping[str, Callable[[str], object]] = {
    "null": lambda _: None,
    "bool": lambda text: text.lower() == "true",
    "int": int,
    "float": float,
}


def _construct(_: yaml.CBaseLoader, node: yaml.ScalarNode) -> object:
    return _MADE[node.tag.rpartition(":")[2]](node.value)


for _name, (_pattern, _first) in _PATTERNS.items():
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(rf"^(?:{_pattern})$"), _first)
    _Core.add_constructor(f"tag:yaml.org,2002:{_name}", _construct)


def blocks_of(text: str) -> Iterator[Block]:
    """All blocks of a page."""
    yield from find_fences(Source(path="page.md", uri="page.md", text=text)).blocks


def wrong(block: Block, validators: Mapping[BlockKind, Draft202012Validator] = VALIDATORS) -> list[str]:
    """What its schema says is wrong with a block."""
    try:
        instance = _with_text_keys(yaml.load(block.text, _Core))  # noqa: S506 - derived from the base loader
    except yaml.YAMLError:
        return [NOT_YAML]
    return [f"{error.json_path}: {error.message}" for error in validators[block.kind].iter_errors(instance)]


def _with_text_keys(value: object) -> object:
    """The same, with keys as JSON has them."""
    if isinstance(value, dict):
        return {_key(key): _with_text_keys(one) for key, one in value.items()}
    return [_with_text_keys(one) for one in value] if isinstance(value, list) else value


def _key(key: object) -> str:
    if isinstance(key, bool):
        return "true" if key else "false"
    return "null" if key is None else str(key)
