"""The sites that a browser is shown, each built once: the sample site, and a small one in MkDocs's own themes."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from mkdocs_techspec.language.views import SHOWN

if TYPE_CHECKING:
    import pytest

SAMPLE = Path(__file__).parents[2] / "sample_site"
THEMES = ("mkdocs", "readthedocs")

_BROKEN = """
# Broken on purpose

```screen
system: shop
screen: basket
title: Basket
shows:
  items: What I put in
  price: {title: What it costs, optional: true}
  soon: {title: When it comes, planned: Not before the warehouse has an API}
does:
  pay: Pay
  empty: {title: Empty it, local: true}
```

```techspec
system: shop
title: The shop
components:
  web: {kind: page, owner: web-team, screens: basket, calls: api}
  api:
    kind: server
    apis:
      items: {route: GET /basket, serves: basket.items, reads: db.items}
      pay: {route: POST /payments, serves: basket.pay, calls: bank, note: 'Ask [them](techspec:bank), or `bank`'}
  db: {kind: database, stores: [items], owner: data-team}
  bank: {kind: external}
failures:
  bank-down: {what: The bank does not answer, hits: bank}
problems:
  refunds: {ask: Who pays a refund?}
  tax: {ask: Is there a tax?, answer: 'Yes: see [the law](https://example.org)'}
accept:
  - {gap: owner/missing, on: api, why: The team is being formed}
```

```techspec
system: other
components:
  a: [1, 2
```
"""
_VIEWS = "# Views\n\n" + "".join(
    f"```techspec-view\nshow: {show}\n{'screen: feed:home' if show == 'trace' else ''}\n```\n\n" for show in SHOWN
)
_SETTINGS = """
site_name: Themes
use_directory_urls: false
theme: {{name: {theme}, highlightjs: false}}
plugins: [search, techspec]
markdown_extensions: [attr_list, footnotes, md_in_html, tables]
"""
_ID = re.compile(r'\sid="([^"]*)"')


def shared_sample(factory: pytest.TempPathFactory) -> Path:
    """The sample site as all tests of a run share it, whichever process of it comes first; none may change it."""
    own = factory.getbasetemp()
    folder = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "shared"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "built").exists():
            build_sample(folder / "sites" / "sample")
            (folder / "built").touch()
    return folder / "sites" / "sample"


def build_sample(folder: Path) -> None:
    """The sample site, in `folder`."""
    project = folder.parent / f"{folder.name}-source"
    shutil.copytree(SAMPLE, project, ignore=shutil.ignore_patterns("site", ".cache"))
    _build(project, folder, code=0)


def build_themed(folder: Path, theme: str) -> None:
    """The sample site's feed, a page with every sort of gap, and all views, in a theme of MkDocs's own."""
    project = folder.parent / f"{folder.name}-source"
    shutil.copytree(SAMPLE / "docs" / "feed", project / "docs" / "feed")
    (project / "docs" / "index.md").write_text(_BROKEN, encoding="utf-8")
    (project / "docs" / "views.md").write_text(_VIEWS, encoding="utf-8")
    (project / "mkdocs.yml").write_text(_SETTINGS.format(theme=theme), encoding="utf-8")
    _build(project, folder, code=1)


def ids_of(page: Path) -> frozenset[str]:
    """The ids that a built page has for links to lead to."""
    return frozenset(_ID.findall(page.read_text(encoding="utf-8"))) if page.is_file() else frozenset()


@contextmanager
def served(folder: Path, *, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address under which a browser finds `folder` while this lasts; `headers` come with everything there."""
    handler = partial(_Quiet, directory=str(folder), headers=headers or {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, headers: Mapping[str, str], **named: Any) -> None:
        self.more = headers
        super().__init__(*arguments, **named)

    def end_headers(self) -> None:
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the name it has
        pass


def _build(project: Path, folder: Path, *, code: int) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stderr
