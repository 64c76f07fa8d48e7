"""`mkdocs serve` goes on, whatever is wrong with the pages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import known_gaps
import pytest
from mkdocs_sites import CLEAN, UNSERVED, write_site

_PATIENCE = 60


@pytest.mark.parametrize("arguments", [("--strict",), ("--clean",)])
def test_a_server_outlives_errors(arguments: tuple[str, ...], tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/page.md": UNSERVED})
    with _served(tmp_path, *arguments) as log:
        started = _until("Serving on", log)
        assert "page.md:6:3: error[coverage/unserved]" in started
        write_site(tmp_path, {"docs/page.md": f"# One line more\n{UNSERVED}"})
        assert "page.md:7:3: error[coverage/unserved]" in _until("Reloading browsers", log)
        write_site(tmp_path, {"docs/page.md": CLEAN})
        mended = _until("Reloading browsers", log)
        assert "no gaps" in mended
        assert "error[" not in mended


def test_a_server_watches_the_baseline(tmp_path: Path) -> None:
    known = '{"rule": "coverage/unserved", "path": "page.md", "system": "hello", "on": "home.trends"}'
    text = '{"version": 1, "gaps": [%s]}'
    write_site(tmp_path, {"docs/page.md": known_gaps.UNSERVED, ".techspec-baseline.json": text % known})
    with _served(tmp_path) as log:
        assert "no gaps (1 in the baseline)" in _until("Serving on", log)
        write_site(tmp_path, {".techspec-baseline.json": text % ""})
        assert "page.md:7:3: error[coverage/unserved]" in _until("Reloading browsers", log)
        (tmp_path / ".techspec-baseline.json").write_text("[]")
        assert "the baseline cannot be used" in _until("the baseline cannot be used", log)
        write_site(tmp_path, {".techspec-baseline.json": text % known})
        assert "no gaps (1 in the baseline)" in _until("Reloading browsers", log)


def test_a_server_watches_contracts_outside_of_the_docs(tmp_path: Path) -> None:
    page = CLEAN.replace("    kind: server\n", "    kind: server\n    contract: ../api/a.yaml\n")
    contract = "{openapi: 3.1.0, paths: {/%s: {get: {}}}}"
    (tmp_path / "api").mkdir()
    settings = "site_name: A site\nplugins: [{techspec: {roots: [api]}}]\n"
    write_site(tmp_path, {"docs/page.md": page}, settings)
    with _served(tmp_path) as log:
        assert "error[contract/unreadable]" in _until("Serving on", log)
        (tmp_path / "api/a.yaml").write_text(contract % "greetings")
        assert "error[contract/missing]" in _until("Reloading browsers", log)
        (tmp_path / "api/a.yaml").unlink()
        assert "error[contract/unreadable]" in _until("Reloading browsers", log)
        (tmp_path / "api/a.yaml").write_text(contract % "greeting")
        assert "no gaps" in _until("Reloading browsers", log)


@contextmanager
def _served(folder: Path, *arguments: str) -> Iterator[Iterator[str]]:
    """The log of a server, line by line; it ends when the server does."""
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:0", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    stopper = Timer(_PATIENCE, server.kill)
    stopper.start()
    try:
        assert server.stderr
        yield iter(server.stderr)
    finally:
        stopper.cancel()
        server.terminate()
        server.communicate()


def _until(words: str, log: Iterator[str]) -> str:
    told = ""
    for line in log:
        told += line
        if words in line:
            return told
    pytest.fail(f"the server ended without '{words}':\n{told}")
