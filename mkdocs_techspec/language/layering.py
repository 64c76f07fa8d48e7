"""The YAML of a system at each of its stages: the stage's blocks, laid over those of the stage before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..diagnostics import Note, nearest
from ..model import Stage
from ..source import Span
from .fields import Field
from .forms import Reading
from .merging import merge
from .picturing import PICTURE_KEY
from .sections import COMPONENTS, FAILURES, PROBLEMS, SECTIONS, TRADEOFFS, Named
from .yaml_nodes import Entry, Fields, Scalar

_WHAT = ((COMPONENTS, "component"), (TRADEOFFS, "trade-off"), (FAILURES, "failure"), (PROBLEMS, "problem"))


def layers(
    reading: Reading, stages: Mapping[str, Stage], blocks: Sequence[tuple[Span, Fields]], *, tainted: bool
) -> Mapping[str, Fields]:
    """The sections that there are at each stage; `stages` come after those that they change.

    Under an empty name are those of the blocks that hold for all. Where a system is `tainted`, a block is missing, and
    what says too little to be new may change what is there.
    """
    staged = {block for stage in stages.values() for block in stage.blocks}
    found = {"": _side_by_side(blocks[0][1], [root for span, root in blocks if span not in staged])}
    for stage in stages.values():
        roots = [root for span, root in blocks if span in stage.blocks]
        below = found[stage.before]
        _check_once(reading, stage, roots)
        here = _over(reading, roots, below)
        found[stage.id] = _without(here, set(_slips(reading, stage, below, here, tainted=tainted)))
    return found


def section_of(tree: Fields, section: Field[Named]) -> Named:
    """What a section holds, by name."""
    entry = tree.entries.get(section.name)
    entries = entry.value.entries if entry and isinstance(entry.value, Fields) else {}
    return {name: (one.key, one.value) for name, one in entries.items()}


def _side_by_side(first: Fields, roots: Sequence[Fields]) -> Fields:
    """The sections of blocks that hold for all stages; what is there twice has been told. `first` lends its place."""
    sections: dict[str, Entry] = {}
    leading = next((root for root in roots if COMPONENTS.name in root.entries), roots[0] if roots else None)
    for root, (name, key, section) in [(one, found) for one in roots for found in _sections_of(one)]:
        if name == PICTURE_KEY.name and root is not leading:
            continue
        old = sections.get(name)
        known = old.value.entries if old and isinstance(old.value, Fields) else {}
        sections[name] = Entry(key, section._replace(entries={**known, **section.entries, **known}))
    return first._replace(entries=sections)


def _sections_of(root: Fields) -> Iterator[tuple[str, Scalar, Fields]]:
    for section in (*SECTIONS, PICTURE_KEY):
        entry = root.entries.get(section.name)
        if entry is not None and isinstance(entry.value, Fields):
            yield section.name, entry.key, entry.value


def _check_once(reading: Reading, stage: Stage, roots: Sequence[Fields]) -> None:
    """See that only one of a stage's blocks speaks of a thing."""
    for section, what in _WHAT:
        seen: dict[str, Scalar] = {}
        for name, (key, _) in (pair for root in roots for pair in section_of(root, section).items()):
            first = seen.setdefault(name, key)
            if first is not key:
                message = f"{what} '{name}' is given twice at stage '{stage.id}'"
                note = Note(message="the first one", span=first.span)
                reading.error("reference/duplicate", key.span, message, "make one of the two", (note,))


def _over(reading: Reading, roots: Sequence[Fields], below: Fields) -> Fields:
    def tell(span: Span, message: str, help_: str) -> None:
        reading.error("reference/unknown", span, message, help_)

    for root in roots:
        sections = {name: Entry(key, section) for name, key, section in _sections_of(root)}
        picture = root.entries.get(PICTURE_KEY.name)
        if picture is not None and isinstance(picture.value, Scalar) and picture.value.empty:
            sections[PICTURE_KEY.name] = picture
        below = merge(below, root._replace(entries=sections), tell)
    return below


def _slips(reading: Reading, stage: Stage, below: Fields, here: Fields, *, tainted: bool) -> Iterator[str]:
    """The components that say too little to be new, and are likely to mean one that is there."""
    known = section_of(below, COMPONENTS)
    for name, (key, node) in section_of(here, COMPONENTS).items():
        if name in known or not isinstance(node, Fields) or "kind" in node.entries:
            continue
        near = nearest(name, known)
        if near or tainted:
            message = f"there is no component '{name}' before stage '{stage.id}', and a new one has a kind"
            help_ = f"did you mean '{near}'?" if near else "add `kind: …`"
            reading.error("reference/unknown", key.span, message, help_)
            yield name


def _without(tree: Fields, names: set[str]) -> Fields:
    """The same sections without some components."""
    entry = tree.entries.get(COMPONENTS.name)
    if not names or entry is None or not isinstance(entry.value, Fields):
        return tree
    kept = {name: one for name, one in entry.value.entries.items() if name not in names}
    section = entry._replace(value=entry.value._replace(entries=kept))
    return tree._replace(entries={**tree.entries, COMPONENTS.name: section})
