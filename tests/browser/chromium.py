"""Chromium as the machine has it, and what is shown in it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]

_FAULTS = Path(__file__).with_name("faults.js")
_AXE = Path(__file__).parents[2] / "mkdocs_techspec/script/node_modules/axe-core/axe.min.js"
# Boxes without a meaning, and text cut into lines.
_UNSAID = frozenset({"generic", "none", "InlineTextBox", "ListMarker"})

# As the themes' own switches do: Material's palette, and the colour mode of MkDocs's theme.
_SWITCH = """(scheme) => {
  const { body, documentElement } = document;
  if ("mdColorScheme" in body.dataset) body.dataset.mdColorScheme = scheme === "dark" ? "slate" : "default";
  if ("bsTheme" in documentElement.dataset) documentElement.dataset.bsTheme = scheme;
}"""
_STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page of a site, as someone looks at it."""

    site: str
    uri: str
    scheme: Scheme = "light"
    width: int = 1280

    @property
    def url(self) -> str:
        """Where the page is, below the address of all sites."""
        return f"{self.site}/{self.uri.removesuffix('.md')}.html"

    def __str__(self) -> str:
        return f"{self.site}-{self.uri}-{self.scheme}-{self.width}"


class Said(NamedTuple):
    """What a screen reader is told of a part of a page."""

    role: str
    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page in the browser, and what went wrong while it was loaded."""

    page: Page
    errors: list[str] = field(default_factory=list)

    def show(self, address: str, view: View) -> None:
        """Look at a page; one that is there already is only looked at in another way."""
        if self.page.url != address + view.url:
            self.errors.clear()
            self.page.goto(address + view.url)
            self.page.add_style_tag(content=_STILL)
        self.page.set_viewport_size({"width": view.width, "height": 900})
        self.page.evaluate(_SWITCH, view.scheme)

    def leave(self) -> None:
        """Forget the page, so that it is loaded again."""
        self.page.goto("about:blank")

    def faults(self) -> dict[str, list[str]]:
        """What `faults.js` finds wrong, by sort."""
        found: dict[str, list[str]] = self.page.evaluate("() => faults.found()")
        return found

    def links(self) -> list[str]:
        """Where the page's links to parts of cards lead."""
        found: list[str] = self.page.evaluate("() => faults.links()")
        return sorted(set(found))


def open_page(browser: Browser) -> Shown:
    """A page to look at others in."""
    shown = Shown(page=browser.new_page(reduced_motion="reduce"))
    shown.page.add_init_script(path=_FAULTS)
    shown.page.on("console", lambda told: shown.errors.append(told.text) if told.type == "error" else None)
    shown.page.on("pageerror", lambda error: shown.errors.append(str(error)))
    return shown


def add_axe(page: Page) -> None:
    """Put axe-core on a page. Without it tests are skipped, but not where all tests must have run."""
    if not _AXE.is_file():
        told = "axe-core is not there: run `npm ci` in mkdocs_techspec/script"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    if page.evaluate("() => !window.axe"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))


def read_aloud(page: Page, selector: str) -> list[Said]:
    """What a screen reader is told of an element and all in it, in the order in which it reads."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    wanted = session.send("DOM.describeNode", {"nodeId": found})["node"]["backendNodeId"]
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    start = next(name for name, node in nodes.items() if node.get("backendDOMNodeId") == wanted)
    return list(_said(nodes, start))


def _said(nodes: Mapping[str, Mapping[str, Any]], name: str) -> Iterator[Said]:
    node = nodes[name]
    role, *words = (str(node.get(key, {}).get("value", "")) for key in ("role", "name", "description"))
    if not node["ignored"] and role not in _UNSAID:
        yield Said(role, *words)
    for child in node.get("childIds", ()):
        yield from _said(nodes, child)
