"""A need that is served where a page that presents it does not get to."""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.support import NeedSupport, Status
from ...diagnostics import Note
from ...model import Key
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, _, need in facts.model.needs():
        support = facts.support.needs[key]
        if support.status is not Status.UNREACHABLE:
            continue
        for page in support.cut_off:
            name, page_name = key.seen_from(key.system), page.seen_from(key.system)
            servers = _listed(server.seen_from(key.system) for server in support.servers)
            yield Finding(
                on=key,
                span=need.span,
                message=f"need '{name}' is served by {servers}, which page '{page_name}' does not reach",
                help=_help(facts, support, page),
                notes=_notes(facts, support, page),
            )


def _help(facts: Facts, support: NeedSupport, page: Key) -> str:
    server = support.servers[0].seen_from(page.system)
    apis = [key for key in facts.support.reached[page] if facts.model.api(key)]
    others = "" if apis else ", which calls nothing yet"
    return f"add `calls: {server}` to '{page.name}'{others}, or to something that it reaches"


def _notes(facts: Facts, support: NeedSupport, page: Key) -> tuple[Note, ...]:
    """How far the page gets, and where the servers are."""
    reached = sorted(
        key.seen_from(page.system)
        for key in facts.support.reached[page]
        if not key.member and key != page and facts.model.component(key)
    )
    far = f"'{page.name}' reaches {', '.join(reached[:12])}" if reached else f"'{page.name}' reaches nothing"
    services = facts.model.services[support.need]
    places = tuple(Note(message=f"'{one.server.seen_from(page.system)}' serves it", span=one.span) for one in services)
    return (Note(message=far + (", …" if len(reached) > 12 else "")), *places)


def _listed(names: Iterator[str]) -> str:
    return " and ".join(f"'{name}'" for name in names)
