"""An installed `dot`: it draws the same, and whatever it does instead costs a picture and nothing else."""

from __future__ import annotations

import stat
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from systems import feed
from test_layout import draw, failed

from mkdocs_techspec.config import Limits
from mkdocs_techspec.diagrams import dot_engine
from mkdocs_techspec.diagrams.graph import Trouble

Fake = Callable[[str], None]


@pytest.fixture
def fake_dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def write(script: str) -> None:
        program = folder / "dot"
        program.write_text(script)
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    return write


def test_an_installed_dot_draws_the_same(fake_dot: Fake) -> None:
    fake_dot(
        f"#!{sys.executable}\n"
        "import os, sys, time\n"
        "from mkdocs_techspec.config import Limits\n"
        "from mkdocs_techspec.diagrams import wasm_engine\n"
        "assert sorted(os.environ.keys() - {'LC_CTYPE'}) == ['LC_ALL', 'PATH', 'SERVER_NAME']\n"
        "with wasm_engine.opened(Limits()) as run: print(run(sys.stdin.read(), time.monotonic() + 60))\n"
    )
    assert draw(feed(), layout="dot") == draw(feed())


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("sleep 60 & sleep 60", "stopped after 1 s"),
        ("exec sleep 60 >/dev/null", "stopped after 1 s"),
        ("yes", "too long"),
        ("kill -SEGV $$", "ended with code -11"),
        ("echo '{}'; exit 1", "ended with code 1"),
        ("echo hello", "not a layout"),
        ('echo \'{"bb": "0,0,9,9", "objects": [{"name": "n0", "pos": "1,1"}]}\'', "not a layout"),
    ],
)
def test_a_dot_that_misbehaves_is_told(
    script: str, message: str, fake_dot: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dot_engine, "_MOST_OUTPUT", 1_000_000)
    fake_dot(f"#!/bin/sh\n{script}\n")
    failed(draw(feed(), layout="dot", limits=Limits(layout_seconds=1)), message)


def test_a_dot_that_is_not_there_or_does_not_start_is_told(fake_dot: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_dot("#!/no/such/interpreter\n")
    failed(draw(feed(), layout="dot"), "could not be started", "layout: wasm")
    monkeypatch.setenv("PATH", "/nowhere")
    failed(draw(feed(), layout="dot"), "no 'dot' on the PATH", "layout: wasm")


def test_a_dot_that_writes_until_it_is_stopped_leaves_nothing_on_the_terminal(
    fake_dot: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[object] = []
    monkeypatch.setattr(threading, "excepthook", raised.append)
    before = set(threading.enumerate())
    fake_dot("#!/bin/sh\nwhile :; do echo x; done\n")
    failed(draw(feed(), layout="dot", limits=Limits(layout_seconds=1)), "stopped after 1 s")
    # A reader that still runs would raise only later.
    assert set(threading.enumerate()) <= before
    assert not raised


def test_a_dot_is_stopped_at_the_deadline_of_its_picture(fake_dot: Fake) -> None:
    fake_dot("#!/bin/sh\nsleep 60\n")
    start = time.monotonic()
    with dot_engine.opened(Limits(layout_seconds=50)) as run:
        for deadline in (start + 0.5, start - 1):
            answer = run("digraph {}", deadline)
            assert isinstance(answer, Trouble)
            assert "stopped after 50 s" in answer.message
    assert time.monotonic() - start < 20
