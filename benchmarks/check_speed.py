"""How fast `techspec check` is, held against libyaml's bare events of the same blocks.

    python benchmarks/check_speed.py

Every figure is of a whole process, as the operating system counts it: CPU seconds (user and system, the least of three
runs, for other work on the machine only ever adds) and peak memory. Linux and macOS only.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

COMPONENTS = 12
PAGES = 1000
RUNS = 3

_EVENTS = """
import re, sys
from pathlib import Path
from yaml import CSafeLoader
for page in sorted(Path(sys.argv[1]).glob("*.md")):
    for block in re.findall(r"```(?:screen|techspec)\\n(.*?)```", page.read_text(), re.DOTALL):
        next_event = CSafeLoader(block).get_event
        while next_event() is not None:
            pass
"""


class Cost(NamedTuple):
    """CPU seconds and peak memory in MB of one process."""

    cpu: float
    memory: float


def page(number: int) -> str:
    """A page with a screen and a system of `COMPONENTS` components that supports it."""
    servers = range(COMPONENTS - 3)
    needs = "\n".join(f"  things-{one}: The things of team {one}, newest first" for one in servers)
    parts = "\n".join(_server(one, number) for one in servers)
    calls = ", ".join(f"api-{one}" for one in servers)
    stores = ", ".join(f"things-{one}" for one in servers)
    return f"""# System {number}

What it is for, in a few words.

```screen
screen: board-{number}
title: Board {number}
shows:
{needs}
does:
  refresh: {{title: Look again, local: true}}
```

How it is built.

```techspec
system: system-{number}
title: System {number}
components:
  web:
    kind: page
    owner: web-team
    screens: board-{number}
    calls: [{calls}]
{parts}
  database:
    kind: database
    owner: storage
    tech: PostgreSQL 17
    stores: [{stores}]
    replicas: 2
  copies:
    kind: cache
    owner: storage
    of: database
    replicas: 2

tradeoffs:
  copies-may-be-old:
    chose: Read from a copy
    over: Reading from the database each time
    costs: What is shown may be a minute old

failures:
  copies-lost:
    what: The cache is empty after a restart
    hits: copies
    fix: Every read falls through to the database
    tradeoff: copies-may-be-old
```
"""


def _server(one: int, number: int) -> str:
    return f"""  api-{one}:
    kind: server
    owner: team-{one}
    replicas: 3
    apis:
      list:
        route: GET /v1/things/{one}
        serves: board-{number}.things-{one}
        reads: {{to: copies, miss: database.things-{one}, hit: 95%}}
"""


def generate(folder: Path, pages: int) -> Path:
    folder.mkdir()
    for number in range(pages):
        (folder / f"page-{number:04}.md").write_text(page(number), encoding="utf-8")
    return folder


def cost(*command: str) -> Cost:
    """What a command costs that must succeed; its output is thrown away."""
    return min(_run(command) for _ in range(RUNS))


def _run(command: tuple[str, ...]) -> Cost:
    with Path(os.devnull).open("wb") as nowhere:
        actions = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1)]
        process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(usage.ru_utime + usage.ru_stime, kilobytes / 1024)


def main() -> None:
    check = (sys.executable, "-m", "mkdocs_techspec", "check", "--output-format", "concise")
    with tempfile.TemporaryDirectory() as scratch:
        one, many, more = (generate(Path(scratch, str(pages)), pages) for pages in (1, PAGES, 2 * PAGES))
        events, nothing = cost(sys.executable, "-c", _EVENTS, str(many)), cost(sys.executable, "-c", _EVENTS, scratch)
        small, large, larger = (cost(*check, str(folder)) for folder in (one, many, more))
    bare = events.cpu - nothing.cpu
    print(f"{'':34}{'CPU s':>8}{'peak MB':>9}")
    print(f"{f'libyaml events of {PAGES} pages':34}{bare:8.2f}{events.memory:9.0f}")
    for name, found in (("1 page", small), (f"{PAGES} pages", large), (f"{2 * PAGES} pages", larger)):
        print(f"{f'techspec check, {name}':34}{found.cpu:8.2f}{found.memory:9.0f}")
    print(f"{PAGES} pages take {large.cpu / bare:.1f} times libyaml's events (10 at most)")
    print(f"{2 * PAGES} pages take {larger.cpu / large.cpu:.2f} times {PAGES} pages (2.2 at most)")


if __name__ == "__main__":
    main()
