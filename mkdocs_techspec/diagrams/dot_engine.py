"""An installed `dot`, for who wants it: a process for each graph, and nothing about it is trusted."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ..config import Limits
from .graph import Trouble
from .trouble import crashed, too_slow

_MOST_OUTPUT = 64 * 1024 * 1024
_CHUNK = 64 * 1024
# Once the process is dead its pipe ends; only what has left its session may hold it open, and is not waited for.
_LAST_WORDS = 1.0


def version() -> str:
    """Which `dot` this is, without starting it: its path, size and time of change."""
    found = shutil.which("dot")
    if found is None:
        return "dot none"
    try:
        state = Path(found).resolve().stat()
    except OSError:
        return "dot none"
    return f"dot {found} {state.st_size} {state.st_mtime_ns}"


@contextlib.contextmanager
def opened(limits: Limits) -> Iterator[Callable[[str, float], str | Trouble]]:
    """Find `dot`; each layout is then a process of its own, since several graphs in one have corrupted its heap."""
    yield lambda dot, deadline: _run(dot, deadline, too_slow(limits.layout_seconds))


def _missing(reason: str) -> Trouble:
    return Trouble(
        message=f"the installed Graphviz could not be started: {reason}",
        help="install Graphviz so that 'dot' is on the PATH, or set 'layout: wasm' to use the one of this package",
    )


def _run(dot: str, deadline: float, late: Trouble) -> str | Trouble:
    import graphviz

    if time.monotonic() >= deadline:
        return late

    program = shutil.which(str(graphviz.DOT_BINARY))
    if program is None:
        return _missing("no 'dot' on the PATH")
    try:
        with tempfile.TemporaryFile() as asked:
            asked.write(dot.encode())
            asked.seek(0)
            return _answer([program, "-Kdot", "-Tjson0"], asked.fileno(), deadline, late)
    except OSError as error:
        return _missing(str(error.strerror or error))


def _answer(command: list[str], asked: int, deadline: float, late: Trouble) -> str | Trouble:
    with subprocess.Popen(  # noqa: S603 - the program is the user's own 'dot', its arguments are ours
        command,
        stdin=asked,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,
    ) as process:
        reader = _Reader(process)
        try:
            reader.thread.join(max(0.0, deadline - time.monotonic()))
            if reader.flooded:
                return crashed("its answer is too long")
            if reader.thread.is_alive():
                return late
            code = process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            return late
        finally:
            _kill(process)
            # Before the pipe is closed: a reader that finds it closed would print a traceback.
            reader.thread.join(_LAST_WORDS)
        return reader.text() if code == 0 else crashed(f"'dot' ended with code {code}")


def _environment() -> dict[str, str]:
    """SERVER_NAME makes `dot` refuse to read files; the locale decides how it writes numbers."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "SERVER_NAME": "1"}


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it started: they share a session."""
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


class _Reader:
    """Reads a process's output in a thread of its own, as far as the limit."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.flooded = False
        self._chunks: list[bytes] = []
        self._process = process
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        # The pipe is closed under a reader that was not waited for; nobody needs what it would have read.
        with contextlib.suppress(OSError, ValueError):
            self._read_all()

    def _read_all(self) -> None:
        size = 0
        stream = self._process.stdout
        while stream is not None and (chunk := os.read(stream.fileno(), _CHUNK)):
            self._chunks.append(chunk)
            size += len(chunk)
            if size > _MOST_OUTPUT:
                self.flooded = True
                return

    def text(self) -> str:
        return b"".join(self._chunks).decode("utf-8", "replace")
