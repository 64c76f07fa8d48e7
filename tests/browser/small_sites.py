"""A small site with pictures that answer, in any theme: in the open, in closed details, in a tab that is not chosen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

THEMES = {
    "material": "{name: material, font: false, features: [navigation.instant]}",
    "mkdocs": "{name: mkdocs, highlightjs: false}",
    "readthedocs": "{name: readthedocs, highlightjs: false}",
}
_SETTINGS = """
site_name: Shop
site_url: {address}{name}/
use_directory_urls: false
theme: {theme}
plugins: [search, techspec: {{fail: false}}{plugins}]
markdown_extensions:
  - pymdownx.superfences
  - pymdownx.details
  - pymdownx.tabbed: {{alternate_style: true}}
nav: [index.md, other.md, hidden.md]
"""
_SPEC = """
```screen
screen: shelf
title: The shelf
shows: {books: What is there}
```

```screen
screen: basket
title: The basket
shows: {items: What I put in}
does: {pay: Pay}
```

```techspec
system: shop
stage: small
title: Small
components:
  web: {kind: page, owner: web-team, screens: '*', calls: [api, bank]}
  api:
    kind: server
    owner: team
    replicas: 2
    apis:
      books: {serves: shelf.books, reads: {to: copies, miss: db.books, hit: 90%}}
      items: {serves: basket.items, reads: db.items}
      pay: {serves: basket.pay, calls: bank}
  copies: {kind: cache, owner: team, of: db.books, volatile: It is a copy}
  db: {kind: database, owner: team, stores: [books, items], host: rack}
  bank: {kind: external}
```

```techspec
system: shop
stage: grown
title: Grown
after: small
components:
  db: {replicas: 3, host: null}
```
"""
_OTHER = "# Other\n\n[The shop](index.md)\n\n```techspec-view\nshow: diagram\nsystem: shop\n```\n"
_HIDDEN = """# Hidden

??? note "Closed"

    ```techspec-view
    show: diagram
    system: shop
    stage: small
    ```

=== "First"

    Nothing to see.

=== "Second"

    ```techspec-view
    show: diagram
    system: shop
    ```
"""


def build_small(project: Path, name: str, theme: str, address: str, *, plugins: str = "") -> None:
    """The site as `name` below `project`'s folder, which is served at `address`."""
    (project / "docs").mkdir(parents=True)
    settings = _SETTINGS.format(theme=theme, address=address, name=name, plugins=plugins)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "docs/index.md").write_text(f"# The shop\n{_SPEC}", encoding="utf-8")
    (project / "docs/other.md").write_text(_OTHER, encoding="utf-8")
    (project / "docs/hidden.md").write_text(_HIDDEN, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project.parent / name)]
    subprocess.run(
        command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, check=True
    )
