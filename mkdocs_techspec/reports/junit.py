"""Gaps as failed tests in JUnit's XML, which CI servers list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..diagnostics import Diagnostic
from ..source import visible
from .report import Report, in_words

# XML's own characters, and those that a reader of an attribute takes for a space.
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def as_junit(report: Report) -> str:
    """A suite for each page with blocks or gaps, with a test for each gap; one that passes, where there is none.

    What does not fail the run is a test that was skipped.
    """
    suites = list(_suites(report))
    failed, tests = sum(map(report.fails, report.diagnostics)), sum(max(1, len(gaps)) for _, gaps in suites)
    opening = _tag("testsuites", name="techspec", tests=tests, failures=failed, errors=0)
    lines = [line for path, gaps in suites for line in _suite(report, path, gaps)]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f"<{opening}>", *lines, "</testsuites>"])


def _suites(report: Report) -> Iterator[tuple[str, Sequence[Diagnostic]]]:
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for site in report.sites:
        for block in site.blocks:
            by_path[report.path(block.span)] = []
    for gap in report.diagnostics:
        by_path[report.path(gap.span)].append(gap)
    yield from sorted(by_path.items())


def _suite(report: Report, path: str, gaps: Sequence[Diagnostic]) -> Iterator[str]:
    failed = sum(map(report.fails, gaps))
    figures = {"tests": max(1, len(gaps)), "failures": failed, "errors": 0, "skipped": len(gaps) - failed, "time": 0}
    yield f"  <{_tag('testsuite', name=path, **figures)}>"
    if not gaps:
        yield f"    <{_tag('testcase', name='no gaps', classname=path, time=0)}/>"
    for name, gap in zip(_names(gaps), gaps, strict=True):
        yield f"    <{_tag('testcase', name=name, classname=path, time=0)}>"
        yield from _outcome(report, path, gap)
        yield "    </testcase>"
    yield "  </testsuite>"


def _outcome(report: Report, path: str, gap: Diagnostic) -> Iterator[str]:
    outcome = "failure" if report.fails(gap) else "skipped"
    told = f"{path}:{gap.span.line}:{gap.span.column}: {in_words(report, gap, with_places=True)}"
    yield f"      <{_tag(outcome, type=gap.severity, message=gap.message)}>{_escaped(told)}</{outcome}>"


def _names(gaps: Iterable[Diagnostic]) -> Iterator[str]:
    """A name for each gap of a page: servers take two tests of the same name for one."""
    seen: Counter[str] = Counter()
    for gap in gaps:
        name = f"{gap.rule}: {gap.message}"
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _tag(element: str, **attributes: object) -> str:
    return " ".join([element, *(f'{name}="{_escaped(str(value))}"' for name, value in attributes.items())])


def _escaped(text: str) -> str:
    return visible(text).translate(_ENTITIES)
