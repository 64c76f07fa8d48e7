"""The operations of an OpenAPI document, 3.0 or later: https://spec.openapis.org/oas/latest.html

Only what names them is looked at: `openapi`, `servers`, `paths`, and path items that a `$ref` finds in the same file.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote, urlsplit

from .documents import Tree
from .operations import MOST, Operation, Unread, too_many
from .routes import METHODS, Place, path_of

_MOST_SERVERS = 8
_LONGEST = 300
_MOST_REFERENCES = 8


def operations_in(tree: Tree) -> tuple[Operation, ...] | Unread:
    """All operations in the order of the document, or why it is no OpenAPI document that can be read."""
    root = _mapping(tree)
    version = root.get("openapi")
    if "swagger" in root and version is None:
        return Unread("is of Swagger 2, and OpenAPI 3 is needed", "convert it: most tools for OpenAPI do that")
    if not isinstance(version, str) or not version.startswith("3."):
        return Unread("is no OpenAPI 3 document", "it must begin with `openapi: 3.…`")
    paths = root.get("paths")
    if not isinstance(paths, dict):
        return Unread("has no `paths`", "name a document that has some")
    found = tuple(islice(_operations(root, paths), MOST + 1))
    return too_many() if len(found) > MOST else found


def _operations(root: dict[str, Tree], paths: dict[str, Tree]) -> Iterator[Operation]:
    around = _bases(root, ("",))
    for path, given in paths.items():
        if not path.startswith("/") or len(path) > _LONGEST:
            continue
        item, is_whole = _followed(root, given)
        bases, found = _bases(item, around), False
        for method, operation in _methods(item):
            found = True
            yield _operation(method.upper(), path, _mapping(operation), bases)
        if not found and not is_whole:
            # Its methods are in a file that is not read: whatever an API says of them may be there.
            yield _operation("", path, {}, bases)


def _methods(item: dict[str, Tree]) -> Iterator[tuple[str, Tree]]:
    yield from ((method, item[method]) for method in METHODS if isinstance(item.get(method), dict))
    yield from _mapping(item.get("additionalOperations")).items()


def _operation(method: str, path: str, operation: dict[str, Tree], around: tuple[str, ...]) -> Operation:
    name = operation.get("operationId")
    named = name if isinstance(name, str) and len(name) <= _LONGEST else ""
    bare = path_of(path).rstrip("/")
    places = [Place(method, base + bare or "/") for base in dict.fromkeys(("", *_bases(operation, around)))]
    dotted = [Place("", named.replace("/", "."))] if named else []
    return Operation(shown=f"{method} {path}".strip(), name=named, places=(*places, *dotted))


def _bases(holder: dict[str, Tree], around: tuple[str, ...]) -> tuple[str, ...]:
    """The base paths of the servers that are named here; where none is, those around."""
    servers = holder.get("servers")
    if not isinstance(servers, list) or not servers:
        return around
    return tuple(dict.fromkeys(_base(_mapping(server)) for server in servers[:_MOST_SERVERS]))


def _base(server: dict[str, Tree]) -> str:
    url = server.get("url")
    if not isinstance(url, str) or len(url) > _LONGEST:
        return ""
    for name, variable in list(_mapping(server.get("variables")).items())[:_MOST_SERVERS]:
        default = _mapping(variable).get("default")
        if isinstance(default, str) and len(default) <= _LONGEST:
            url = url.replace(f"{{{name}}}", default)[:_LONGEST]
    try:
        base = urlsplit(url).path
    except ValueError:  # an address with half a bracket
        return ""
    return path_of(base).rstrip("/")


def _followed(root: dict[str, Tree], item: Tree) -> tuple[dict[str, Tree], bool]:
    """A path item with what its `$ref` leads to, and whether that is all of it: other files are not read."""
    found = _mapping(item)
    for _ in range(_MOST_REFERENCES):
        reference = found.get("$ref")
        if reference is None:
            return found, True
        target = _pointed(root, reference) if isinstance(reference, str) else None
        if target is None:
            break
        found = {**target, **{key: value for key, value in found.items() if key != "$ref"}}
    return found, False


def _pointed(root: dict[str, Tree], reference: str) -> dict[str, Tree] | None:
    """The mapping that a JSON pointer names, as in `#/components/pathItems/pet`."""
    if not reference.startswith("#/") or len(reference) > _LONGEST:
        return None
    here: Tree = root
    for part in unquote(reference[2:]).split("/"):
        here = _mapping(here).get(part.replace("~1", "/").replace("~0", "~"))
    return here if isinstance(here, dict) else None


def _mapping(tree: Tree) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}
