"""What the README and the manual show of the program, made anew from the inputs that the same page shows.

A comment before a fence says what the fence is:

- `<!-- file: docs/index.md -->`: the text of a file. What need not be seen may stand in the comment itself, below.
- `<!-- add to: docs/index.md -->`: text that goes to the end of a file, after a blank line.
- `<!-- change: docs/index.md -->`: a diff. Its lines without `+` stand in the file; those without `-` take their place.
- `<!-- output of: techspec check (exits with 1) -->`: what a command prints, and its exit code if that is not 0. A
  fence of the language `console` shows the command, too.

A page is carried out from top to bottom, in one folder that is empty at first; `<!-- start over -->` empties it again.
`regenerate.py` writes every output anew into the pages.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MANUAL = ROOT / "sample_site/docs/manual"
README = ROOT / "README.md"
PAGES = (
    README,
    ROOT / "CHANGELOG.md",
    *(MANUAL / f"{name}.md" for name in ("getting-started", "designing", "language", "settings", "ci")),
)

_STEP = re.compile(
    r"""
    ^<!--\ (?:
        start\ over\ -->
        | file:\ (?P<hidden>[^\n]+)(?<!-->)\n(?P<text>.*?)-->
        | (?P<what>file|add\ to|change|output\ of):\ (?P<name>[^\n]+?)(?:\ \(exits\ with\ (?P<code>\d)\))?\ -->
          \s*^(?P<fence>`{3,})(?P<language>\w*)[^\n`]*\n(?P<body>.*?)^(?P=fence)$
    )
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_MODULES = {"techspec": "mkdocs_techspec", "mkdocs": "mkdocs"}
_DURATION = re.compile(r"(?<=built in )\d+\.\d+(?= seconds)")

# What a command may know of the machine it runs on: no colours, no width, and always the same day.
_ENVIRONMENT = {
    **{name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "VIRTUAL_ENV") if name in os.environ},
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
    "SOURCE_DATE_EPOCH": "1795305600",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A fence that shows what a command prints: what it shows, what it should, and where that stands in the page."""

    command: str
    line: int
    start: int
    end: int
    shown: str
    real: str
    code: int
    real_code: int


def outputs_of(page: str) -> Iterator[Output]:
    """Every output that a page shows, with the real one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for step in _STEP.finditer(page):
            if step["hidden"]:
                _write(folder / step["hidden"], "file", step["text"])
            elif step["what"] == "output of":
                yield _output(page, step, folder)
            elif step["what"]:
                _write(folder / step["name"], step["what"], step["body"])
            else:
                shutil.rmtree(folder)
                folder.mkdir()


def written_anew(page: str) -> str:
    """The page with the real outputs."""
    for output in reversed(list(outputs_of(page))):
        if output.code != output.real_code:
            raise ValueError(f"`{output.command}` exits with {output.real_code}:\n{output.real}")
        page = page[: output.start] + output.real + page[output.end :]
    return page


def run(command: str, folder: Path) -> tuple[str, int]:
    """What a command of ours prints in a folder, fit to be shown, and its exit code.

    Raises:
        RuntimeError: it crashed; that is never what a page shows.
    """
    name, *arguments = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-m", _MODULES[name], *arguments],
        cwd=folder,
        env=_ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    if "Traceback (most recent call last)" in done.stdout:
        raise RuntimeError(f"`{command}` crashed:\n{done.stdout}")
    text = _DURATION.sub("0.25", done.stdout.replace(str(folder), "/…/handbook"))
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    return "".join(f"{line}\n" for line in lines), done.returncode


def _output(page: str, step: re.Match[str], folder: Path) -> Output:
    real, code = run(step["name"], folder)
    if step["language"] == "console":
        real = f"$ {step['name']}\n{real}"
    return Output(
        command=step["name"],
        line=page.count("\n", 0, step.start()) + 1,
        start=step.start("body"),
        end=step.end("body"),
        shown=step["body"],
        real=real,
        code=int(step["code"] or 0),
        real_code=code,
    )


def _write(path: Path, what: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    after = {"file": lambda: body, "add to": lambda: f"{before}\n{body}", "change": lambda: _changed(before, body)}
    path.write_text(after[what](), encoding="utf-8")


def _changed(text: str, diff: str) -> str:
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] or "\n" for line in lines if not line.startswith("+"))
    new = "".join(line[1:] or "\n" for line in lines if not line.startswith("-"))
    if text.count(old) != 1:
        raise ValueError(f"this must stand once in the file:\n{old}\nThe file is:\n{text}")
    return text.replace(old, new)
