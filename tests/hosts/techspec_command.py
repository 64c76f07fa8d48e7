"""The command `techspec` itself, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

COMMAND = (sys.executable, "-m", "mkdocs_techspec")

# What a job of GitHub Actions that runs the tests has set is not for these commands.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}


def techspec(
    *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env={**ENVIRONMENT, **(env or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
