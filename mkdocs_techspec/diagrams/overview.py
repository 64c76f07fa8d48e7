"""A picture with many boxes as an overview: one box for each group, or each owner, that opens into its parts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..analysis.stages import Change
from ..model import PRESENTING, Key
from .traffic import Flow
from .views import Arrow, Bundle, Node, Shared, Tier, View
from .wording import CHANGES, bundle_name, bundle_size, owner_text, plain

_FEWEST, _MOST = 3, 20
_MOST_LETTERS = 26

_Way = Callable[[Node], tuple[Shared, str] | None]


def overview_of(view: View) -> View | None:
    """The same system in fewer boxes, or None where neither groups nor owners make it 3 to 20 of them, pages apart.

    Boxes that share a group become one; where fewer than half of the components name a group, those that share an owner
    do. What people hold in their hands stays by itself, and so does whatever shares nothing. Arrows between the same
    two boxes become one.
    """
    parts = [node for node in view.nodes if node.component and not node.place]
    grouped = sum(1 for node in parts if node.component and node.component.group)
    ways = (_by_group, _by_owner) if 2 * grouped >= len(parts) else (_by_owner, _by_group)
    found = (_bundled(view, way) for way in ways)
    return next((one for one in found if _tells(one)), None)


def _tells(overview: View) -> bool:
    """Whether there is something to be seen, and not too much."""
    behind = [node for node in overview.nodes if node.tier not in (Tier.PERSON, Tier.PAGE)]
    return any(node.bundle for node in behind) and len(behind) >= _FEWEST and overview.boxes <= _MOST


def bundle_view(view: View, box: Node) -> View:
    """What one box of the overview of `view` stands for: its components and their neighbours, marked as they were."""
    bundle = box.bundle
    own = {one.key for one in bundle.nodes} if bundle else {box.key}
    arrows = tuple(arrow for arrow in view.arrows if arrow.source in own or arrow.target in own)
    shown = own.union(*((arrow.source, arrow.target) for arrow in arrows))
    nodes = (replace(one, outside=one.outside or one.key not in own) for one in view.nodes if one.key in shown)
    title = f"{bundle_name(bundle)}: {bundle_size(bundle)}" if bundle else view.title
    return replace(view, title=title, nodes=tuple(nodes), arrows=arrows, outside="around it, not of it")


def _by_group(node: Node) -> tuple[Shared, str] | None:
    group = plain(node.component.group) if node.component else ""
    return (Shared.GROUP, group) if group else _by_owner(node)


def _by_owner(node: Node) -> tuple[Shared, str] | None:
    owners = node.component.owners if node.component else ()
    return (Shared.OWNER, owner_text(owners[0].text)) if owners else None


def _bundled(view: View, way: _Way) -> View:
    """The view with the boxes that share something drawn as one, where there are at least two of them."""
    members: dict[tuple[Shared, str], list[Node]] = defaultdict(list)
    for node in view.nodes:
        shared = _shared(node, way)
        if shared:
            members[shared].append(node)
    several = {shared: nodes for shared, nodes in members.items() if len(nodes) > 1}
    bundles = list(_bundles(view.system, several))
    inside = {node.key: box.key for box in bundles if box.bundle for node in box.bundle.nodes}
    nodes = (*(node for node in view.nodes if node.key not in inside), *bundles)
    return replace(
        view,
        title=f"{view.title}: overview",
        nodes=tuple(sorted(nodes, key=lambda node: (node.tier, node.key))),
        arrows=tuple(sorted(_merged(view.arrows, inside), key=lambda arrow: (arrow.source, arrow.target, arrow.flow))),
    )


def _shared(node: Node, way: _Way) -> tuple[Shared, str] | None:
    if node.component is None or node.component.kind in PRESENTING:
        return None
    return (Shared.SYSTEM, node.place) if node.place else way(node)


def _bundles(system: str, members: Mapping[tuple[Shared, str], Sequence[Node]]) -> Iterator[Node]:
    taken: Counter[str] = Counter()
    for (shared, name), nodes in sorted(members.items()):
        bundle = Bundle(name=name, shared=shared, nodes=tuple(nodes))
        slug = re.sub(r"[^a-z0-9]+", "-", bundle_name(bundle).lower()).strip("-") or shared.value
        taken[slug] += 1
        key = Key(system, f"group/{slug}" if taken[slug] == 1 else f"group/{slug}.{taken[slug]}")
        change, told = _changed(nodes)
        outside = all(node.outside for node in nodes)
        yield Node(key=key, component=None, bundle=bundle, outside=outside, change=change, told=told)


def _changed(nodes: Iterable[Node]) -> tuple[Change | None, tuple[str, ...]]:
    """What a stage does to the components of a bundle: `2 new`, `1 changed`."""
    found = Counter(node.change for node in nodes)
    told = tuple(f"{found[change]} {word}" for change, word in CHANGES.items() if found[change])
    return _common(found) or (Change.CHANGED if told else None), told


def _common(changes: Iterable[Change | None]) -> Change | None:
    """The one change that all of these have, if they have."""
    found = set(changes)
    return found.pop() if len(found) == 1 else None


def _merged(arrows: Iterable[Arrow], inside: Mapping[Key, Key]) -> Iterator[Arrow]:
    """One arrow for each pair of boxes, direction and flow; what is secondary joins a first-rate one that is there."""
    groups: dict[tuple[Key, Key, Flow], list[Arrow]] = {}
    for arrow in sorted(arrows, key=lambda one: (one.flow, one.source, one.target)):
        source, target = inside.get(arrow.source, arrow.source), inside.get(arrow.target, arrow.target)
        main = (source, target, Flow.CALL)
        joins = arrow.flow in (Flow.SPARE, Flow.WATCH) and main in groups
        if source != target:
            groups.setdefault(main if joins else (source, target, arrow.flow), []).append(arrow)
    for (source, target, flow), group in groups.items():
        yield Arrow(
            source=source,
            target=target,
            flow=flow,
            label=_label([arrow.label for arrow in group if arrow.flow is flow], flow),
            details=tuple(dict.fromkeys(line for arrow in group for line in arrow.details)),
            change=_common(arrow.change for arrow in group),
        )


_COUNTED = re.compile(r"\d+ topics")
_VERBS = ("reads", "writes", "replicates", "fronts")


def _label(labels: Sequence[str], flow: Flow) -> str:
    """What several arrows say together: what each says, the topics where they are few, else the commonest verbs."""
    if len(set(labels)) == 1:
        return labels[0]
    if flow is Flow.EVENT:
        topics = ", ".join(dict.fromkeys(topic for label in labels for topic in label.split(", ") if topic))
        counted = any(_COUNTED.fullmatch(label) for label in labels)
        return "several topics" if counted or len(topics) > _MOST_LETTERS else topics
    verbs = Counter(word for label in labels for word in _VERBS if word in re.findall(r"\w+", label))
    return ", ".join(sorted(verbs, key=lambda word: (-verbs[word], word))[:2])
