"""A drawing as a file that stands by itself: right in any viewer, also in those that know no style sheet.

On a page, a picture has variables for colours, links, and names for scripts and style sheets. Nothing of these is left
in the file: its colours are those of one scheme, on a ground of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_SHEET = Path(__file__).parent.parent / "assets/diagram.css"
_DARK_RULE = re.compile(r'^\[data-md-color-scheme="slate"\][^{]*\{(.*?)\}', re.MULTILINE | re.DOTALL)
_DECLARATION = re.compile(r"(--[\w-]+):\s*([^;]+);")
# What a variable falls back on may have brackets within brackets.
_VARIABLE = re.compile(r"var\((--[\w-]+)(?:, ((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)")

_PAPER = "--ts-node-bg"
_LIGHT: Mapping[str, str] = MappingProxyType({_PAPER: "#ffffff"})
# The ground of GitHub's dark pages, where files such as these are put most.
_NIGHT = "#0d1117"


def standing_alone(svg: str, *, dark: bool = False) -> str:
    """A `Drawing.svg`, which is markup for a page, as the text of an SVG file."""
    # We wrote the markup ourselves; no entity in it is anyone else's.
    picture = fromstring(svg).find(f"{{{_SVG}}}svg")  # noqa: S314 - as above
    if picture is None:
        raise ValueError("there is no picture in this")
    colours = _dark_colours() if dark else _LIGHT
    named = picture.get("aria-labelledby", "")
    for part in picture.iter():
        _strip(part, colours)
    picture.attrib.update({"role": "img", "aria-labelledby": named})
    picture.insert(_after_the_words(picture), _ground(picture, colours[_PAPER]))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(picture, encoding="unicode")}\n'


register_namespace("", _SVG)


@cache
def _dark_colours() -> Mapping[str, str]:
    """The values of the variables on a dark page, as the style sheet has them."""
    rule = _DARK_RULE.search(_SHEET.read_text(encoding="utf-8"))
    found = dict(_DECLARATION.findall(rule[1])) if rule else {}
    return MappingProxyType({**found, _PAPER: _NIGHT})


def _strip(part: Element, colours: Mapping[str, str]) -> None:
    """Take out of an element what only a page has a use for."""
    if part.tag == f"{{{_SVG}}}a":
        part.tag = f"{{{_SVG}}}g"
    kept = {name: _resolved(value, colours) for name, value in part.attrib.items() if not _is_for_pages(name)}
    part.attrib.clear()
    part.attrib.update(kept)


def _is_for_pages(name: str) -> bool:
    return name in {"class", "href", "role", "tabindex"} or name.startswith(("aria-", "data-", f"{{{_XLINK}}}"))


def _resolved(value: str, colours: Mapping[str, str]) -> str:
    while "var(" in value and _VARIABLE.search(value):
        value = _VARIABLE.sub(lambda found: colours.get(found[1], found[2] or ""), value)
    return value


def _after_the_words(picture: Element) -> int:
    """Where the first thing to be seen stands: titles come before it."""
    words = {f"{{{_SVG}}}title", f"{{{_SVG}}}desc"}
    return next((place for place, part in enumerate(picture) if part.tag not in words), len(picture))


def _ground(picture: Element, colour: str) -> Element:
    left, top, width, height = picture.attrib["viewBox"].split()
    frame = {"x": left, "y": top, "width": width, "height": height, "fill": colour}
    return Element(f"{{{_SVG}}}rect", frame)
