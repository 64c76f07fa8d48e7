"""What one block declares, before it is known what the names in it mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ..config import Config
from ..diagnostics import Diagnostic
from ..model import Accept, PictureOptions, Plan, Screen, View
from ..source import Word
from .decisions import accepts
from .fences import Block, BlockKind
from .fields import Field, Record, Shape, read_record
from .forms import Reading, block_id, flag, named, reason, text, word, words
from .picturing import PICTURE_KEY, check_is_picture, declare_picture
from .screens import declare_screen, declared_system
from .sections import (
    COMPONENTS,
    DEFAULTS_KEY,
    FAILURES,
    PROBLEMS,
    TRADEOFFS,
    Sections,
    declare_defaults,
    declare_sections,
)
from .views import declare_view
from .yaml_nodes import Fields, Node, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a block says of its stage. Its sections mean something only over those of the stages before: `root`."""

    id: Word
    root: Fields
    after: Word | None = None
    fixes: tuple[Word, ...] = ()
    rejected: Word | None = None
    why: Word | None = None
    plans: tuple[Plan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A `techspec` block: a part of a system, or all of it. With a `step`, title and note are the stage's."""

    system: Word
    step: Step | None = None
    title: str = ""
    note: str = ""
    draft: bool = False
    sections: Sections = field(default_factory=Sections)
    accepts: tuple[Accept, ...] = ()
    picture: PictureOptions = field(default_factory=PictureOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One block, read: a screen, a spec or a view, or none where it cannot be. `system` is what it names itself."""

    block: Block
    screen: Screen | None = None
    spec: Spec | None = None
    view: View | None = None
    system: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def readable(self) -> bool:
        return self.screen is not None or self.spec is not None or self.view is not None


def plans(reading: Reading, key: str, node: Node) -> tuple[Plan, ...] | None:
    """What a stage puts off: a mapping from needs and screens to reasons."""
    given = named(reading, key, node)
    found = ((of, reason(reading, of.text, why)) for of, why in (given or {}).values())
    return tuple(Plan(of.word, why) for of, why in found if why)


_SYSTEM = Field("system", block_id)
_TITLE = Field("title", text)
_NOTE = Field("note", text)
_DRAFT = Field("draft", flag)
_ACCEPT = Field("accept", accepts)
_STAGE = Field("stage", block_id)
_AFTER = Field("after", word)
_FIXES = Field("fixes", words)
_REJECTED = Field("rejected", reason)
_WHY = Field("why", reason)
_PLANNED = Field("planned", plans)
OF_STAGES = (_AFTER, _FIXES, _REJECTED, _WHY, _PLANNED)
TECHSPEC = Shape(
    "spec",
    *(_SYSTEM, _TITLE, _NOTE, _DRAFT, PICTURE_KEY, _STAGE, *OF_STAGES),
    *(DEFAULTS_KEY, COMPONENTS, TRADEOFFS, FAILURES, PROBLEMS, _ACCEPT),
    required=("system",),
)

_SYSTEM_LINE = re.compile(r"^system:[ \t]*['\"]?([a-z0-9][a-z0-9-]*)", re.MULTILINE)


def declare(block: Block, config: Config) -> Declaration:
    """Read one block, whatever is in it."""
    tree = read_yaml(block, config.limits)
    reading = Reading(block=block, config=config, diagnostics=list(tree.diagnostics))
    screen = spec = view = None
    if tree.root is not None and block.kind is BlockKind.SCREEN:
        screen = declare_screen(reading, tree.root)
    elif tree.root is not None and block.kind is BlockKind.VIEW:
        view = declare_view(reading, tree.root)
    elif tree.root is not None:
        spec = _declare_spec(reading, tree.root)
    return Declaration(
        block=block,
        screen=screen,
        spec=spec,
        view=view,
        system=_claimed_system(block, tree.root),
        diagnostics=tuple(reading.diagnostics),
    )


def _claimed_system(block: Block, root: Fields | None) -> str:
    """The system that a block names, read from its text where its YAML is broken."""
    if root is not None:
        named_system = declared_system(root)
        return named_system.text if named_system else ""
    found = _SYSTEM_LINE.search(block.text)
    return found[1] if found else ""


def _declare_spec(reading: Reading, root: Fields) -> Spec | None:
    record = read_record(reading, root, TECHSPEC, "", root)
    system = record.get(_SYSTEM) if record else None
    if record is None or system is None:
        return None
    if "stage" in root.entries:
        return _declare_step(record, system)
    for key in (root.entries[one.name].key for one in OF_STAGES if one.name in root.entries):
        help_ = "add `stage: …`, the name of the stage, or take it out"
        reading.error("syntax/key", key.span, f"'{key.text}' is only for a block with a stage", help_)
    sections = declare_sections(record, declare_defaults(reading, root))
    return replace(_spec(record, system, sections), picture=declare_picture(reading, root))


def _declare_step(record: Record, system: Word) -> Spec | None:
    """A block of a stage: what its sections say is only known together with the stages before."""
    stage = record.get(_STAGE)
    if stage is None:
        return None
    check_is_picture(record)
    step = Step(
        id=stage,
        root=record.node,
        after=record.get(_AFTER),
        fixes=record.get(_FIXES) or (),
        rejected=record.get(_REJECTED),
        why=record.get(_WHY),
        plans=record.get(_PLANNED) or (),
    )
    return replace(_spec(record, system, Sections()), step=step)


def _spec(record: Record, system: Word, sections: Sections) -> Spec:
    return Spec(
        system=system,
        title=record.get(_TITLE) or "",
        note=record.get(_NOTE) or "",
        draft=record.get(_DRAFT) or False,
        sections=sections,
        accepts=record.get(_ACCEPT) or (),
    )
