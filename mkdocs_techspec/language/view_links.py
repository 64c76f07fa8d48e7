"""What a generated view names, looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..config import KINDS, Config, same_owner
from ..diagnostics import nearest
from ..model import Key, Model, System, View, ViewTarget
from ..source import Word
from .linker import Linker
from .picture_links import link_hidden


def link_view(linker: Linker, view: View, model: Model, config: Config) -> ViewTarget:
    """What a view shows; what it names in vain is told, and narrows nothing."""
    page = model.system_of_page(view.block.source.uri)
    system = _known(linker, view.system, model.systems, "system", page) if view.system else ""
    home = system or page
    stages = _stages(linker, view, home)
    owner = _known(linker, view.owner, _owners(model, config), "owner", home, same_owner) if view.owner else ""
    kinds = {*KINDS, *config.kinds}
    kind = _known(linker, view.kind, kinds, "kind", home) if view.kind else ""
    link_hidden(linker, view.picture.hide or (), home, config)
    return ViewTarget(
        show=view.show.text,
        system=home if stages else system,
        screen=_screen(linker, view, home),
        stages=stages,
        owner=owner,
        kind=kind,
        picture=view.picture,
    )


def _stages(linker: Linker, view: View, home: str) -> tuple[str, ...]:
    if home in linker.systems:
        known, what = linker.systems[home].stages, f"stage of system '{home}'"
        return tuple(found for word in view.stages if (found := _known(linker, word, known, what, home)))
    if view.system is None:
        for word in view.stages:
            message = f"it is not said of which system '{word.text}' is a stage"
            linker.error("reference/unknown", word.span, message, "add `system: …`", home)
    return ()


def _screen(linker: Linker, view: View, system: str) -> Key | None:
    if view.screen is None:
        return None
    key = linker.find(view.screen, system, "screen")
    if key is not None and (key.member or linker.screen(key) is None):
        linker.mismatch(view.screen, "'screen' takes a screen", "name one", system)
        return None
    return key


def _known(
    linker: Linker, word: Word, known: Iterable[str], what: str, system: str, form: Callable[[str], str] = str
) -> str:
    """The one of `known` that a word names; an empty text where it names none, which is told."""
    names = {form(name): name for name in sorted(known)}
    found = names.get(form(word.text), "")
    home = linker.systems.get(system)
    if not found and home is not None and home.tainted and what != "kind":
        linker.withheld[home.id] += 1
    elif not found:
        near = nearest(word.text, names.values())
        listed = f"write one of: {', '.join(sorted(names.values())[:_MOST])}" if names else "take it out: there is none"
        help_ = f"did you mean '{near}'?" if near else listed
        message = f"'{word.text}' is not {'an' if what[0] in 'aeio' else 'a'} {what}"
        linker.error("reference/unknown", word.span, message, help_, system)
    return found


_MOST = 12


def _owners(model: Model, config: Config) -> set[str]:
    """All owners that a page or the settings name."""
    homes: list[System] = [
        *model.systems.values(),
        *(home for stages in model.stages.values() for home in stages.values()),
    ]
    words = (word for home in homes for component in home.components.values() for word in component.owners)
    return {*(config.owners or ()), *(word.text for word in words)}
