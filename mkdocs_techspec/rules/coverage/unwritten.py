"""A data set that is read and never written, though others beside it are."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Key, Verb
from ..finding import Facts, Finding

_WRITING = frozenset({Verb.WRITES, Verb.REPLICATES})


def check(facts: Facts) -> Iterator[Finding]:
    links = [link for all_of in facts.model.links.values() for one in all_of for link in one.alternatives()]
    read = {link.target for link in links if link.verb is Verb.READS}
    written = {link.target for link in links if link.verb in _WRITING}
    partly = {key.owner for key in written if key.member} - written
    for key in sorted(partly):
        yield from _stores(facts, key, read, written)


def _stores(facts: Facts, key: Key, read: set[Key], written: set[Key]) -> Iterator[Finding]:
    component = facts.model.component(key)
    for store in component.stores.values() if component else ():
        store_key = Key(key.system, key.name, store.id)
        if store_key in written or not (store_key in read or key in read):
            continue
        name = store_key.seen_from(key.system)
        message = f"data set '{name}' is read, but nothing writes it"
        help_ = f"add `writes: {name}` to what fills it, or `replicates: {name}` to what it is copied from"
        yield Finding(on=store_key, span=store.span, message=message, help=help_)
