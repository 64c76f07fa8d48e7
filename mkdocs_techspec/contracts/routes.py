"""Routes as people write them, in one form: what differs between two writings of the same route is gone."""

from __future__ import annotations

import re
from typing import NamedTuple

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


class Place(NamedTuple):
    """Where an operation is called: a method in capitals, empty where none is said, and a path or a dotted name."""

    method: str
    path: str


_URL = re.compile(r"(?:([A-Za-z]+)\s+)?(?:[A-Za-z][A-Za-z0-9+.-]*://[^/?#\s]*)?(/\S*)")
_BARE_PATH = re.compile(rf"({'|'.join(METHODS)})\s+(\S+)", re.IGNORECASE)


def place_of(route: str) -> Place:
    """The place that a route names: `get /users/:id?full=1` is GET of `/users/{}`, `rpc Cart/Get` is `Cart.Get`."""
    text = route.strip()
    found = _URL.match(text) or _BARE_PATH.match(text)
    if found:
        return Place((found[1] or "").upper(), path_of(found[2]))
    words = text.partition("(")[0].split()
    named = words[-1] if words else ""
    return Place("", named.replace("/", ".").strip("."))


_PATTERN = re.compile(r"\{[^{}=]*=([^{}]*)\}")
_PARAMETER = re.compile(r"\{[^{}]*\}|<[^<>]*>")
_ANY = "{}"


def path_of(path: str) -> str:
    """A path without its query, its parameters without their names, and no slash at its end.

    `{name=shelves/*}`, as Google's HTTP annotations have it, is what stands for the name.
    """
    bare = re.split(r"[?#]", path, maxsplit=1)[0]
    plain = _PARAMETER.sub(_ANY, _PATTERN.sub(lambda found: re.sub(r"\*+", _ANY, found[1]), bare))
    return "/" + "/".join(_segment(one) for one in plain.split("/") if one)


def _segment(segment: str) -> str:
    return _ANY if segment in {"*", "**"} or (segment[0] == ":" and len(segment) > 1) else segment


_SIGNS = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """A name without what differs between languages: `get-cart`, `GetCart` and `get_cart` are one."""
    return _SIGNS.sub("", name).casefold()
