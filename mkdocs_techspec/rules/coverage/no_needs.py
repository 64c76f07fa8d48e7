"""A screen that shows and does nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for key, screen in facts.model.screens():
        if not screen.needs and not screen.includes and not screen.planned:
            message = f"screen '{screen.id}' shows nothing and does nothing"
            help_ = "say what a person sees under `shows`, and what they do under `does`"
            yield Finding(on=key, span=screen.span, message=message, help=help_)
