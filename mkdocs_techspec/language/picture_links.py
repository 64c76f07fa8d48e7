"""The kinds and components that are to be left out of a picture, looked up."""

from __future__ import annotations

from collections.abc import Iterable

from ..config import KINDS, Config
from ..diagnostics import nearest
from ..model import Key, System
from ..source import Word
from .linker import Linker
from .names import find_at_any_stage


def link_pictures(linker: Linker, system: System, config: Config) -> None:
    """Look up what the blocks of a system leave out of its pictures, at the stage at which it is."""
    options = (*system.pictures.values(), system.picture)
    words = {word.span: word for one in options for word in one.hide or ()}
    link_hidden(linker, words.values(), system.id, config)


def link_hidden(linker: Linker, words: Iterable[Word], system: str, config: Config) -> None:
    """Tell of each word that names neither a kind nor a component of any stage."""
    for word in words:
        found = find_at_any_stage(word.text, system, linker.systems, linker.stages, linker.homeless)
        if word.text in (*KINDS, *config.kinds) and not isinstance(found, Key):
            continue
        if not isinstance(found, Key):
            _tell(linker, word, system, config)
        elif found.member or linker.component(found) is None:
            linker.mismatch(word, "'hide' takes kinds and components", "name one", system)
        else:
            linker.targets[word.span] = found


def _tell(linker: Linker, word: Word, system: str, config: Config) -> None:
    home = linker.systems.get(system)
    if home is not None and home.tainted:
        linker.withheld[home.id] += 1
        return
    kinds = (*KINDS, *config.kinds)
    homes = (home, *linker.stages.get(system, {}).values()) if home else ()
    components = sorted({name for one in homes for name in one.components})
    near = nearest(word.text, (*components, *kinds)) if linker.suggests else ""
    help_ = f"did you mean '{near}'?" if near else f"name a component, or a kind: {', '.join(kinds)}"
    linker.error("reference/unknown", word.span, f"'{word.text}' is neither a component nor a kind", help_, system)
