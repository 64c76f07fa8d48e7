"""The link under a picture in a browser: with the keyboard, on a phone, in print, without script, in any theme."""

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
site_name: Downloads
site_url: {address}{name}/
theme: {theme}
plugins: [search, techspec: {{fail: false}}]
"""
SPEC = """\
```techspec
system: shop
title: The shop
components:
  web: {kind: page, owner: web-team, calls: api}
  api: {kind: server, owner: team, apis: {it: {computed: It is the same}}}
```
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    sites = tmp_path_factory.mktemp("sites")
    with served(sites) as address:
        for name, theme in THEMES.items():
            project = sites / f"{name}-source"
            (project / "docs/a b").mkdir(parents=True)
            (project / "docs/index.md").write_text("# Start\n\n[The spec](a b/spec.md)\n", encoding="utf-8")
            (project / "docs/a b/spec.md").write_text(SPEC, encoding="utf-8")
            settings = SETTINGS.format(address=address, name=name, theme=theme)
            (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
            _build(project, sites / name)
        yield address


def _build(project: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def link_on(page: Page, address: str, theme: str) -> Locator:
    """The link under the only picture of a site."""
    page.goto(f"{address}{theme}/a b/spec/")
    link = page.get_by_role("link", name="Download SVG of the picture The shop", exact=True)
    link.wait_for()
    return link


def see_download(page: Page, link: Locator) -> None:
    """Follow a link with the keyboard, and see what comes of it."""
    with page.expect_download() as started:
        link.press("Enter")
    assert started.value.suggested_filename == "shop.svg"
    text = started.value.path().read_text(encoding="utf-8")
    assert text.startswith("<?xml")
    assert "<title" in text


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_it_is_a_download(chromium: Browser, address: str, theme: str, script: bool) -> None:  # noqa: FBT001 - pytest's way
    page = chromium.new_page(java_script_enabled=script)
    see_download(page, link_on(page, address, theme))
    page.close()


def test_after_instant_navigation(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}material/")
    page.get_by_role("link", name="The spec", exact=True).click()
    page.wait_for_url(re.compile("spec"))
    see_download(page, page.locator(".ts-download"))
    page.close()


def test_a_finger_finds_it(chromium: Browser, address: str, theme: str) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    box = link_on(page, address, theme).bounding_box()
    assert box
    assert box["height"] >= 44
    assert box["width"] >= 44
    page.close()


def test_paper_has_no_links(chromium: Browser, address: str, theme: str) -> None:
    page = chromium.new_page()
    link = link_on(page, address, theme)
    page.emulate_media(media="print")
    assert not link.is_visible()
    page.close()


def test_the_file_opens_by_itself(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    errors: list[str] = []
    # A browser asks for an icon by itself, and says that there is none.
    page.on("console", lambda told: None if "favicon" in told.location["url"] else errors.append(told.text))
    page.goto(f"{address}material/assets/techspec/pictures/a b/spec/shop.svg")
    assert page.title() == "The shop (components and links)"
    assert page.evaluate("document.querySelector('rect').getBoundingClientRect().width") > 50
    assert errors == []
    page.close()
