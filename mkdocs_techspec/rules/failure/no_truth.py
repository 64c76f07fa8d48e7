"""A cache of which it is not said what it is a copy of."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Kind
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, component in facts.model.components():
        if component.kind is Kind.CACHE and not component.of and component.volatile is None:
            message = f"cache '{component.id}' does not say what it is a copy of"
            help_ = "add `of: …`, where the truth is, or `volatile: why` where losing it loses nothing"
            yield Finding(on=key, span=component.span, message=message, help=help_)
