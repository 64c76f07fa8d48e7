"""What a stage of a system adds, changes and takes away."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model import Api, Component, Key, Links, Reference, Store, System, Topic
from ..source import Word

Facts = Mapping[str, tuple[str, ...]]
"""What is said of a thing, by key; a key that holds one text has one item."""


Members = Mapping[str, Api] | Mapping[str, Store] | Mapping[str, Topic]


class Change(enum.StrEnum):
    """What becomes of a component from one stage to the next."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a stage does to the one before.

    `components` are those that are added, changed or removed; `told` says of a changed one what is, a line each:
    `replicas: 1 → 3`, `reads: + timelines`.
    """

    components: Mapping[Key, Change] = field(default_factory=dict)
    told: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)


def changes_between(before: System, after: System) -> Changes:
    """How a system at one stage differs from the same system at another."""
    components: dict[Key, Change] = {}
    told: dict[Key, tuple[str, ...]] = {}
    for name in sorted({*before.components, *after.components}):
        key, old, new = after.key(name), before.components.get(name), after.components.get(name)
        if old is None or new is None:
            components[key] = Change.ADDED if old is None else Change.REMOVED
        elif old is not new and (lines := tuple(_differences(old, new))):
            components[key] = Change.CHANGED
            told[key] = lines
    return Changes(components=components, told=told)


def _differences(old: Component, new: Component) -> Iterator[str]:
    yield from differing(facts_of(old), facts_of(new))
    members: tuple[tuple[str, Members, Members], ...] = (
        ("API", old.apis, new.apis),
        ("store", old.stores, new.stores),
        ("topic", old.topics, new.topics),
    )
    for sort, before, after in members:
        yield from (f"+ {sort} {name}" for name in after if name not in before)
        yield from (f"{_MINUS} {sort} {name}" for name in before if name not in after)
        for name in (name for name in after if name in before):
            told = differing(_of_member(before[name]), _of_member(after[name]))
            yield from (f"{name}: {line}" for line in told)


def differing(old: Facts, new: Facts) -> Iterator[str]:
    """What is said differently of a thing, a line for each key: `replicas: 1 → 3`, `reads: + timelines`."""
    for key in [*new, *(key for key in old if key not in new)]:
        before, after = old.get(key, ()), new.get(key, ())
        if before == after:
            continue
        if key in _SINGLE:
            yield f"{key}: {_text(key, before)} → {_text(key, after)}"
        else:
            added = [f"+ {one}" for one in after if one not in before]
            taken = [f"{_MINUS} {one}" for one in before if one not in after]
            yield f"{key}: {', '.join([*added, *taken]) or 'in another order'}"


_SINGLE = frozenset(
    {"kind", "title", "note", "group", "tech", "route", "replicas", "shards", "standby", "zones", "managed", "single"}
    | {"contract", "host", "volatile", "computed", "offscreen", "hidden", "ends", "rate", "capacity", "availability"}
    | {"latency", "delay", "draft", "last stage", "local", "optional", "part", "planned", "fresh", "slo", "times"}
    | {"within"}
)
_LONGEST = 40
_MINUS = "\N{MINUS SIGN}"


def _text(key: str, values: tuple[str, ...]) -> str:
    if not values:
        return "1" if key == "replicas" else "none"
    return values[0] if len(values[0]) <= _LONGEST else f"{values[0][: _LONGEST - 1].rstrip()}…"


def facts_of(component: Component) -> Facts:
    """All that is said of a component itself, but for its members; keys of which nothing is said are left out."""
    return _given(
        {
            "kind": (component.kind_name,),
            "replicas": _one(component.replicas),
            "shards": _one(component.shards),
            "standby": _one(component.standby),
            "zones": _one(component.zones),
            "managed": _flag(component.managed),
            "single": _word(component.single),
            "host": _word(component.host),
            "tech": _one(component.tech),
            "owner": _texts(component.owners),
            "of": _texts(component.of),
            "volatile": _word(component.volatile),
            "screens": tuple(_presented(one.screen, one.without) for one in component.screens),
            "serves": _texts(component.serves),
            "contract": _contract(component),
            "computed": _word(component.computed),
            "offscreen": _word(component.offscreen),
            "hidden": _flag(component.hidden),
            "title": _one(component.title),
            "group": _one(component.group),
            "note": _one(component.note),
            **_links(component.links),
            **{name: (number.text,) for name, number in component.numbers},
        }
    )


def _of_member(member: Api | Store | Topic) -> Facts:
    found: dict[str, tuple[str, ...]] = {"title": _one(member.title)}
    if isinstance(member, Api):
        found |= {
            "route": _one(member.route),
            "serves": _texts(member.serves),
            "computed": _word(member.computed),
            "offscreen": _word(member.offscreen),
            "note": _one(member.note),
            **_links(member.links),
            **{name: (number.text,) for name, number in member.numbers},
        }
    else:
        found["owner"] = _texts(member.owners)
    if isinstance(member, Topic):
        found |= {"ends": _word(member.ends), "note": _one(member.note)}
    return _given(found)


def _given(facts: Facts) -> Facts:
    return {key: values for key, values in facts.items() if values}


def _links(links: Links) -> Facts:
    found: dict[str, tuple[str, ...]] = {}
    for verb, reference in links:
        found[verb.value] = (*found.get(verb.value, ()), _reference(reference))
    return found


def _reference(reference: Reference) -> str:
    """A link in words, with all that is said of it."""
    said = [f"else {_reference(reference.fallback)}"] if reference.fallback else []
    said += [f"miss {_reference(reference.miss)}"] if reference.miss else []
    numbers = (("hit", reference.hit), ("times", reference.times), ("delay", reference.delay))
    said += [f"{name} {number.text}" for name, number in numbers if number]
    said += ["optional"] if reference.optional else []
    return f"{reference.to.text} ({', '.join(said)})" if said else reference.to.text


def _contract(component: Component) -> tuple[str, ...]:
    if component.contract is None:
        return ()
    file, services = component.contract
    return (" of ".join(filter(None, (", ".join(_texts(services)), file.text))),)


def _presented(screen: Word, without: tuple[Word, ...]) -> str:
    return f"{screen.text} without {', '.join(_texts(without))}" if without else screen.text


def _one(value: object) -> tuple[str, ...]:
    return (str(value),) if value else ()


def _flag(value: bool) -> tuple[str, ...]:  # noqa: FBT001 - it is the value itself
    return ("true",) if value else ()


def _word(word: Word | None) -> tuple[str, ...]:
    return (word.text,) if word else ()


def _texts(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)
