"""A problem that is put off to a page that never mentions it."""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.answers import mentioned, page_of
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    answered = mentioned(facts.model, facts.sources)
    for system in facts.model.systems.values():
        for problem in system.problems.values():
            key = system.key(f"problem/{problem.id}")
            if problem.later is not None and key not in answered and page_of(problem, facts.sources) is not None:
                message = f"problem '{problem.id}' is put off to '{problem.later.text}', which never mentions it"
                help_ = f"answer it there, under its title or with a link: `[…](techspec:{system.id}:{problem.id})`"
                yield Finding(on=key, span=problem.later.span, message=message, help=help_)
