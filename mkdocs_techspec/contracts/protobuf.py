"""The procedures of a protobuf file: https://protobuf.dev/reference/protobuf/textformat-spec/ and its siblings.

Only the package, the services, their procedures and the HTTP routes that these are annotated with are looked at;
braces are counted through all else. So a file that a compiler would refuse for another reason is read all the same, no
import is needed, and reading takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..diagnostics import near
from .operations import MOST, Operation, Unread, too_many
from .routes import METHODS, Place, path_of

_TOKEN = re.compile(
    r"""
    //[^\n]* | /\*(?:.*?\*/|.*)                          # comments; one that is not closed swallows the rest
    | (?P<text>"(?:[^"\\\n]++|\\.)*+"? | '(?:[^'\\\n]++|\\.)*+'?)
    | (?P<word>\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)
    | (?P<sign>[{}();:=])
    | \s+ | .
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_HTTP = "google.api.http"
_LONGEST = 300
_MOST_PARTS = 10


@dataclass(slots=True)
class _Procedure:
    """A procedure of a service, by the names of both, and the HTTP routes that it is annotated with."""

    service: str
    name: str
    routes: list[tuple[str, str]] = field(default_factory=list)


def procedures_in(text: str, services: Sequence[str]) -> tuple[Operation, ...] | Unread:
    """The procedures of these services, of all where none is named; or why there are none."""
    found = _File()
    found.read(_tokens(text))
    if found.depth:
        return Unread("is not protobuf: its braces do not match", "mend it")
    if not found.services:
        return Unread("declares no service", "name a file with `service … { rpc … }`")
    for service in services:
        if not any(_is_named(one, service) for one in found.services):
            return _no_service(service, found.services)
    if len(found.procedures) > MOST:
        return too_many()
    wanted = {one for one in found.services if not services or any(_is_named(one, name) for name in services)}
    return tuple(_operation(one) for one in found.procedures if one.service in wanted)


def _is_named(service: str, name: str) -> bool:
    return service == name.lstrip(".") or service.endswith(f".{name}")


def _no_service(service: str, known: Iterable[str]) -> Unread:
    short = [one.rpartition(".")[2] for one in known]
    help_ = near(service.rpartition(".")[2], short).removeprefix("; ") or f"it has {', '.join(short[:5])}"
    return Unread(f"has no service '{service}'", help_, service)


def _operation(procedure: _Procedure) -> Operation:
    """A procedure is known by its name after any part of its service's, and by its path on the wire."""
    parts = procedure.service.split(".")[-_MOST_PARTS:]
    services = [".".join(parts[start:]) for start in range(len(parts) - 1, -1, -1)]
    names = [Place("", f"{service}.{procedure.name}") for service in services]
    wire = [Place("POST", f"/{service}/{procedure.name}") for service in services]
    annotated = [Place(method.upper(), path_of(path)) for method, path in procedure.routes]
    places = (*names, Place("", procedure.name), *wire, *annotated)
    return Operation(shown=names[0].path, name=procedure.name, places=places)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for found in _TOKEN.finditer(text):
        if found.lastgroup:
            yield found.lastgroup, found[0]


@dataclass(slots=True)
class _File:
    """What is found in a file; `statement` are the words since the last `;` or brace."""

    package: str = ""
    services: list[str] = field(default_factory=list)
    procedures: list[_Procedure] = field(default_factory=list)
    depth: int = 0
    in_service: bool = False
    in_http: bool = False
    statement: list[str] = field(default_factory=list)

    def read(self, tokens: Iterable[tuple[str, str]]) -> None:
        for sort, token in tokens:
            if sort == "sign":
                self._sign(token)
            elif sort == "text":
                self._text(token)
            elif len(self.statement) < 3:
                self._word(token)
            else:
                self.statement[2] = token
            if self.depth < 0:
                return

    def _word(self, word: str) -> None:
        word = word[:_LONGEST]
        self.statement.append(word)
        if self.in_service and self.depth == 1 and self.statement[0] == "rpc" and len(self.statement) == 2:
            self.procedures.append(_Procedure(self.services[-1], word))
        if self.statement[0] == "option" and word.lstrip(".") == _HTTP:
            self.in_http = self.in_service and self.depth == 2

    def _sign(self, sign: str) -> None:
        if sign == "{":
            if not self.depth:
                self._open_service()
            self.depth += 1
        elif sign == "}":
            self.depth -= 1
            self.in_service = self.in_service and self.depth > 0
            self.in_http = self.in_http and self.depth > 2
        elif sign == ";" and not self.depth and self.statement[:1] == ["package"]:
            self.package = self.statement[1] if len(self.statement) > 1 else ""
        if sign == ";" and self.depth < 3:
            self.in_http = False
        if sign in "{};":
            self.statement.clear()

    def _open_service(self) -> None:
        self.in_service = len(self.statement) == 2 and self.statement[0] == "service"
        if self.in_service:
            self.services.append(".".join(filter(None, (self.package, self.statement[1]))))

    def _text(self, text: str) -> None:
        """A text that is the value of a method's key, in an annotation: `get: "/v1/shelves"`."""
        word = self.statement[-1].rpartition(".")[2] if self.statement else ""
        if self.in_http and self.procedures and word in METHODS and len(text) <= _LONGEST:
            self.procedures[-1].routes.append((word, text[1:-1]))
