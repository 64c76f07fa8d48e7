"""The hook for pre-commit, by pre-commit itself: it fails on a gap and passes once that is mended."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs_sites import CLEAN, UNSERVED, write_site

ROOT = Path(__file__).parents[2]
PACKAGE = ("mkdocs_techspec", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
HOME = "pre-commit-home"

# What Git may take from the machine, and from a hook that runs these tests.
_GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
_WHO = [f"{part}={value}" for part in ("user.name", "user.email") for value in ("tests@example.com",)]


def _environment(folder: Path) -> Mapping[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    # What the package needs is here already: pip finds it, and asks no registry. To pip, "0" is yes here:
    # https://github.com/pypa/pip/issues/5735
    here = {"PYTHONPATH": sysconfig.get_path("purelib"), "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    return {**clean, **_GIT, **here, "PATH": path, "PRE_COMMIT_HOME": str(folder / HOME)}


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    env = _environment(folder.parent)
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def _git(folder: Path, *arguments: str) -> str:
    who = [word for setting in _WHO for word in ("-c", setting)]
    done = _run(folder, "git", *who, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _commit(folder: Path) -> str:
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--no-verify", "--message", "All of it")
    return _git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository with this package, as pre-commit clones it, and its revision."""
    folder = tmp_path_factory.mktemp("hook") / "mkdocs-techspec"
    folder.mkdir()
    for name in PACKAGE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy(ROOT / name, folder / name)
    _git(folder, "init", "--quiet")
    return folder, _commit(folder)


@pytest.fixture
def site(hook: tuple[Path, str], tmp_path: Path) -> Path:
    """A repository with a site that uses the hook; its page is not committed yet."""
    folder, revision = tmp_path / "site", hook[1]
    folder.mkdir()
    config = f"repos:\n  - repo: {hook[0].as_uri()}\n    rev: {revision}\n    hooks: [{{id: techspec}}]\n"
    write_site(folder, {".pre-commit-config.yaml": config, "tool.py": "print()\n"})
    _git(folder, "init", "--quiet")
    _commit(folder)
    return folder


def _hook(site: Path) -> subprocess.CompletedProcess[str]:
    _git(site, "add", "--all")
    return _run(site, sys.executable, "-m", "pre_commit", "run", "--color", "never")


def test_a_gap_fails_and_its_mend_passes(site: Path) -> None:
    write_site(site, {"docs/a.md": UNSERVED})
    failed = _hook(site)
    assert failed.returncode == 1, failed.stdout + failed.stderr
    told = failed.stdout.splitlines()
    assert "- exit code: 1" in told
    assert "docs/a.md:6:3: error[coverage/unserved] need 'home.greeting' is served by nothing" in told
    write_site(site, {"docs/a.md": CLEAN})
    passed = _hook(site)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert passed.stdout.endswith("Passed\n")
    _commit(site)
    (site / "tool.py").write_text("print(1)\n")
    assert _hook(site).stdout.endswith("(no files to check)Skipped\n")


def test_the_recipe_without_a_repository(tmp_path: Path) -> None:
    """That of the manual, where the package is installed anyway."""
    manual = (ROOT / "sample_site/docs/manual/ci.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^```yaml[^\n]*\n(repos:\n  - repo: local\n.*?)^```$", manual, re.MULTILINE | re.DOTALL)
    folder = tmp_path / "site"
    folder.mkdir()
    write_site(folder, {".pre-commit-config.yaml": recipe, "docs/a.md": UNSERVED})
    _git(folder, "init", "--quiet")
    failed = _hook(folder)
    assert failed.returncode == 1
    assert "docs/a.md:6:3: error[coverage/unserved]" in failed.stdout
