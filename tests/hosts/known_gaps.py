"""A page without gaps, the same with some, and their baseline; and the command that is run on them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from mkdocs_techspec.hosts.cli import main

CLEAN = """\
# Hello

```screen
screen: home
shows:
  greeting: A greeting
  trends: What is talked about
```

```techspec
system: hello
components:
  web: {kind: page, owner: web-team, screens: home, calls: [api.greet, api.talk]}
  api:
    kind: server
    owner: api-team
    replicas: 2
    apis:
      greet: {computed: It is the same for everyone, serves: home.greeting}
      talk: {computed: It is made up, serves: home.trends}
tradeoffs:
  kept: {chose: The page keeps a greeting, over: Nothing to show, costs: It may be an old one}
failures:
  api-down: {what: Nothing answers, hits: api, fix: The page shows what it kept, tradeoff: kept}
```
"""
SCREEN = CLEAN[: CLEAN.index("```techspec")]
"""With three errors: no page presents the screen, and its two needs are not served."""
UNSERVED = CLEAN.replace(", serves: home.trends", "")
"""With an error: the need on line 7 is not served."""
UNOWNED = UNSERVED.replace("owner: web-team, ", "")
"""With two errors: the page on line 13 has no owner, either."""
BROKEN = "\n```techspec\nsystem: hello\ntitle: a: b\n```\n"
"""A block of the same system that cannot be read."""

NAME = ".techspec-baseline.json"
BASELINE = """\
{
  "version": 1,
  "gaps": [
    {"rule": "coverage/unserved", "path": "a.md", "system": "hello", "on": "home.trends", "message": "need \
'home.trends' is served by nothing"},
    {"rule": "owner/missing", "path": "a.md", "system": "hello", "on": "web", "message": "page 'web' has no owner"}
  ]
}
"""
"""That of `UNOWNED`."""
LOST = {"rule": "owner/missing", "path": "a.md", "system": "hello", "on": "lost"}
"""A gap of what is on no page."""
LAYOUT = {"rule": "render/layout", "path": "a.md", "message": "the picture of system 'hello' has too many boxes"}
"""A gap that only a build can see."""


def run(*arguments: str | Path) -> Result:
    """`techspec` with these arguments, in the working folder."""
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


def check(*arguments: str | Path) -> Result:
    return run("check", *arguments)


def concise(*arguments: str | Path) -> list[str]:
    """The lines that a check prints, one for each gap and one to close."""
    return check("--output-format", "concise", *arguments).stdout.splitlines()


def text_of(*gaps: Mapping[str, object]) -> str:
    """The file of a baseline with these gaps, on one line."""
    return json.dumps({"version": 1, "gaps": gaps})


def rules_in(file: Path) -> list[str]:
    """The rules of all gaps in the file of a baseline, in its order."""
    return [gap["rule"] for gap in json.loads(file.read_text(encoding="utf-8"))["gaps"]]
