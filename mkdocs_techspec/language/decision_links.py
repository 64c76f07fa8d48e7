"""What trade-offs, failures and problems name, looked up, and the pages that links in blocks lead to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ..diagnostics import nearest
from ..model import HOST, System
from ..source import Word
from .linker import Linker, find_all, resolve


def find_pages(linker: Linker, links: Iterable[Word], system: str, has_file: Callable[[str], bool]) -> None:
    """See that relative links to pages lead to some; what else a link may lead to is not ours to follow."""
    for word in links:
        path = word.text.partition("#")[0]
        if path.endswith(".md") and not re.match(r"[a-z]+:|/", path) and not has_file(resolve(word.span.source, path)):
            help_ = "write the path of a page, relative to this one"
            linker.error("reference/unknown", word.span, f"the page '{path}' is not there", help_, system)


def link_decisions(linker: Linker, system: System, has_file: Callable[[str], bool]) -> None:
    """Look up what trade-offs, failures and problems name, and follow what they say to `see`."""
    for see in (
        thing.see for things in (system.tradeoffs, system.failures, system.problems) for thing in things.values()
    ):
        find_pages(linker, see, system.id, has_file)
    for tradeoff in system.tradeoffs.values():
        find_all(linker.find_anything, tradeoff.about, system.id)
    for problem in system.problems.values():
        find_all(linker.find_anything, problem.about, system.id)
    for failure in system.failures.values():
        find_all(linker.find_anything, failure.about, system.id)
        for word in failure.hits:
            key = linker.find_anything(word, system.id)
            if key and linker.component(key) is None and not key.name.startswith(HOST):
                linker.mismatch(word, "'hits' takes a component, or a member of one", "name one", system.id)
        for word in failure.tradeoff:
            _link_tradeoff(linker, system, word)


def _link_tradeoff(linker: Linker, system: System, word: Word) -> None:
    """A failure's trade-off, which has a namespace of its own."""
    known = {name for home in (system, *linker.stages.get(system.id, {}).values()) for name in home.tradeoffs}
    if word.text in known:
        linker.targets[word.span] = system.key(f"tradeoff/{word.text}")
    elif system.tainted:
        linker.withheld[system.id] += 1
    else:
        near = nearest(word.text, known) if linker.suggests else ""
        help_ = f"did you mean '{near}'?" if near else "define it under `tradeoffs`"
        message = f"'{word.text}' names no trade-off of system '{system.id}'"
        linker.error("reference/unknown", word.span, message, help_, system.id)
