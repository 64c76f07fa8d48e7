"""Tables of generated views in a browser: heads that sort, a box that filters, with the keyboard and in any theme."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import browser
from built_sites import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

THEMES = {
    "material": "{name: material, font: false, features: [navigation.instant]}",
    "mkdocs": "{name: mkdocs, highlightjs: false}",
    "readthedocs": "{name: readthedocs, highlightjs: false}",
}
SETTINGS = """
site_name: Views
site_url: {address}{name}/
use_directory_urls: false
theme: {theme}
plugins: [search, techspec: {{fail: false}}]
nav: [index.md, other.md, spec.md]
"""
VIEWS = "\n\n".join(f"```techspec-view\nshow: {show}\n```" for show in ("coverage", "components", "owners"))
SPEC = """
```screen
screen: home
shows: {it: It}
```

```techspec
system: shop
components:
  web: {kind: page, owner: web-team, screens: home, calls: [a, b, c, d, e, f, mail]}
  a: {kind: server, title: Api 10, owner: storage, replicas: 2, apis: {it: {serves: home.it, computed: It is the same}}}
  b: {kind: server, title: Api 9, owner: team-2, apis: {b: GET /b}}
  c: {kind: server, title: Api 1, owner: team-10, apis: {c: GET /c}}
  d: {kind: server, title: D, owner: team-1, apis: {d: GET /d}}
  e: {kind: server, title: E, owner: storage, apis: {e: GET /e}}
  f: {kind: server, title: F, owner: storage, apis: {f: GET /f}}
  g: {kind: server, title: G, owner: storage, apis: {g: GET /g}}
  mail: {kind: external}
```
"""
COMPONENTS, OWNERS = ".ts-component-list", ".ts-owner-list"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def address(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - none, none built
    folder = tmp_path_factory.mktemp("views")
    with served(folder) as address:
        for theme in THEMES:
            build(folder / theme, theme, address)
        (folder / "bare.html").write_text(bare((folder / "mkdocs/index.html").read_text(encoding="utf-8")))
        yield address


def build(site: Path, theme: str, address: str) -> None:
    project = site.with_name(f"{theme}-source")
    (project / "docs").mkdir(parents=True)
    settings = SETTINGS.format(theme=THEMES[theme], address=address, name=theme)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "docs/index.md").write_text(f"# Views\n\n{VIEWS}\n", encoding="utf-8")
    (project / "docs/other.md").write_text(f"# Other\n\n{VIEWS}\n", encoding="utf-8")
    (project / "docs/spec.md").write_text(f"# Spec\n{SPEC}", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=project, env=environment, capture_output=True, check=True)


def bare(page: str) -> str:
    """The cards of a page alone, and our script as the only one that is allowed."""
    cards = page[page.index('<div class="ts-card') : page.index("<footer")]
    return (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Bare</title><link rel="icon" href="data:,">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; img-src data:\">"
        f'<body>{cards}<script src="mkdocs/assets/techspec/techspec.js"></script></body>'
    )


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}mkdocs/index.html")
    yield page
    page.close()
    assert errors == []


def column(page: Page, table: str, number: int) -> list[str]:
    cells = page.locator(f"{table} tbody tr:visible > :nth-child({number})")
    return [re.sub(r"\s+", " ", text).strip() for text in cells.all_inner_texts()]


def titles(page: Page) -> list[str]:
    return page.locator(f"{COMPONENTS} tbody tr:visible .ts-name").all_inner_texts()


def head(page: Page, name: str, table: str = COMPONENTS) -> Locator:
    return page.locator(table).get_by_role("columnheader", name=name)


def order(page: Page, name: str, table: str = COMPONENTS) -> str | None:
    return head(page, name, table).get_attribute("aria-sort")


def test_a_head_sorts_one_way_then_the_other_then_as_it_was(page: Page) -> None:
    before = titles(page)
    button = head(page, "Owner").get_by_role("button")
    assert order(page, "Owner") is None
    button.click()
    assert order(page, "Owner") == "ascending"
    owners = ["@storage"] * 4 + ["@team-1", "@team-2", "@team-10", "@web-team", ""]
    assert column(page, COMPONENTS, 2) == owners
    button.click()
    assert order(page, "Owner") == "descending"
    assert column(page, COMPONENTS, 2) == [*reversed(owners[:-1]), ""]
    button.click()
    assert order(page, "Owner") is None
    assert titles(page) == before


def test_titles_are_sorted_as_people_count(page: Page) -> None:
    head(page, "Component").get_by_role("button").click()
    assert titles(page)[:3] == ["Api 1", "Api 9", "Api 10"]


def test_only_one_head_is_sorted_by(page: Page) -> None:
    head(page, "Owner").get_by_role("button").click()
    head(page, "Runs").get_by_role("button").click()
    assert order(page, "Owner") is None
    assert order(page, "Runs") == "ascending"


def test_what_is_counted_starts_with_the_most(page: Page) -> None:
    head(page, "Puts at risk", OWNERS).get_by_role("button").click()
    assert order(page, "Puts at risk", OWNERS) == "descending"
    assert column(page, OWNERS, 1)[0] == "@storage"


def test_the_keyboard_sorts(page: Page) -> None:
    head(page, "Owner").get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert order(page, "Owner") == "ascending"
    page.keyboard.press("Space")
    assert order(page, "Owner") == "descending"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Offers and uses"


def test_a_box_filters_by_all_words(page: Page) -> None:
    section = page.locator(".ts-section", has=page.locator(COMPONENTS))
    box = section.get_by_role("searchbox", name="Filter: Components")
    left = section.get_by_role("status")
    assert left.get_attribute("aria-live") == "polite"
    assert left.inner_text() == ""
    box.fill("STORAGE  api")
    assert titles(page) == ["Api 10", "E", "F", "G"]
    assert left.inner_text() == "4 of 9"
    box.fill("nowhere")
    assert titles(page) == []
    assert left.inner_text() == "none of 9"
    head(page, "Owner").get_by_role("button").click()
    box.fill("")
    assert len(titles(page)) == 9
    assert left.inner_text() == ""
    assert column(page, COMPONENTS, 2)[0] == "@storage"


def test_a_word_that_is_only_a_name_of_cells_finds_nothing(page: Page) -> None:
    page.locator(".ts-section", has=page.locator(COMPONENTS)).get_by_role("searchbox").fill("owner")
    assert titles(page) == []


def test_a_short_table_has_no_box(page: Page) -> None:
    assert page.locator(COMPONENTS).count() == 1
    assert page.locator(".ts-filter").count() == 1


def test_the_script_may_be_there_twice(page: Page) -> None:
    script = page.locator("script[src*='techspec.js']").get_attribute("src")
    page.add_script_tag(url=f"{page.url.rpartition('/')[0]}/{script}")
    assert page.locator(".ts-filter").count() == 1
    head(page, "Owner").get_by_role("button").click()
    assert order(page, "Owner") == "ascending"


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme(page: Page, address: str, theme: str) -> None:
    page.goto(f"{address}{theme}/index.html")
    head(page, "Owner").get_by_role("button").click()
    assert column(page, COMPONENTS, 2)[0] == "@storage"


def test_pages_that_are_replaced_without_loading(page: Page, address: str) -> None:
    page.goto(f"{address}material/index.html")
    page.evaluate("window.kept = true")
    for name in ("Other", "Views"):
        page.get_by_role("navigation").get_by_role("link", name=name).first.click()
        page.get_by_role("heading", name=name, exact=False, level=1).wait_for()
        head(page, "Owner").get_by_role("button").click()
        assert order(page, "Owner") == "ascending"
        assert page.locator(".ts-filter").count() == 1
    assert page.evaluate("window.kept"), "the page was loaded anew"


def test_a_page_that_allows_no_script_and_style_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}bare.html")
    head(page, "Owner").get_by_role("button").click()
    assert column(page, COMPONENTS, 2)[0].endswith("@storage")
    page.get_by_role("searchbox", name="Filter: Components").fill("api 9")
    assert titles(page) == ["Api 9"]


def test_on_a_phone_the_heads_are_a_row_of_buttons(page: Page, address: str) -> None:
    page.goto(f"{address}material/index.html")
    page.set_viewport_size({"width": 390, "height": 900})
    button = head(page, "Owner").get_by_role("button")
    assert (button.bounding_box() or {"width": 0})["width"] > 20
    button.click()
    assert order(page, "Owner") == "ascending"
    page.get_by_role("searchbox", name="Filter: Components").fill("api 9")
    assert titles(page) == ["Api 9"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_there_are_only_tables(chromium: Browser, address: str) -> None:
    plain = chromium.new_page(java_script_enabled=False)
    plain.goto(f"{address}mkdocs/index.html")
    assert plain.locator(".ts-sort-by, .ts-filter").count() == 0
    assert plain.locator(f"{COMPONENTS} tbody tr").count() == 9
    plain.close()
