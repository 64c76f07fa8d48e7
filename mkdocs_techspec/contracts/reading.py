"""One contract file, from its text to its operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from .documents import Tree, read_json, read_yaml
from .openapi import operations_in
from .operations import Contract, Operation, ReadFile, Unread, contract_of
from .protobuf import procedures_in

_PROTOBUF = ".proto"
_TREES: Mapping[str, Callable[[str], Tree | Unread]] = MappingProxyType(
    {".json": read_json, ".yaml": read_yaml, ".yml": read_yaml}
)


def read_contract(path: str, services: Sequence[str], read_file: ReadFile) -> Contract | Unread:
    """The contract in a file, by its path; of protobuf, only these services where some are named.

    What sort of file it is, its name says. No file with another name is opened.
    """
    if "://" in path:
        return Unread("is an address, and only files are read", "keep a copy of it beside the page, and name that")
    if path.startswith("/"):
        return Unread("is an absolute path", "write the path relative to this page")
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    if suffix != _PROTOBUF and suffix not in _TREES:
        return Unread("is named neither as OpenAPI nor as protobuf", "name a .yaml, .yml, .json or .proto file")
    text = read_file(path)
    if isinstance(text, Unread):
        return text
    found = procedures_in(text, services) if suffix == _PROTOBUF else _openapi(_TREES[suffix](text), services)
    return found if isinstance(found, Unread) else contract_of(found)


def _openapi(tree: Tree | Unread, services: Sequence[str]) -> tuple[Operation, ...] | Unread:
    if isinstance(tree, Unread):
        return tree
    if services:
        return Unread("is OpenAPI, which has no services", "take `service` out", services[0])
    return operations_in(tree)
