"""A component's contract at its entry: the file, and what it promises that no API of the spec is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..contracts.matching import unnamed
from ..contracts.operations import Contract
from ..model import Component
from .here import Here
from .inline import plain

_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The contract of a component: its `file` and services, and the operations that no API names, `more` beside them.

    Of one that cannot be read there is nothing to tell here: that is a gap.
    """

    file: Markup
    services: Markup
    count: int
    unnamed: tuple[Markup, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.unnamed)


def promise(component: Component, here: Here) -> Promise | None:
    """What is shown of a component's contract; None where it has none."""
    named = component.contract
    if named is None:
        return None
    contract = here.index.checked.contracts.get(named)
    apis = ((api.id, api.route) for api in component.apis.values())
    found = unnamed(contract, apis) if isinstance(contract, Contract) else ()
    return Promise(
        file=plain(named.file.text),
        services=plain(", ".join(one.text for one in named.services)),
        count=len(found),
        unnamed=tuple(plain(one.shown) for one in found[:_MOST]),
    )
