"""The overview of a picture with many boxes, and what it opens into: all of it, its groups, its screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..analysis.traces import parts_of, trace_screen
from ..check import Checked
from ..diagrams import View, bundle_view, overview_of, trace_view, without
from ..diagrams.wording import plain
from ..model import Key, System

# What a page can bear: a trace of a large system is some 50 kB of SVG.
_MOST_TRACES = 12


class Detail(NamedTuple):
    """One of the pictures below an overview. `name` tells it from the others, `title` opens it."""

    name: str
    title: str
    view: View


class Opened(NamedTuple):
    """An overview with what it opens into, and in words what is left out; or a picture that is as it is."""

    view: View
    parts: tuple[Detail, ...] = ()
    more: str = ""


def opened(view: View, checked: Checked) -> Opened:
    """The overview of a view that has more boxes than it may have, if it has one; else the view itself."""
    overview = overview_of(view) if view.opens_above is not None and view.boxes > view.opens_above else None
    if overview is None:
        return Opened(view)
    traces = tuple(_traces(view, checked))
    parts = (
        Detail("whole", f"The whole picture: {view.boxes} boxes", view),
        *_groups(view, overview),
        *traces[:_MOST_TRACES],
    )
    left = len(traces) - _MOST_TRACES
    more = f"{left} more screens are not drawn here: the view trace draws one." if left > 0 else ""
    return Opened(overview, parts, more)


def detail_name(box: Key) -> str:
    """The name of the part that a box of an overview opens into."""
    return box.name.replace("/", "-")


def _groups(view: View, overview: View) -> Iterator[Detail]:
    for node in overview.nodes:
        if node.bundle:
            found = bundle_view(view, node)
            yield Detail(detail_name(node.key), found.title, found)


def _traces(view: View, checked: Checked) -> Iterator[Detail]:
    """A trace for each screen; none below a picture that shows what a stage changes, where that is the question."""
    if any(node.change for node in view.nodes) or any(arrow.change for arrow in view.arrows):
        return
    snapshot = checked.at(view.system, view.stage)
    model = without(snapshot.model, view.system, view.hide)
    for key, title in _screens(snapshot.model.systems[view.system]):
        found = trace_view(model, key, parts_of(trace_screen(snapshot, key)))
        if found is not None:
            yield Detail(f"screen-{key.name}", f"{plain(title)}: what supports it", found)


def _screens(system: System) -> Iterator[tuple[Key, str]]:
    """The screens that people open by themselves, as they are written."""
    for screen in system.screens.values():
        if not screen.part:
            yield system.key(screen.id), screen.title
