"""What pages look like with the plugin: those without blocks just as before, whatever Markdown a site has."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_sites import CLEAN, SCREEN, SPEC, article, built, write_site

SUPERFENCES = """
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - pymdownx.details
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.highlight: {anchor_linenums: true}
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
"""
SETUPS = {
    "no superfences": "",
    "codehilite": "markdown_extensions: [admonition, attr_list, footnotes, md_in_html, codehilite]\n",
    "superfences of its own": SUPERFENCES,
    "superfences that keep tabs": "markdown_extensions: [pymdownx.superfences: {preserve_tabs: true}]\n",
    "superfences within another": "markdown_extensions: [pymdownx.extra]\n",
    "highlight without superfences": "markdown_extensions: [pymdownx.highlight, pymdownx.inlinehilite]\n",
}

WITHOUT_BLOCKS = """\
# A page

Of `techspec` blocks, and `#!python print("screen")`, and a note[^1].

```python hl_lines="2"
a = "<b>"
b = 2 &lt; 3
```

~~~ { .yaml #named data-x="1" }
screen: "home"
~~~

```mermaid
graph LR; a --> b
```

```nosuchlang title="A title"
text
```

- In a list

    ```text
    indented
    ```

        indented code

!!! note "With a fence"

    ```js
    const tab = "\ttab";
    ```

=== "A tab"

    ```sh
    ls
    ```

````md
```techspec
system: in-a-sample
```
````

Indented:

    ```screen
    screen: in-code
    ```

<!--
```screen hl_lines="1"
screen: in-a-comment
```
-->

<div markdown="1">

```text
in raw HTML
```

</div>

> quoted
>
> ```text
> code
> ```

[^1]: With `code`.

```text
never closed
"""


@pytest.mark.parametrize(
    ("setup", "theme"),
    [
        *((setup, "mkdocs") for setup in SETUPS),
        ("no superfences", "readthedocs"),
        ("superfences of its own", "readthedocs"),
        ("no superfences", "material"),
        ("superfences of its own", "material"),
    ],
)
def test_a_page_without_blocks_stays_as_it_is(setup: str, theme: str, tmp_path: Path) -> None:
    settings = f"site_name: A site\ntheme: {theme}\n{SETUPS[setup]}"
    pages = {"docs/page.md": WITHOUT_BLOCKS, "docs/blocks.md": CLEAN}
    without = article(built(write_site(tmp_path, pages, settings)) / "page/index.html")
    site = built(write_site(tmp_path, {}, f"{settings}\nplugins: [techspec]\n"))
    assert article(site / "page/index.html") == without
    assert article(site / "blocks/index.html").count('<div class="ts-card') == 2


@pytest.mark.parametrize("setup", ["no superfences", "codehilite", "superfences of its own"])
def test_other_fences_beside_a_block_stay_as_they_are(setup: str, tmp_path: Path) -> None:
    before, after = "# A page\n\n```python\na = '<b>'\n```\n", "\n```text\nmore\n```\n"
    settings = f"site_name: A site\n{SETUPS[setup]}"
    write_site(tmp_path, {"docs/page.md": f"{before}\n@\n{after}"}, settings)
    start, end = article(built(tmp_path) / "page/index.html").split("<p>@</p>")
    write_site(tmp_path, {"docs/page.md": f"{before}{SCREEN}{SPEC}{after}"}, f"{settings}\nplugins: [techspec]\n")
    shown = article(built(tmp_path) / "page/index.html")
    assert shown.startswith(start)
    assert shown.endswith(end)


NESTED = f"""\
# Nested

=== "Tab"

    !!! note

        ```techspec title="Any option" linenums="1"
        system: tab
        ```

- List

    ```{{.techspec #mine title="x"}}
    system: list
    ```

> ```techspec
> system: quote
> ```

~~~techspec
system: tilde
~~~

A paragraph
```techspec
system: paragraph
```

````md
```techspec
system: sample
```
````
{SCREEN}"""


@pytest.mark.parametrize("setup", ["no superfences", "superfences of its own", "superfences that keep tabs"])
def test_blocks_at_any_depth(setup: str, tmp_path: Path) -> None:
    settings = f"site_name: A site\nplugins: [techspec: {{fail: false}}]\n{SETUPS[setup]}"
    site = built(write_site(tmp_path, {"docs/page.md": NESTED}, settings), strict=True)
    shown = article(site / "page/index.html")
    in_tabs = setup == "superfences of its own"  # else the tab is only an indented paragraph
    assert shown.count('<div class="ts-card') == 5 + in_tabs
    assert "system: sample" in shown


def test_a_language_of_the_same_name_is_ours(tmp_path: Path) -> None:
    settings = SUPERFENCES.replace("name: mermaid", "name: screen") + "site_name: A site\nplugins: [techspec]\n"
    shown = article(built(write_site(tmp_path, {"docs/page.md": CLEAN}, settings)) / "page/index.html")
    assert shown.count('<div class="ts-card') == 2
