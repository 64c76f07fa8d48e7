"""Who owns what, as cards name it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from ..config import same_owner
from ..model import Key, Model, Store, Topic
from ..source import Word
from .inline import plain

_SLASH = re.compile(r"(?<=/)")


def owner_name(owner: str) -> Markup:
    """An owner as cards show it: `@web-team`. A narrow column breaks it after a slash."""
    return Markup("<wbr>").join(plain(part) for part in _SLASH.split(owner if "@" in owner else f"@{owner}"))


def owner_names(owners: Iterable[Word]) -> tuple[Markup, ...]:
    """Some owners as cards show them."""
    return tuple(owner_name(owner.text) for owner in owners)


def owners_of(key: Key, model: Model) -> tuple[Word, ...]:
    """Who owns a component, or a member of one: a data set or a topic may have owners of its own."""
    component = model.component(key)
    if component is None:
        return ()
    member = component.stores.get(key.member) or component.topics.get(key.member)
    own = member.owners if isinstance(member, Store | Topic) else ()
    return own or component.owners


def other_owners(key: Key, owners: Iterable[Word], model: Model) -> tuple[Markup, ...]:
    """Who owns `key` beside these, as cards show them."""
    own = {same_owner(owner.text) for owner in owners}
    return owner_names(owner for owner in owners_of(key, model) if same_owner(owner.text) not in own)
