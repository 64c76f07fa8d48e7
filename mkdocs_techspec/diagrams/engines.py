"""The programs that can lay a graph out, behind one face; which one is a setting."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from ..config import Limits
from . import dot_engine, wasm_engine
from .graph import Trouble

Run = Callable[[str, float], str | Trouble]
"""Lays out DOT text and answers with `json0`, or says why not; it is stopped at a time of `time.monotonic`.

May be called from several threads.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """`version` is cheap to ask and changes with what the engine would answer; `opened` loads it."""

    version: Callable[[], str]
    opened: Callable[[Limits], AbstractContextManager[Run]]


_ENGINES = {
    "wasm": Engine(version=wasm_engine.version, opened=wasm_engine.opened),
    "dot": Engine(version=dot_engine.version, opened=dot_engine.opened),
}


def engine_named(name: str) -> Engine:
    """The engine for `Config.layout`."""
    return _ENGINES[name]
