"""Cases in Markdown: prose that introduces pages, and comments in these that say which gaps are expected where.

A heading of the second level starts a case. Its fences with a language are its files: a page in four backticks, the
settings in `yaml title="mkdocs.yml"`. What stands before the first case belongs to all of them. A comment `# gap: rule
message` (or `<!-- gap: … -->` outside of blocks) expects a gap on its line; alone on its line, on the next one. The
message may be left out, and `error` or `warning` put before the rule. `# accepted: rule` expects one that a waiver
covers. A fence `text title="output"` is all that is printed, to the letter.

Most cases are as small as can be, with one copy of everything and a failure that nobody weighs: what these rules find
is told only in a case whose settings name them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from support import check_text, report, settings_of

from mkdocs_techspec.check import Checked
from mkdocs_techspec.diagnostics import Diagnostic

CASES = Path(__file__).parent / "cases"
OUTPUT = "output"

_FENCE = re.compile(r"(`{3,5})(\w+)(?: title=\"([^\"]+)\")?")
_COMMENT = re.compile(
    r"""
    (?:\#|<!--)\ (?P<sort>gap|accepted):\ (?:(?P<severity>error|warning)\ )?(?P<rule>[a-z-]+/[a-z-]+)
    (?:\ (?!-->|\#\ |<!--\ )(?P<message>.*?))?(?:\ -->)?(?=$|\ (?:\#|<!--)\ )
    """,
    re.VERBOSE,
)
_PRINTED = re.compile(r"(?:error|warning)\[([a-z-]+/[a-z-]+)\]")


@dataclass(slots=True, kw_only=True)
class Case:
    """One case: its name, and its files by name."""

    name: str
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Expected:
    """A gap, told or accepted, that a case expects; an empty severity or message stands for any."""

    path: str
    line: int
    sort: str
    rule: str
    severity: str = ""
    message: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sort} {self.severity}[{self.rule}] {self.message}"


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    lines = iter(path.read_text(encoding="utf-8").split("\n"))
    shared = Case(name="")
    case = shared
    for line in lines:
        found = _FENCE.fullmatch(line)
        if found:
            case.files[found[3] or "page.md"] = _body(lines, found[1])
        elif line.startswith("## "):
            if case is not shared:
                yield case
            case = Case(name=f"{path.stem}: {line.removeprefix('## ')}", files=dict(shared.files))
    if case is not shared:
        yield case


def _body(lines: Iterator[str], fence: str) -> str:
    body: list[str] = []
    for line in lines:
        if line == fence:
            return "\n".join([*body, ""])
        body.append(line)
    raise AssertionError(f"a fence of {len(fence)} backticks is not closed")


def run(case: Case) -> list[str]:
    """What is told and not expected, or expected and not told; nothing where all is right."""
    pages = {name: text for name, text in case.files.items() if name != OUTPUT}
    checked = check_text(pages, quiet(pages))
    if OUTPUT in case.files:
        printed = report(checked) + "\n"
        return [] if printed == case.files[OUTPUT] else ["printed instead:", *printed.split("\n")]
    return list(_differences(Counter(expected_in(pages)), list(_found(checked))))


_LOUD = ("failure/single-point", "failure/harmless")


def quiet(pages: Mapping[str, str]) -> Mapping[str, object]:
    """The settings of a case, without the rules that would find something in nearly all of them."""
    settings = settings_of(pages)
    rules = cast("Mapping[str, object]", settings.get("rules") or {})
    return {**settings, "rules": {**dict.fromkeys(_LOUD, "off"), **rules}}


def rules_of(case: Case) -> set[str]:
    """The rules that a case expects to be told."""
    printed = _PRINTED.findall(case.files.get(OUTPUT, ""))
    return {*printed, *(one.rule for one in expected_in(case.files))}


def expected_in(pages: Mapping[str, str]) -> Iterator[Expected]:
    """All that the comments of some pages expect."""
    for path, text in pages.items():
        waiting: list[re.Match[str]] = []
        for number, line in enumerate(text.split("\n"), start=1):
            found = list(_COMMENT.finditer(line))
            if found and not line[: found[0].start()].strip("> "):
                waiting.extend(found)
                continue
            for one in [*waiting, *found]:
                yield Expected(path=path, line=number, **one.groupdict(default=""))
            waiting = []


def _found(checked: Checked) -> Iterator[tuple[str, Diagnostic]]:
    yield from (("gap", one) for one in checked.diagnostics)
    yield from (("accepted", one) for one, _ in checked.accepted)


def _differences(expected: Counter[Expected], found: list[tuple[str, Diagnostic]]) -> Iterator[str]:
    for sort, one in found:
        exact = Expected(
            path=one.span.path,
            line=one.span.line,
            sort=sort,
            rule=one.rule,
            severity=one.severity.value,
            message=one.message,
        )
        match = next((other for other in expected if _fits(other, exact)), None)
        if match is None:
            yield f"not expected: {exact}"
        else:
            expected -= Counter([match])
    yield from (f"missing: {one}" for one in sorted(expected.elements()))


def _fits(expected: Expected, found: Expected) -> bool:
    return (
        (expected.path, expected.line, expected.sort, expected.rule) == (found.path, found.line, found.sort, found.rule)
        and expected.severity in {"", found.severity}
        and expected.message in {"", found.message}
    )
