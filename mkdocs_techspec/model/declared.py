"""What one block says, with the names in it as its author typed them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..source import Span, Word
from .names import Copies, Kind, Quantity, Standby, Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A line of a screen: something it shows or does."""

    id: str
    span: Span
    shown: bool
    title: str
    note: str = ""
    planned: Word | None = None
    local: bool = False
    optional: bool = False
    data: tuple[Word, ...] = ()
    times: Quantity | None = None
    fresh: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What a person sees and does in one place of the product; it knows nothing of the technology."""

    id: str
    span: Span
    block: Span
    title: str
    note: str = ""
    system: Word | None = None
    needs: tuple[Need, ...] = ()
    includes: tuple[Word, ...] = ()
    part: bool = False
    planned: Word | None = None
    wireframe: Word | None = None
    rate: Quantity | None = None
    slo: Quantity | None = None
    within: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link as it is written on a component or an API, short or long."""

    to: Word
    fallback: Reference | None = None
    miss: Reference | None = None
    hit: Quantity | None = None
    optional: bool = False
    note: str = ""
    times: Quantity | None = None
    delay: Quantity | None = None


Links = tuple[tuple[Verb, Reference], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """A named thing that a component does for others."""

    id: str
    span: Span
    route: str = ""
    title: str = ""
    note: str = ""
    serves: tuple[Word, ...] = ()
    links: Links = ()
    computed: Word | None = None
    offscreen: Word | None = None
    numbers: tuple[tuple[str, Quantity], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A data set that a component keeps."""

    id: str
    span: Span
    title: str = ""
    owners: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A kind of message that a queue or stream carries."""

    id: str
    span: Span
    title: str = ""
    owners: tuple[Word, ...] = ()
    note: str = ""
    ends: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """An entry of `screens`: a screen that a page presents, but for the needs in `without`."""

    screen: Word
    without: tuple[Word, ...] = ()


class ContractFile(NamedTuple):
    """The file that says what a component promises, and of a protobuf file the services (none named: all)."""

    file: Word
    services: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of a system, as its block declares it.

    `kind` is the built-in kind, `kind_name` what the author calls it. `known` is false where the kind could not be
    read: what depends on the kind is then not held against it.
    """

    id: str
    span: Span
    block: Span
    kind: Kind
    kind_name: str
    title: str
    known: bool = True
    note: str = ""
    group: str = ""
    hidden: bool = False
    owners: tuple[Word, ...] = ()
    tech: str = ""
    replicas: Copies | None = None
    shards: int | None = None
    standby: Standby | None = None
    zones: int | None = None
    managed: bool = False
    single: Word | None = None
    host: Word | None = None
    of: tuple[Word, ...] = ()
    volatile: Word | None = None
    computed: Word | None = None
    offscreen: Word | None = None
    apis: Mapping[str, Api] = field(default_factory=dict)
    stores: Mapping[str, Store] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    contract: ContractFile | None = None
    serves: tuple[Word, ...] = ()
    screens: tuple[Presented, ...] = ()
    links: Links = ()
    numbers: tuple[tuple[str, Quantity], ...] = ()

    def members(self) -> Iterator[Api | Store | Topic]:
        yield from self.apis.values()
        yield from self.stores.values()
        yield from self.topics.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tradeoff:
    """What was chosen, over what, and at which cost. `stage` is the one that it is written in, if any."""

    id: str
    span: Span
    block: Span
    title: str
    stage: str = ""
    chose: str
    over: str
    costs: str
    gains: str = ""
    note: str = ""
    about: tuple[Word, ...] = ()
    see: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that will fail, what it hits, and how it is fixed. `stage` is the one that it is written in, if any."""

    id: str
    span: Span
    block: Span
    title: str
    stage: str = ""
    what: str
    hits: tuple[Word, ...]
    fix: Word | None = None
    tradeoff: tuple[Word, ...] = ()
    note: str = ""
    about: tuple[Word, ...] = ()
    see: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A question that came to mind, and where it stands. `stage` is the one that it is written in, if any."""

    id: str
    span: Span
    block: Span
    title: str
    stage: str = ""
    ask: str
    answer: str = ""
    clarified: str = ""
    dropped: str = ""
    later: Word | None = None
    note: str = ""
    about: tuple[Word, ...] = ()
    see: tuple[Word, ...] = ()

    @property
    def open(self) -> bool:
        return not (self.answer or self.clarified or self.dropped or self.later)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept:
    """A gap that is there on purpose: a rule or a family, on some things, until a day, and from a stage on."""

    gap: Word
    on: tuple[Word, ...]
    why: str
    until: Word | None
    span: Span
    stage: str = ""


class Plan(NamedTuple):
    """That a stage puts off a need, or a whole screen, and why."""

    of: Word
    why: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of a system from simple to scaled.

    `before` is the id of the stage that it changes, empty for the first; `after` is where it says so. `named` are the
    components that its blocks name, with the place: those it adds, changes or takes away. `plans` are the needs and
    screens that it puts off; it `pays` where it names a trade-off. Of its `blocks`, `lead` introduces it: the first
    that says what it changes.
    """

    id: str
    span: Span
    blocks: tuple[Span, ...]
    lead: Span
    title: str
    note: str = ""
    before: str = ""
    after: Word | None = None
    fixes: tuple[Word, ...] = ()
    rejected: Word | None = None
    why: Word | None = None
    plans: tuple[Plan, ...] = ()
    pays: bool = False
    named: Mapping[str, Span] = field(default_factory=dict)

    def block_at(self, place: Span) -> Span:
        """The block of this stage that a place is in; the one that introduces it, where it is in none."""
        return next((block for block in self.blocks if block.holds_line_of(place)), self.lead)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOptions:
    """How an author wants pictures to be drawn; None is left to the program.

    `across` is from left to right; `whole` is a picture that is no overview, however large, and False one that is;
    `hide` are the kinds and components that are left out.
    """

    across: bool | None = None
    whole: bool | None = None
    hide: tuple[Word, ...] | None = None

    def over(self, other: PictureOptions) -> PictureOptions:
        """The same, with `other` answering for what is not said."""
        return PictureOptions(
            across=other.across if self.across is None else self.across,
            whole=other.whole if self.whole is None else self.whole,
            hide=other.hide if self.hide is None else self.hide,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A generated view that a page asks for, and what narrows it."""

    block: Span
    show: Word
    system: Word | None = None
    screen: Word | None = None
    stages: tuple[Word, ...] = ()
    owner: Word | None = None
    kind: Word | None = None
    picture: PictureOptions = PictureOptions()
