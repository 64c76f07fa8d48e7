"""A need that nothing serves."""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.support import Status
from ...diagnostics import nearest
from ...model import Key, Need
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, _, need in facts.model.needs():
        if facts.support.needs[key].status is Status.UNSERVED:
            message = f"need '{key.seen_from(key.system)}' is served by nothing"
            yield Finding(on=key, span=need.span, message=message, help=_help(facts, key, need))


def _help(facts: Facts, key: Key, need: Need) -> str:
    serves = f"add `serves: {key.seen_from(key.system)}` to {_server(facts, key)}"
    if need.shown:
        return f"{serves}, or say `planned: why` at the need"
    return f"{serves}, or say `planned: why` or `local: true` at the need"


def _server(facts: Facts, key: Key) -> str:
    """The API whose name is nearest to the need's, as the likeliest to serve it."""
    system = facts.model.systems[key.system]
    apis = {api.id: f"{one.id}.{api.id}" for one in system.components.values() for api in one.apis.values()}
    near = nearest(key.member, apis)
    return f"the API that does it, '{apis[near]}' perhaps" if near else "the API that does it"
