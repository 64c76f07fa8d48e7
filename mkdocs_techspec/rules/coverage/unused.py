"""A component or API that is not used."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import PRESENTING, Component, Key
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    used = facts.support.used
    for key, component in facts.model.components():
        if key not in used:
            message = f"{component.kind_name} '{component.id}' is used by no screen"
            yield Finding(on=key, span=component.span, message=message, help=_help(component))
            continue
        for api in component.apis.values():
            api_key = Key(key.system, key.name, api.id)
            if api_key not in used:
                name = api_key.seen_from(key.system)
                message = f"API '{name}' serves no need, and nothing names it"
                help_ = "add what it `serves`, call it by name, say `offscreen: why`, or take it out"
                yield Finding(on=api_key, span=api.span, message=message, help=help_)


def _help(component: Component) -> str:
    if component.kind in PRESENTING:
        return "add the `screens` that it presents, say `offscreen: why`, or take it out"
    return f"link to '{component.id}' from what uses it, say `offscreen: why`, or take it out"
