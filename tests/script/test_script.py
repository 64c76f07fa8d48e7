"""The script of the pages: its types, its lint, its own tests, and the bundle of it that the package holds."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from node import PATH

import mkdocs_techspec

PACKAGE = Path(mkdocs_techspec.__file__).parent
MODULES = PACKAGE / "script"
BUNDLE = PACKAGE / "assets/techspec.js"
SMALL = 20_000  # bytes, gzipped


@pytest.fixture(scope="module")
def npm() -> str:
    """The program; without it or what it installs, tests are skipped, but not where all tests must have run."""
    found = shutil.which("npm", path=PATH)
    if found and (MODULES / "node_modules").is_dir():
        return found
    told = f"{'mkdocs_techspec/script/node_modules' if found else 'npm'} is not here: `make script` installs it"
    if os.environ.get("CI"):
        pytest.fail(told)
    pytest.skip(told)


def run(npm: str, script: str, *arguments: str) -> None:
    """Run a script of `package.json`; what it tells is told of the test that fails."""
    command = [npm, "run", "--silent", script, "--", *arguments]
    ended = subprocess.run(
        command, cwd=MODULES, env={**os.environ, "PATH": PATH}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, f"npm run {script}:\n{ended.stdout}\n{ended.stderr}"


@pytest.mark.parametrize("script", ["check", "lint", "test"])
def test_the_modules_pass(npm: str, script: str) -> None:
    run(npm, script)


def test_the_bundle_is_that_of_the_modules(npm: str, tmp_path: Path) -> None:
    fresh = tmp_path / BUNDLE.name
    run(npm, "build", f"--outfile={fresh}")
    same = fresh.read_bytes() == BUNDLE.read_bytes()
    assert same, "assets/techspec.js is not of these modules: `npm run build` in mkdocs_techspec/script writes it anew"


def test_the_bundle_is_small() -> None:
    size = len(gzip.compress(BUNDLE.read_bytes(), mtime=0))
    print(f"assets/techspec.js: {size:,} bytes gzipped")  # noqa: T201 - shown where the test fails, or with -rP
    assert size < SMALL


def test_nothing_is_there_at_run_time_but_the_bundle() -> None:
    package = json.loads((MODULES / "package.json").read_text(encoding="utf-8"))
    assert "dependencies" not in package
