"""From hops to arrows: one for each pair of boxes and each flow, with a few words on what goes along it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Key, Verb
from .traffic import Flow, Hop
from .views import Arrow

_MOST_WORDS = 3
_MOST_LETTERS = 26


def joined(hops: Iterable[Hop], system: str) -> Iterator[Arrow]:
    """One arrow for each pair, direction and flow; what is secondary joins a first-rate arrow that is there anyway.

    `system` is the one whose names need no prefix.
    """
    groups: dict[tuple[Key, Key, Flow], list[Hop]] = {}
    for hop in sorted(hops, key=lambda hop: (hop.flow, hop)):
        place = (hop.source, hop.target, hop.flow)
        main = (hop.source, hop.target, Flow.CALL)
        found = main if hop.flow in (Flow.SPARE, Flow.WATCH) and main in groups else place
        groups.setdefault(found, []).append(hop)
    for (source, target, flow), group in groups.items():
        first_rate = [hop for hop in group if hop.flow is flow]
        details = tuple(dict.fromkeys(hop.told_in(system) for hop in group))
        yield Arrow(source=source, target=target, flow=flow, label=_label_of(flow, first_rate), details=details)


def use(person: Key, page: Key) -> Arrow:
    """That a person uses a page."""
    return Arrow(source=person, target=page, flow=Flow.USE, label="uses", details=())


def _label_of(flow: Flow, hops: Iterable[Hop]) -> str:
    """At most three words on what goes along an arrow; none where the arrow itself says it, as with a plain call."""
    hops = tuple(hops)
    verbs = tuple(dict.fromkeys(hop.word for hop in hops))
    members = tuple(dict.fromkeys(hop.to.member for hop in hops if hop.to.member))
    if flow is Flow.EVENT:
        return _names(members, "topics")
    if flow is Flow.WATCH or verbs == (Verb.CALLS,):
        return _names(members, "APIs") if flow is Flow.CALL else ""
    if flow is Flow.CALL and len(verbs) == 1 and len(members) == 1 and verbs[0] in (Verb.READS, Verb.WRITES):
        return f"{verbs[0]} {members[0]}"
    return ", ".join(verbs[:_MOST_WORDS])


def _names(members: tuple[str, ...], plural: str) -> str:
    text = ", ".join(members)
    if len(members) > 1 and (len(members) > _MOST_WORDS or len(text) > _MOST_LETTERS):
        return f"{len(members)} {plural}"
    return text
