"""Workflow commands, read as the runner of GitHub Actions reads them from the output of a step.

https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs, and for what it does with an annotation
https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_KEY = "::"
_KNOWN = frozenset({"debug", "error", "warning", "notice", "group", "endgroup", "add-mask", "stop-commands"})


class Command(NamedTuple):
    name: str
    properties: Mapping[str, str]
    data: str


def commands_in(output: str) -> Iterator[Command]:
    """The commands of an output; every line must be one."""
    # As a StreamReader of .NET ends lines.
    for line in re.split(r"\r\n|\r|\n", output) if output else []:
        yield _command(line)


def _command(line: str) -> Command:
    text = line.strip()
    end = text.find(_KEY, len(_KEY))
    if not text.startswith(_KEY) or end < 0:
        raise ValueError(f"this is no command: {line!r}")
    name, _, properties = text[len(_KEY) : end].partition(" ")
    if name not in _KNOWN:
        raise ValueError(f"there is no command {name!r}")
    command = Command(name, dict(_properties(properties.strip())), _data(text[end + len(_KEY) :]))
    _see_place(command.properties)
    return command


def _properties(text: str) -> Iterator[tuple[str, str]]:
    for one in filter(None, text.split(",")):
        name, equals, value = one.partition("=")
        if equals and name and value:
            yield name, _data(value.replace("%3A", ":").replace("%2C", ","))


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _see_place(properties: Mapping[str, str]) -> None:
    """See that the runner shows the place: it takes columns only where the first line is the last."""
    line, last = properties.get("line"), properties.get("endLine")
    columns = {name for name in ("col", "endColumn") if name in properties}
    if columns and (line is None or line != last):
        raise ValueError(f"columns go with one line: {properties}")
    if line and last and int(last) < int(line):
        raise ValueError(f"it ends before it starts: {properties}")
