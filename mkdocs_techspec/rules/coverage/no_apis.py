"""A server that names no API."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Kind
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, component in facts.model.components():
        if component.kind is Kind.SERVER and not component.apis:
            message = f"server '{component.id}' names no API"
            help_ = "say what it does for others, as in `apis: {list: GET /v1/things}`"
            yield Finding(on=key, span=component.span, message=message, help=help_)
