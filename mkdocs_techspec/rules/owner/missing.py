"""A component that nobody owns."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Kind
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, component in facts.model.components():
        if not component.owners and component.kind is not Kind.EXTERNAL:
            message = f"{component.kind_name} '{component.id}' has no owner"
            help_ = "add `owner: a-team`, or `defaults: {owner: a-team}` for the whole block"
            yield Finding(on=key, span=component.span, message=message, help=help_)
