"""Small sites of MkDocs, written and built for one test."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config

SCREEN = """
```screen
screen: home
shows:
  greeting: A greeting
```
"""
SPEC = """
```techspec
system: hello
components:
  web: {kind: page, owner: web-team, screens: home, calls: api.greet}
  api:
    kind: server
    owner: api-team
    replicas: 2
    apis:
      greet:
        route: GET /greeting
        computed: It is the same for everyone
        serves: home.greeting
tradeoffs:
  kept: {chose: The page keeps a greeting, over: Nothing to show, costs: It may be an old one}
failures:
  api-down: {what: Nothing answers, hits: api, fix: The page shows what it kept, tradeoff: kept}
```
"""
CLEAN = f"# Hello\n{SCREEN}{SPEC}"
UNSERVED = CLEAN.replace("        serves: home.greeting\n", "")
"""With an error: the need on line 6 is not served."""
UNASKED = CLEAN[: CLEAN.index("tradeoffs:")] + "```\n"
"""With a warning: nobody asked what will fail."""

SETTINGS = """\
site_name: A site
plugins: [techspec]
"""


def write_site(folder: Path, pages: Mapping[str, str], settings: str = SETTINGS) -> Path:
    """Write `mkdocs.yml` and the pages of a site into `folder`; all paths are inside it."""
    (folder / "mkdocs.yml").write_text(dedent(settings), encoding="utf-8")
    for name, text in {"docs/index.md": "# Start\n", **pages}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(
    folder: Path, command: Literal["build", "serve"] = "build", *, dirty: bool = False, strict: bool = False
) -> Path:
    """Build a site in this process, as the command would; the folder of the built site."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    config = load_config(str(folder / "mkdocs.yml"), strict=strict)
    config.plugins.on_startup(command=command, dirty=dirty)
    build(config, serve_url="http://localhost:8000/" if command == "serve" else None, dirty=dirty)
    return Path(config.site_dir)


def run_build(
    folder: Path, *arguments: str, program: str = "mkdocs", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Build a site by the command itself, in its folder."""
    return subprocess.run(
        [sys.executable, "-m", program, "build", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "COLUMNS": "400", **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


_ARTICLES = (
    re.compile(r'<article class="md-content__inner.*?</article>', re.DOTALL),
    re.compile(r'<div class="section" itemprop="articleBody">.*?<footer>', re.DOTALL),
    re.compile(r'<div class="col-md-9" role="main">.*?<footer', re.DOTALL),
)


def article(page: Path) -> str:
    """What a built page says, without what the theme puts around it."""
    text = page.read_text(encoding="utf-8")
    found = next((match for pattern in _ARTICLES if (match := pattern.search(text))), None)
    assert found, f"no article in {page}"
    return found[0]
