"""Which problems that were put off are mentioned where they were put off to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..language.linker import resolve
from ..model import Key, Model, Problem
from ..source import Source, Span


def page_of(problem: Problem, sources: Mapping[str, Source]) -> Source | None:
    """The page where a problem is to be answered; None where it is no page of this site."""
    later = problem.later
    return sources.get(resolve(later.span.source, later.text)) if later and "://" not in later.text else None


def mentioned(model: Model, sources: Mapping[str, Source]) -> frozenset[Key]:
    """The problems whose page links to them with `techspec:`, or holds their title outside of its blocks."""
    linked = {
        (to, span.source.uri) for span, to in model.targets.items() if to.name.startswith("problem/") and _is_link(span)
    }
    blocks: dict[str, list[Span]] = {}
    for system in model.systems.values():
        for block in system.blocks:
            blocks.setdefault(block.source.uri, []).append(block)
    found = set()
    for system in model.systems.values():
        for problem in system.problems.values():
            page = page_of(problem, sources)
            key = system.key(f"problem/{problem.id}")
            if page is not None and (
                (key, page.uri) in linked or _holds(page, problem.title, blocks.get(page.uri, []))
            ):
                found.add(key)
    return frozenset(found)


def _is_link(span: Span) -> bool:
    return span.source.line(span.line)[: span.column - 1].endswith("techspec:")


def _holds(page: Source, title: str, blocks: list[Span]) -> bool:
    words = rf"(?<!\w){re.escape(_plain(title))}(?!\w)"
    return bool(re.search(words, _plain("\n".join(_prose(page, blocks)))))


def _prose(page: Source, blocks: list[Span]) -> Iterator[str]:
    inside = {line for block in blocks for line in range(block.line, block.end_line + 1)}
    yield from (line for number, line in enumerate(page.lines, start=1) if number not in inside)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("`", "").split())
