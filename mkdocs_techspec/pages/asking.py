"""What a picture needs to answer its reader: its boxes and screens in words, and the tables of what may fail.

All of it is one JSON text, an attribute of the picture's figure: that is there without a network, is no script, and is
not found by a search. Boxes, screens and needs are numbers in the lists that it starts with.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from ..analysis.program import Program, Thing, find_program
from ..analysis.roads import Step
from ..analysis.traces import Trace, parts_of, trace_screen
from ..model import HOST, Key
from .component_row import ComponentRow, Member, component_row
from .facts import Fact, Uses
from .here import Here
from .inline import text_of
from .step_words import step_words

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json]"


class StagePicture(NamedTuple):
    """The picture that introduces a stage: what readers call the stage, the page, and the picture's name there."""

    title: str
    uri: str
    name: str


def asked_of(here: Here, shown: Iterable[Key], stages: Sequence[StagePicture]) -> str:
    """What the pictures of `here.system` on a page answer with, at the stage of `here`.

    `shown` are the components that can be asked for; `stages` is empty, or has the pictures of all stages.
    """
    boxes = {key: number for number, key in enumerate(sorted(set(shown)))}
    program = find_program(here.snapshot, here.system)
    things = {thing.key: thing for thing in program.things}
    content: Mapping[str, Json] = {
        "boxes": [_box(key, things.get(key), program, here) for key in boxes],
        "hosts": list(_hosts(program, boxes, here)),
        "screens": [_screen(key, boxes, here) for key in program.screen_keys],
        "needs": [text_of(here.by_title(key).label) for key in program.need_keys],
        "stages": [_stage(stage, here) for stage in stages],
        "program": program.tables(),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _box(key: Key, thing: Thing | None, program: Program, here: Here) -> Json:
    component = here.model.component(key)
    row = component_row(component, here.model.systems[key.system], here) if component else None
    return {
        "key": key.seen_from(here.system),
        "id": str(key),
        "title": text_of(row.title) if row else key.name,
        "kind": row.kind_name if row else "",
        "href": here.link(key) or "",
        "facts": [list(fact) for fact in _facts(row)] if row else [],
        "takes": thing.takes if thing else (),
        "apis": thing.apis if thing else (),
        "feeds": thing.feeds if thing else (),
        "presents": [program.screen_keys.index(one.screen) for one in here.lookups.presented.get(key, ())],
        "survives": bool(thing and thing.survives),
    }


def _facts(row: ComponentRow) -> Iterator[tuple[str, str]]:
    """What the component's entry says, in the same words, a line for each."""
    yield from _line("Owner", row.owners)
    yield from _line("Technology", (row.tech,))
    yield from _line("Runs", map(_fact, row.runs))
    yield from _line("Offers", map(_member, (*row.apis, *row.stores, *row.topics)))
    for uses in _joined((row, *row.apis)):
        yield from _line(*uses)
    yield from _line("Supports", (screen.label for screen in row.screens))


def _line(label: str, texts: Iterable[str | Markup]) -> Iterator[tuple[str, str]]:
    found = ", ".join(filter(None, map(text_of, texts)))
    if found:
        yield label, found


def _fact(fact: Fact) -> str:
    refs = ", ".join(text_of(ref.label) for ref in fact.refs)
    return " ".join(filter(None, (fact.name, text_of(fact.value), refs)))


def _member(member: Member) -> str:
    return member.route or text_of(member.title) or member.id


def _joined(users: Iterable[ComponentRow | Member]) -> Iterator[tuple[str, tuple[str | Markup, ...]]]:
    """The links of a component and of its APIs by verb, each target once; who serves what is told by screen."""
    found: dict[str, dict[Markup, None]] = {}
    for uses in (uses for user in users for uses in user.uses):
        verb = _verb(uses)
        if verb not in {"Serves", "Presents"}:
            found.setdefault(verb, {}).update(dict.fromkeys(use.ref.label for use in uses.uses))
    yield from ((verb, tuple(targets)) for verb, targets in found.items())


def _verb(uses: Uses) -> str:
    return uses.verb.removeprefix("every API ").capitalize()


def _hosts(program: Program, boxes: Mapping[Key, int], here: Here) -> Iterator[Json]:
    """The hosts that something in a picture stands on."""
    on_host: dict[Key, list[int]] = {}
    for key, number in boxes.items():
        component = here.model.component(key)
        if component and component.host:
            on_host.setdefault(Key(key.system, f"{HOST}{component.host.text}"), []).append(number)
    for thing in program.things:
        if thing.key in on_host:
            name = thing.key.seen_from(here.system)
            yield {"key": f"{HOST}{name}", "title": f"host {name}", "boxes": on_host[thing.key], "takes": thing.takes}


def _screen(key: Key, boxes: Mapping[Key, int], here: Here) -> Json:
    traces = trace_screen(here.snapshot, key)
    behind = (end for trace in traces for step in trace.behind for end in (step.source, step.target))
    on_it = {one.owner for one in (*parts_of(traces), *behind)}
    title = text_of(here.by_title(key).label)
    elsewhere = text_of(here.lead(here.model.systems[key.system]).label)
    return {
        "key": key.seen_from(here.system),
        "title": title if key.system == here.system else f"{title} ({elsewhere})",
        "href": here.link(key) or "",
        "part": key in here.lookups.within,
        "boxes": sorted(boxes[one] for one in on_it if one in boxes),
        "steps": [_step(step, boxes, here) for step in _steps(traces)],
    }


def _steps(traces: Iterable[Trace]) -> Iterable[Step]:
    """Each step once: first what is waited for, then what feeds the data behind it."""
    told = (step for trace in traces for step in trace.steps)
    behind = (step for trace in traces for step in trace.behind)
    return dict.fromkeys((*told, *behind))


def _step(step: Step, boxes: Mapping[Key, int], here: Here) -> Json:
    """A step in words, and the pairs of boxes that it goes between."""
    pairs = dict.fromkeys(pair for one in step.all() for pair in _pairs(one))
    return [step_words(step, here), [[boxes[a], boxes[b]] for a, b in pairs if a in boxes and b in boxes]]


def _pairs(step: Step) -> Iterator[tuple[Key, Key]]:
    """From box to box by way of the fronts, any of those in one place."""
    stops = [(step.source,), *step.through, (step.target,)]
    for before, after in itertools.pairwise(stops):
        yield from ((one.owner, two.owner) for one in before for two in after)


def _stage(stage: StagePicture, here: Here) -> Json:
    page = "" if stage.uri == here.uri else here.href(here.uri, stage.uri)
    return {"title": stage.title, "href": page, "picture": stage.name}
