"""The picture in the README: what the page shows of the README's own block, as files that stand by themselves."""

from __future__ import annotations

import re

from shown_outputs import ROOT

from mkdocs_techspec.check import check
from mkdocs_techspec.config import Config
from mkdocs_techspec.render import render
from mkdocs_techspec.source import Source

PICTURES = {scheme: ROOT / f"sample_site/docs/assets/readme-{scheme}.svg" for scheme in ("light", "dark")}

_BLOCKS = re.compile(r"^`{4}markdown\n(.*?)^`{4}$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r'<svg class="ts-diagram.*?</svg>', re.DOTALL)
_VARIABLE = re.compile(r"var\((--[\w-]+)(?:, ((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)")
_DARK_RULE = re.compile(r'^\[data-md-color-scheme="slate"\][^{]*\{(.*?)\}', re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"<(/?)a\b")
_ONLY_FOR_PAGES = re.compile(r' (?:xmlns:xlink|xlink:href|class|data-[\w-]+)="[^"]*"')


def picture(readme: str, scheme: str) -> str:
    """The picture of the first block in the README, in the colours of one scheme.

    Viewers that show a file as an image need not know of style sheets, variables or links: nothing of these is left.
    """
    block = _BLOCKS.search(readme)
    assert block
    checked = check([Source(path="index.md", uri="index.md", text=block[1])], Config(), lambda _: False)
    html = "".join(one.html for one in render(checked, lambda _, to: to, None).blocks)
    found = _PICTURE.search(html)
    assert found, html
    colours = _dark_colours() if scheme == "dark" else {}
    return _ONLY_FOR_PAGES.sub("", _LINK.sub(r"<\1g", _resolved(found[0], colours))) + "\n"


def _dark_colours() -> dict[str, str]:
    sheet = (ROOT / "mkdocs_techspec/assets/diagram.css").read_text(encoding="utf-8")
    rule = _DARK_RULE.search(sheet)
    assert rule
    # GitHub's dark page stands in for the theme's colours.
    return {**dict(re.findall(r"(--[\w-]+):\s*([^;]+);", rule[1])), "--md-default-bg-color": "#0d1117"}


def _resolved(svg: str, colours: dict[str, str]) -> str:
    while _VARIABLE.search(svg):
        svg = _VARIABLE.sub(lambda found: colours.get(found[1], found[2] or ""), svg)
    return svg
