"""How much a reader's browser loads for pictures and views, and how fast a picture of 300 boxes answers.

    python benchmarks/check_script.py

Sizes are bytes: as the files are, and each gzipped, as servers send them. Times are of Chromium, on a page of MkDocs's
own theme: parts of a system are taken down one after the other, as a reader does, and each change is timed as a whole:
what the script works out, what it marks in the picture and says in words, and where the browser then puts all of it.
The picture that is drawn anew on the screen is not in it. One thing is down at a time, then one more each time.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from check_harm import system

REPO = Path(__file__).parent.parent
ASSETS = REPO / "mkdocs_techspec/assets"
COMPONENTS = 300
TIMES = 50
MOST = 50  # ms

# The sandbox is off as in the tests: a machine for them has no user to keep it for.
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_SETTINGS = """
site_name: Large
use_directory_urls: false
theme: {name: mkdocs, highlightjs: false}
plugins: [techspec: {fail: false, limits: {boxes: 400}}]
"""
_PAGE = "# Large\n\n```techspec-view\nshow: diagram\nsystem: shop\n```\n"
_TIMED = """([times, more]) => {
  const figures = [...document.querySelectorAll(".ts-drawing")];
  const boxes = (figure) => figure.querySelectorAll(".ts-node").length;
  const figure = figures.sort((one, two) => boxes(two) - boxes(one))[0];
  for (let at = figure; at; at = at.parentElement) if (at.matches("details")) at.open = true;
  const select = figure.querySelectorAll(".ts-ask select")[1];
  const change = (value) => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    return figure.getBoundingClientRect().height;
  };
  const keys = [...select.options].map(({ value }) => value).filter(Boolean);
  const every = Math.floor(keys.length / times);
  change("");
  const took = keys.filter((_, at) => at % every === 0).slice(0, times).map((key) => {
    if (!more) change("");
    const start = performance.now();
    change(key);
    return performance.now() - start;
  });
  change("");
  return [boxes(figure), took];
}"""


class Timed(NamedTuple):
    """How many boxes a picture has, and how many ms each change of it took."""

    boxes: int
    took: tuple[float, ...]


def main() -> None:
    print_sizes()
    print()
    with tempfile.TemporaryDirectory() as scratch:
        print_times(build(Path(scratch)))


def print_sizes() -> None:
    script, sheets = ASSETS / "techspec.js", sorted(ASSETS.glob("*.css"))
    print(f"{'':34}{'raw':>10}{'gzipped':>10}")
    print(_row(script.name, [script]))
    for sheet in sheets:
        print(_row(sheet.name, [sheet]))
    print(_row("all style sheets", sheets))


def _row(name: str, files: Iterable[Path]) -> str:
    contents = [file.read_bytes() for file in files]
    gzipped = sum(len(gzip.compress(content, mtime=0)) for content in contents)
    return f"{name:34}{sum(map(len, contents)):>10,}{gzipped:>10,}"


def build(project: Path) -> Path:
    """The page with a picture of all of a large system."""
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text(_PAGE, encoding="utf-8")
    (project / "docs" / "spec.md").write_text("\n".join(system(COMPONENTS)), encoding="utf-8")
    (project / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return project / "site" / "index.html"


def print_times(page: Path) -> None:
    print(f"{'':34}{'median ms':>10}{'worst ms':>10}")
    for name, more in (("one thing down", False), (f"up to {TIMES} things down", True)):
        boxes, took = timed(page, more=more)
        print(f"{f'{boxes} boxes, {name}':34}{statistics.median(took):10.1f}{max(took):10.1f}")
    print(f"(at most {MOST} ms with one thing down)")


def timed(page: Path, *, more: bool) -> Timed:
    """`TIMES` changes of the largest picture on a page: one thing down, or with `more` one thing more each time."""
    from playwright.sync_api import sync_playwright  # sizes are told without a browser, too

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        window = browser.new_page(viewport={"width": 1280, "height": 900})
        window.goto(page.as_uri())
        window.locator(".ts-ask").first.wait_for(state="attached")
        boxes, took = window.evaluate(_TIMED, [TIMES, more])
        browser.close()
    return Timed(boxes, tuple(took))


if __name__ == "__main__":
    main()
