"""A picture that is asked, as a reader meets it on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

# What an answer puts on boxes and arrows.
_PAINT = frozenset({"ts-dim", "ts-lit", "ts-broken", "ts-chosen", "ts-down", "ts-fails", "ts-harmed", "ts-near"})
_PAINTED = """(figure) => [...figure.querySelectorAll(".ts-node, .ts-edges .ts-edge")].map((one) => {
  const { ts, tsBox, tsFrom, tsTo } = one.dataset;
  return [ts ?? tsBox ?? (tsTo ? `${tsFrom} > ${tsTo}` : ""), one.getAttribute("class")];
})"""
_MARKS = """(figure) => [...figure.querySelectorAll(".ts-mark")].map((mark) => [
  mark.parentElement.dataset.ts ?? mark.parentElement.dataset.tsBox, mark.textContent])"""


_FORGET = """() => {
  for (const figure of document.querySelectorAll(".ts-drawing")) {
    const named = (name) => [...figure.querySelectorAll("button")].find(({ textContent }) => textContent === name);
    if (figure.matches(".ts-asked")) named("Clear").click();
    named("Fit")?.click();
  }
  document.activeElement.blur();
}"""


class State(NamedTuple):
    """All that tells what a picture is asked, and what it answers."""

    asked: str
    screen: str
    down: tuple[str, ...]
    words: str
    answer: str
    paint: dict[str, frozenset[str]]
    marks: dict[str, str]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a name on a page."""

    page: Page
    name: str

    @property
    def figure(self) -> Locator:
        return self.page.locator(f"[data-ts-picture='{self.name}']")

    @property
    def bar(self) -> Locator:
        return self.figure.get_by_role("group", name="Ask the picture")

    @property
    def screen(self) -> Locator:
        return self.bar.get_by_role("combobox", name="Screen", exact=True)

    @property
    def down(self) -> Locator:
        return self.bar.get_by_role("combobox", name="Take down", exact=True)

    @property
    def answer(self) -> Locator:
        return self.figure.get_by_role("group", name="Answer")

    @property
    def status(self) -> Locator:
        return self.figure.locator("[role=status]")

    @property
    def frame(self) -> Locator:
        return self.figure.locator(".ts-figure")

    @property
    def picture(self) -> Locator:
        return self.figure.locator("svg.ts-diagram")

    def button(self, name: str) -> Locator:
        return self.figure.get_by_role("button", name=name, exact=True)

    def tab(self, stage: str) -> Locator:
        return self.bar.get_by_role("link", name=stage, exact=True)

    def box(self, name: str) -> Locator:
        """The box of a component, or of a group, of the picture's system."""
        key = f"{self.name.partition('.')[0]}:{name}"
        return self.figure.locator(f".ts-node:is([data-ts='{key}'], [data-ts-box='{key}'])")

    def arrow(self, start: str, end: str) -> Locator:
        system = self.name.partition(".")[0]
        return self.figure.locator(
            f".ts-edges .ts-edge[data-ts-from='{system}:{start}'][data-ts-to='{system}:{end}']"
        ).first

    def paint(self) -> dict[str, frozenset[str]]:
        """What an answer put on each box and arrow."""
        found: list[tuple[str, str]] = self.figure.evaluate(_PAINTED)
        return {name: frozenset(classes.split()) & _PAINT for name, classes in found}

    def boxes_with(self, paint: str) -> set[str]:
        """The names of the boxes that have a certain paint."""
        return {name.partition(":")[2] for name, found in self.paint().items() if paint in found and ">" not in name}

    def marks(self) -> dict[str, str]:
        """The word on each box that has one."""
        found: list[tuple[str, str]] = self.figure.evaluate(_MARKS)
        return {name.partition(":")[2]: word for name, word in found}

    def is_asked(self) -> bool:
        """Whether there is an answer to be seen."""
        return self.button("Clear").is_visible()

    def what_is_down(self) -> list[str]:
        """The names of what is down, each of which can be brought back."""
        return [
            name.removesuffix(" \N{MULTIPLICATION SIGN}") for name in self.figure.locator(".ts-chip").all_inner_texts()
        ]

    def state(self) -> State:
        return State(
            asked=self.page.url.partition("#")[2],
            screen=self.screen.input_value(),
            down=tuple(self.what_is_down()),
            words=self.status.inner_text(),
            answer=self.answer.inner_text(),
            paint=self.paint(),
            marks=self.marks(),
        )


def opened(page: Page, url: str, name: str) -> Picture:
    """A picture that is asked by the page's address, from a page that is loaded anew."""
    page.goto("about:blank")
    page.goto(url)
    return Picture(page, name)


def unasked(page: Page, url: str, name: str) -> Picture:
    """A picture of a page on which nothing is asked; a page that is there already is not loaded again."""
    if page.url.partition("#")[0] != url:
        page.goto(url)
    page.mouse.move(0, 0)
    page.evaluate(_FORGET)
    return Picture(page, name)


def watched(maker: Browser | BrowserContext, errors: list[str]) -> Page:
    """A page that puts what goes wrong on it into `errors`."""
    page = maker.new_page()
    page.set_default_timeout(10_000)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page


def spaced(text: str) -> str:
    """A text as it is read: line breaks are spaces."""
    return re.sub(r"\s+", " ", text).strip()
