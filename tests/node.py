"""Node.js for tests, as the machine has it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

# A Node.js from PyPI stands beside this Python.
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])


def node() -> str:
    """The program; without one, tests are skipped, but not where all tests must have run."""
    found = shutil.which("node", path=PATH)
    if found is None:
        _missing()
    return found


def _missing() -> NoReturn:
    told = "Node.js is not on this machine, and the tests of the script need it"
    if os.environ.get("CI"):
        pytest.fail(told)
    pytest.skip(told)
