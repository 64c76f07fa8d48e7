"""The rules' docstrings as pages of the manual, with the examples in them.

A docstring begins with the gap, in one line. Its sections follow, in the order of `SECTIONS`. An example is one or
several files, each a fence of its own: a page in a fence of four backticks, the site's settings in one of three. A
fence with a `title` names its file; without one it is `page.md`. What the mended example does not repeat is as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from ..config import RULES
from ..diagnostics import Severity

EXAMPLE = "Example"
MENDED = "Mended"
SECTIONS = ("What it finds", "Why it matters", EXAMPLE, MENDED, "Settings", "See also")
NEEDED = SECTIONS[:4]

_HEADING = re.compile(r"## (.+)")
_FENCE = re.compile(r"(`{3,})(\w*)(?: title=\"([^\"]+)\")?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """What the manual says of one rule. `severity` is what it is by default, None where it is off.

    `gap` and `mended` are the files of the examples, by their names, with the same names in both.
    """

    name: str
    severity: Severity | None
    summary: str
    sections: tuple[Section, ...]
    gap: Mapping[str, str]
    mended: Mapping[str, str]


def pages() -> tuple[RulePage, ...]:
    """The pages of all rules that are looked for, in the order of the settings' table."""
    return tuple(map(rule_page, RULES))


def module_name(rule: str) -> str:
    """The module that is named for a rule: its file is the rule's, and its docstring the rule's page."""
    family, _, gap = rule.partition("/")
    return f"{__package__}.{family}.{gap.replace('-', '_')}"


def rule_page(name: str) -> RulePage:
    """The page of one rule."""
    docstring = import_module(module_name(name)).__doc__ or ""
    summary, _, rest = docstring.partition("\n")
    sections = tuple(_sections(rest))
    gap = _files(sections, EXAMPLE)
    return RulePage(
        name=name,
        severity=RULES[name],
        summary=summary.strip(),
        sections=sections,
        gap=gap,
        mended={**gap, **_files(sections, MENDED)},
    )


def _sections(text: str) -> Iterator[Section]:
    title, lines = "", list[str]()
    fence = ""
    for line in text.split("\n"):
        fence = _inside(fence, line)
        found = None if fence else _HEADING.fullmatch(line)
        if found is None:
            lines.append(line)
            continue
        if title:
            yield Section(title=title, text="\n".join(lines).strip())
        title, lines = found[1], []
    if title:
        yield Section(title=title, text="\n".join(lines).strip())


def _inside(fence: str, line: str) -> str:
    """The fence that is open after a line, given the one that was open before it."""
    if fence:
        return "" if line == fence else fence
    found = _FENCE.match(line)
    return found[1] if found else ""


def _files(sections: tuple[Section, ...], title: str) -> dict[str, str]:
    """The files of an example; a page's text ends with a line end, as in a file."""
    text = next((section.text for section in sections if section.title == title), "")
    files: dict[str, str] = {}
    fence, name, lines = "", "", list[str]()
    for line in text.split("\n"):
        found = None if fence else _FENCE.fullmatch(line)
        if found:
            fence, name, lines = found[1], found[3] or "page.md", []
        elif fence and line == fence:
            fence = ""
            files[name] = "\n".join([*lines, ""])
        elif fence:
            lines.append(line)
    return files
