"""Which picture of a page has what all of a system answer with: the first; the others name that one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..diagrams import View
from ..source import Span
from .asking import StagePicture, asked_of
from .here import Here


class Asking(NamedTuple):
    """A picture that is asked: where it stands, what it shows, and its name on its page."""

    here: Here
    block: Span
    view: View
    name: str


class Question(NamedTuple):
    """What a picture answers with, as JSON; or else the name of the picture on its page that has it."""

    asked: str = ""
    asks: str = ""


def questions(pictures: Sequence[Asking]) -> tuple[Question, ...]:
    """What each picture answers with. They come in the order in which readers meet them on a page."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for number, one in enumerate(pictures):
        groups.setdefault((one.block.source.uri, one.view.system, one.view.stage), []).append(number)
    leads = _leads(pictures)
    found = [Question()] * len(pictures)
    for several in groups.values():
        first = pictures[several[0]]
        for number in several:
            found[number] = Question(asks=first.name)
        found[several[0]] = Question(asked=_asked([pictures[number] for number in several], leads))
    return tuple(found)


def _asked(pictures: Sequence[Asking], leads: Mapping[tuple[str, str], Asking]) -> str:
    first = pictures[0]
    system, stage = first.view.system, first.view.stage
    here = replace(first.here, system=system, snapshot=first.here.index.checked.at(system, stage))
    home = here.model.systems[system]
    drawn = {node.key for one in pictures for node in one.view.nodes if here.model.component(node.key)}
    # What no picture shows can fail, too.
    shown = drawn | {home.key(component) for component in home.components}
    stages = home.stages.values()
    pairs = ((one, leads.get((system, one.id))) for one in stages)
    tabs = [StagePicture(one.title, lead.block.source.uri, lead.name) for one, lead in pairs if lead]
    return asked_of(here, shown, tabs if len(tabs) > 1 else ())


def _leads(pictures: Sequence[Asking]) -> Mapping[tuple[str, str], Asking]:
    """The picture that introduces each stage of a system, where it has one."""
    found: dict[tuple[str, str], Asking] = {}
    for one in pictures:
        home = one.here.index.checked.at(one.view.system, one.view.stage).model.systems[one.view.system]
        stage = home.stages.get(one.view.stage)
        if stage and stage.lead == one.block:
            found.setdefault((home.id, stage.id), one)
    return found
