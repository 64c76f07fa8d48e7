"""All pictures of a site, drawn at once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..check import Checked
from ..diagrams import Drawing, View, draw_views, is_bundle, picked_view, stage_view, system_view
from ..diagrams.wording import plain
from ..language.fences import Block, BlockKind
from ..model import Key, ViewTarget
from ..source import Span
from .here import Here
from .index import Index, build_index
from .overviews import Detail, detail_name, opened
from .pictures import FileOf, Part, Picture, picture_of
from .picturing import options_at, pictured, seen
from .questions import Asking, Question, questions
from .views import pictures_of


def draw_pictures(
    index: Index, heres: Sequence[Here], cache: Path | None, file_of: FileOf | None
) -> Mapping[Span, tuple[Picture, ...]]:
    """The pictures of all blocks that have some, laid out in as few batches as can be.

    `heres` are those of the blocks of `index`, in their order; `cache` is a folder to keep layouts in, or None;
    `file_of` is where the host puts the file of each picture, or None where it writes none.
    """
    planned = tuple(_planned(index, heres))
    names = _names(planned)

    def link(number: int, key: Key) -> str | None:
        one = planned[number]
        return f"#{_anchor(one, names[number], detail_name(key))}" if is_bundle(key) else one.here.link(key)

    views, follows = [one.view for one in planned], [one.follows for one in planned]
    drawings = draw_views(views, link, _prefixes(planned), index.checked.config, cache, follows)
    answers = _answers(planned, names)
    pictures = [
        _filed(picture_of(drawing, name, plain(one.view.title), *answer), one, file_of)
        for one, name, drawing, answer in zip(planned, names, drawings, answers, strict=True)
    ]
    return _by_block(planned, pictures)


def draw_target(checked: Checked, target: ViewTarget) -> Drawing | None:
    """The picture that a view `diagram` has of one system or screen; None where there is nothing to be seen.

    It stands on no page, so nothing in it is a link.
    """
    snapshot = checked.at(target.system, target.stages[-1] if target.stages else "")
    here = Here(index=build_index(checked), href=lambda _, to: to, uri="", system=target.system, snapshot=snapshot)
    views = pictures_of(target, here)[:1]
    return next(iter(draw_views(views, lambda *_: None, ["picture"] * len(views), checked.config, None)), None)


class _Planned(NamedTuple):
    """A picture that a block shows; `follows` is the number of the one that it keeps its places from.

    One that an overview opens into is a `part` of that: `of` is its number. `more` says what an overview leaves out.
    """

    here: Here
    block: Span
    view: View
    follows: int | None = None
    part: Detail | None = None
    of: int | None = None
    more: str = ""


def _by_block(planned: Sequence[_Planned], pictures: Sequence[Picture]) -> Mapping[Span, tuple[Picture, ...]]:
    """The pictures of each block, each overview with the parts that it opens into."""
    parts: dict[int, list[Part]] = defaultdict(list)
    for one, picture in zip(planned, pictures, strict=True):
        if one.part and one.of is not None:
            anchor = _anchor(one, pictures[one.of].name, one.part.name)
            parts[one.of].append(Part(anchor=anchor, title=one.part.title, picture=picture))
    found: dict[Span, tuple[Picture, ...]] = {}
    for number, (one, picture) in enumerate(zip(planned, pictures, strict=True)):
        if one.of is None:
            whole = replace(picture, parts=tuple(parts[number]), more=one.more)
            found[one.block] = (*found.get(one.block, ()), whole)
    return found


def _answers(planned: Sequence[_Planned], names: Sequence[str]) -> list[Question]:
    """What each picture answers its readers with."""
    order = _as_on_pages(planned)
    asked = questions([Asking(planned[one].here, planned[one].block, planned[one].view, names[one]) for one in order])
    return [answer for _, answer in sorted(zip(order, asked, strict=True))]


def _anchor(one: _Planned, name: str, part: str) -> str:
    """The id of a part of the picture `name`, unique where pages are joined."""
    return f"tspart-{_slug(one.block)}-{name}.{part}"


def _filed(picture: Picture, planned: _Planned, file_of: FileOf | None) -> Picture:
    """A picture, with where it is a file by itself."""
    if file_of is None or not picture.svg:
        return picture
    file = file_of(planned.block.source.uri, picture.name)
    return replace(picture, file=file, download=planned.here.href(planned.block.source.uri, file))


def _planned(index: Index, heres: Sequence[Here]) -> Iterator[_Planned]:
    """All pictures of a site; that of a stage comes after that of the stage before."""
    number, of_stage = 0, dict[tuple[str, str, str], int]()
    for block, here in sorted(zip(index.checked.blocks, heres, strict=True), key=lambda pair: _step(index, pair[0])):
        stage = index.contents[block.span].stage
        for view in _views(index, here, block):
            found, first = opened(view, index.checked), number
            for one in (Detail("" if found.parts else "whole", "", found.view), *found.parts):
                follows = of_stage.get((here.system, stage.before, one.name)) if stage else None
                if number == first:
                    yield _Planned(here, block.span, one.view, follows, more=found.more)
                else:
                    yield _Planned(here, block.span, one.view, follows, one, first)
                if stage and stage.lead == block.span:
                    of_stage[here.system, stage.id, one.name] = number
                number += 1


def _step(index: Index, block: Block) -> int:
    """How many stages come before that of a block."""
    contents = index.contents[block.span]
    return len(contents.system.way_to(contents.stage.id)) if contents.system and contents.stage else 0


def _views(index: Index, here: Here, block: Block) -> Sequence[View]:
    """What the pictures of a block show."""
    contents = index.contents[block.span]
    target = index.checked.views.get(block.span)
    if target is not None:
        return pictures_of(target, here)
    system, stage = contents.system, contents.stage
    if system is None or block.kind is not BlockKind.TECHSPEC:
        return ()
    options = options_at(system, block.span)
    model = seen(here.model, system, options)
    home = model.systems[system.id]
    if stage is not None and stage.lead == block.span:
        before = index.checked.at(system.id, stage.before).model if stage.before else None
        view = stage_view(seen(before, system, options) if before else None, model, home, contents.changes)
    elif stage is not None:
        keys = [system.key(one.id) for one in contents.components]
        view = picked_view(model, home, keys, f"{system.title}, {stage.title}")
    else:
        view = system_view(model, home, block.span)
    found = pictured(view, options)
    return (found,) if found else ()


def _prefixes(planned: Sequence[_Planned]) -> list[str]:
    """A prefix for the ids in each picture: unique where pages are joined, and the same when other pages change."""
    count: Counter[str] = Counter()
    found = [""] * len(planned)
    for number in _as_on_pages(planned):
        one = planned[number]
        slug = _slug(one.block)
        count[slug] += one.of is None
        found[number] = (
            f"{found[one.of]}-{one.part.name}" if one.of is not None and one.part else f"tspic-{slug}-{count[slug]}"
        )
    return found


def _slug(block: Span) -> str:
    return re.sub(r"[^a-z0-9]+", "-", block.source.uri.lower())


def _names(planned: Sequence[_Planned]) -> list[str]:
    """What a reader's link calls each picture: unique on its page, and the same when other systems change."""
    count: Counter[tuple[str, str]] = Counter()
    found = [""] * len(planned)
    for number in _as_on_pages(planned):
        one = planned[number]
        view, uri = one.view, one.block.source.uri
        if one.of is not None and one.part:
            found[number] = f"{found[one.of]}.{one.part.name}"
            continue
        name = ".".join(filter(None, (view.system or "site", view.stage)))
        count[uri, name] += 1
        found[number] = name if count[uri, name] == 1 else f"{name}.{count[uri, name]}"
    return found


def _as_on_pages(planned: Sequence[_Planned]) -> list[int]:
    """The numbers of some pictures in the order in which readers meet them, by the block of each."""
    blocks = [one.block for one in planned]
    return sorted(range(len(blocks)), key=lambda number: (blocks[number].source.uri, blocks[number].line))
