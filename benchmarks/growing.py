"""Systems that grow by chance, in stages, as an author would write them: for `check_stages.py`."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

STAGES = 6

Fields = dict[str, object]

_KINDS = ["server"] * 5 + ["worker"] * 2 + ["database"] * 3 + ["queue", "cache", "external", "storage", "search"]
_USING = ("page", "gateway", "server", "worker")
_VERBS = {"queue": "publishes", "gateway": "calls", "server": "calls", "worker": "calls", "external": "calls"}


@dataclass
class Part:
    """A component that grows with its system."""

    kind: str
    replicas: int = 1
    uses: list[str] = field(default_factory=list)


def grown(seed: int) -> str:
    """A page with a system of eight parts that grows by four at each of five stages, loses one, and changes another."""
    dice = random.Random(seed)  # noqa: S311 - it must repeat, not be secret
    parts = {"part-00": Part("page"), "part-01": Part("gateway")}
    blocks, said = [], dict[str, Fields]()
    for stage in range(STAGES):
        if stage:
            _lose(parts, dice.choice(sorted(parts)[2:]))
            parts[dice.choice(sorted(parts)[1:])].replicas = stage + 1
        for number in range(6) if not stage else range(4):
            _add(parts, f"part-{stage}{number}-new", dice)
        before, said = said, {name: dict(_fields(part, parts)) for name, part in parts.items()}
        after = f"after: s{stage - 1}\n" if stage else ""
        written = json.dumps(_difference(before, said))
        blocks.append(f"```techspec\nsystem: grown-{seed}\nstage: s{stage}\n{after}components: {written}\n```\n")
    return "\n".join(blocks)


def _add(parts: dict[str, Part], name: str, dice: random.Random) -> None:
    """A new part, and one or two that use it."""
    users = [part for _, part in sorted(parts.items()) if part.kind in _USING]
    parts[name] = Part(dice.choice(_KINDS))
    for user in dice.sample(users, min(len(users), dice.choice((1, 1, 2)))):
        user.uses.append(name)


def _lose(parts: dict[str, Part], name: str) -> None:
    del parts[name]
    for part in parts.values():
        part.uses = [other for other in part.uses if other != name]


def _fields(part: Part, parts: Mapping[str, Part]) -> Iterator[tuple[str, object]]:
    yield "kind", part.kind
    if part.replicas > 1:
        yield "replicas", part.replicas
    for verb in ("calls", "reads", "publishes"):
        used = [name for name in part.uses if _VERBS.get(parts[name].kind, "reads") == verb]
        if used:
            yield verb, used


def _difference(before: Mapping[str, Fields], after: Mapping[str, Fields]) -> dict[str, Fields | None]:
    """What a stage's block says: what is new in its parts, and null for what is gone."""
    gone: dict[str, Fields | None] = {name: None for name in before if name not in after}
    for name, fields in after.items():
        old = before.get(name, {})
        fresh = {key: value for key, value in fields.items() if old.get(key) != value}
        if fresh or old.keys() - fields.keys():
            gone[name] = fresh | dict.fromkeys(old.keys() - fields.keys())
    return gone
