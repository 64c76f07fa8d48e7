"""An owner that is not one of the site's."""

from __future__ import annotations

from collections.abc import Iterator

from ...config import same_owner
from ...diagnostics import nearest
from ...model import Component, Key
from ...source import Word
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    if facts.config.owners is None:
        return
    known = {same_owner(name): name for name in sorted(facts.config.owners, reverse=True)}
    for key, component in facts.model.components():
        for on, word in _owners(key, component):
            if same_owner(word.text) not in known:
                near = nearest(same_owner(word.text), known)
                help_ = f"did you mean '{near}'?" if near else f"the owners are {', '.join(sorted(known))}"
                message = f"'{word.text}' is not one of the known owners"
                yield Finding(on=on, span=word.span, message=message, help=help_)


def _owners(key: Key, component: Component) -> Iterator[tuple[Key, Word]]:
    yield from ((key, word) for word in component.owners)
    for one in (*component.stores.values(), *component.topics.values()):
        yield from ((Key(key.system, key.name, one.id), word) for word in one.owners)
