"""`techspec check --watch`, by the real command: it is read while it runs, and ended with Ctrl-C."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs_sites import CLEAN, UNSERVED, write_site
from techspec_command import COMMAND, ENVIRONMENT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")

WAITING = "techspec: waiting for a change, Ctrl-C ends"
PATIENCE = 30


class Watch:
    """A running watch, and what it has said."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line.rstrip("\n"))

    def told(self) -> list[str]:
        """All lines up to where it waits."""
        lines: list[str] = []
        while (line := self._lines.get(timeout=PATIENCE)) != WAITING:
            lines.append(line)
        return lines

    def is_silent(self, seconds: float) -> bool:
        try:
            self._lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def interrupted(self) -> int:
        """The exit code after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


def _listen() -> None:
    # A shell that starts these tests in the background has them ignore Ctrl-C, and what they start inherits that.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Watch]:
    process = subprocess.Popen(
        [*COMMAND, "check", "--watch", "--output-format", "concise", *arguments],
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        preexec_fn=_listen,
    )
    try:
        yield Watch(process)
    finally:
        process.kill()
        process.wait()


def test_an_edit_is_checked_and_ctrl_c_ends_with_the_last_code(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    with watching(tmp_path) as watch:
        assert "docs/a.md:6:3: error[coverage/unserved]" in watch.told()[0]
        (tmp_path / "docs/a.md").write_text(CLEAN)
        assert watch.told() == ["1 screen, 1 of 1 need supported, 2 components: no gaps"]
        assert watch.interrupted() == 0
    with watching(tmp_path) as watch:
        assert watch.told()[-1].endswith("no gaps")
        (tmp_path / "docs/b.md").write_text(UNSERVED.replace("home", "start").replace("hello", "bye"))
        assert "docs/b.md:6:3: error[coverage/unserved]" in watch.told()[0]
        assert watch.interrupted() == 1


def test_a_file_that_is_replaced_or_deleted(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN, "docs/deep/b.md": "# B\n", "docs/new": UNSERVED.replace("home", "start")})
    with watching(tmp_path) as watch:
        assert watch.told()[-1].endswith("no gaps")
        (tmp_path / "docs/new").replace(tmp_path / "docs/deep/b.md")
        assert watch.told()[0].startswith("docs/deep/b.md:4:9: error")
        (tmp_path / "docs/deep/b.md").unlink()
        assert watch.told()[-1].endswith("no gaps")


def test_settings_are_watched_also_while_they_are_wrong(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    with watching(tmp_path) as watch:
        watch.told()
        (tmp_path / "techspec.toml").write_text('[rules]\n"coverage/unservd" = "off"\n')
        assert watch.told()[0].startswith("techspec: techspec.toml:2:1: setting 'rules': there is no rule")
        (tmp_path / "techspec.toml").write_text('[rules]\n"coverage/unserved" = "off"\n')
        assert watch.told()[-1].endswith("no gaps")
        (tmp_path / "techspec.toml").write_text("rulez = 1\n")
        watch.told()
        assert watch.interrupted() == 2


def test_settings_above_that_are_wrong_from_the_start(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "handbook").mkdir()
    write_site(tmp_path / "handbook", {"docs/a.md": CLEAN})
    (tmp_path / "techspec.toml").write_text("rulez = 1\n")
    with watching(tmp_path / "handbook") as watch:
        assert "there is no setting 'rulez'" in watch.told()[0]
        (tmp_path / "techspec.toml").unlink()
        assert watch.told()[-1].endswith("no gaps")


def test_what_it_writes_is_no_change(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    with watching(tmp_path, "--report", "json=docs/gaps.json") as watch:
        watch.told()
        assert watch.is_silent(2)
        (tmp_path / "docs/a.md").write_text(CLEAN)
        watch.told()
        assert (tmp_path / "docs/gaps.json").read_text() == "[]\n"
        assert watch.is_silent(2)
