"""What is said of a component in a picture: in its box, and at length in its tooltip."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..analysis.stages import Change
from ..model import PRESENTING, Component, Copies, Key, Kind, Standby
from ..source import visible
from . import metrics
from .views import Bundle, Node, Shared

TIMES = "\N{MULTIPLICATION SIGN}"
CHANGES = {Change.ADDED: "new", Change.CHANGED: "changed", Change.REMOVED: "removed"}
_NEVER_LONE = PRESENTING | {Kind.CDN, Kind.EXTERNAL}
_TOLD_APIS = 12
_TOLD_CHANGES = 8
_TOLD_LETTERS = 800


def plain(text: str) -> str:
    """Text for a picture: on one line, without the markup that fields may hold, nothing invisible in it."""
    unlinked = re.sub(r"\[([^\[\]]*)\]\([^()\s]*\)", r"\1", text)
    return visible(" ".join(unlinked.replace("`", "").split()))


def name_of(component: Component) -> str:
    """A component's title, or its id where nothing of the title can be shown."""
    return plain(component.title) or component.id


def kind_of(component: Component) -> str:
    """What its author calls a component's kind."""
    return plain(component.kind_name) or component.kind.value


def copies_text(component: Component) -> str:
    """How many run: three times, 16 shards, `standby`, `managed`; empty for one of which nothing is said."""
    said = [f"{component.shards} shards"] if component.shards else []
    if component.replicas and component.replicas.most > 1:
        said.append(f"{TIMES}{_range(component.replicas)}")
    if component.standby is not None:
        said.append("standby")
    if component.managed and not said:
        said.append("managed")
    return " ".join(said)


def _range(copies: Copies) -> str:
    return str(copies.least) if copies.least == copies.most else f"{copies.least}\N{EN DASH}{copies.most}"


def is_lone(component: Component) -> bool:
    """Whether one instance is all there is, and nothing takes over from it, nor says that this is meant."""
    several = component.replicas is not None and component.replicas.least > 1
    safe = several or component.managed or component.standby is Standby.AUTOMATIC or component.single is not None
    return component.known and not safe and component.kind not in _NEVER_LONE


def owner_text(name: str) -> str:
    """An owner as it is shown: `@web-team` for `@acme/web-team` and `web-team`; an address as it is."""
    short = plain(name).removeprefix("@").rpartition("/")[2]
    return short if "@" in short else f"@{short}"


def bundle_name(bundle: Bundle) -> str:
    """What a bundle is called: an owner by a short form, as everywhere."""
    return owner_text(bundle.name) if bundle.shared is Shared.OWNER else plain(bundle.name)


def bundle_size(bundle: Bundle) -> str:
    return f"{len(bundle.nodes)} components"


def bundle_owners(bundle: Bundle) -> tuple[str, ...]:
    """Who owns the components of a bundle, who owns most of them first."""
    found = Counter(owner_text(owner.text) for component in bundle.components for owner in component.owners)
    return tuple(sorted(found, key=lambda owner: (-found[owner], owner)))


def bundle_kinds(bundle: Bundle) -> tuple[str, ...]:
    """What a bundle is made of, the commonest kind first: `3 servers`, `2 caches`, `queue`."""
    found = Counter(kind_of(component) for component in bundle.components)
    ordered = sorted(found, key=lambda kind: (-found[kind], kind))
    return tuple(f"{found[kind]} {_plural(kind)}" if found[kind] > 1 else kind for kind in ordered)


_ONE_FORM = frozenset({Kind.MOBILE, Kind.STORAGE, Kind.SEARCH, Kind.EXTERNAL, Kind.OTHER})


def _plural(kind: str) -> str:
    return kind if kind in _ONE_FORM or kind.endswith("s") else f"{kind}s"


def name_of_end(key: Key) -> str:
    """What scripts know a box by: its reference, or for a bundle one that no component can have."""
    return f"{key.system}:{key.name}" if "/" in key.name else str(key)


def tooltip_of(node: Node) -> str:
    """All that a box stands for, also what its text had to be cut for; a line for each, its name and kind first."""
    return shortened("\n".join(fact for fact in _facts(node) if fact))


def _facts(node: Node) -> Iterator[str]:
    component = node.component
    if node.bundle:
        yield from _of_bundle(node, node.bundle)
        return
    if component is None:
        yield "A person, who sees and uses the screens"
        return
    copies = copies_text(component) or ("1 copy: nothing takes over" if is_lone(component) else "")
    owners = ", ".join(owner_text(word.text) for word in component.owners)
    members = [plain(member.title) or member.id for member in component.members()]
    yield f"{name_of(component)} ({kind_of(component)})"
    yield from _changes(node)
    yield f"in {plain(node.place)}" if node.place else ""
    yield f"group: {plain(component.group)}" if component.group else ""
    yield " ".join(part for part in (plain(component.tech), copies) if part)
    yield f"owner: {owners}" if owners else ""
    yield ", ".join(_first(members, _TOLD_APIS))
    yield plain(component.note)


def _of_bundle(node: Node, bundle: Bundle) -> Iterator[str]:
    yield f"{bundle_name(bundle)}: {bundle_size(bundle)}"
    yield ", ".join(node.told)
    owners = bundle_owners(bundle)
    yield f"owner: {', '.join(owners)}" if owners and bundle.shared is not Shared.OWNER else ""
    yield from (f"{name_of(component)} ({kind_of(component)})" for component in bundle.components)


def _changes(node: Node) -> list[str]:
    """What a stage does to a box, a line for each."""
    if node.change is None:
        return []
    word = CHANGES[node.change]
    return [f"{word}: {plain(line)}" for line in _first(list(node.told), _TOLD_CHANGES)] or [word]


def _first(texts: list[str], most: int) -> list[str]:
    return texts if len(texts) <= most else [*texts[:most], f"and {len(texts) - most} more"]


def shortened(text: str) -> str:
    """A tooltip no longer than people read."""
    return text if len(text) <= _TOLD_LETTERS else text[:_TOLD_LETTERS].rstrip() + metrics.CUT
