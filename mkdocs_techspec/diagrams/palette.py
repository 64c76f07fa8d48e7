"""The colours of a picture: theme variables, each with the light colour to fall back on.

`assets/diagram.css` gives the variables their dark values. Nothing here needs it: on a page without style sheet the
picture is right, in light colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..analysis.stages import Change
from ..model import Kind

PERSON = "person"
BUNDLE = "group"


class Colours(NamedTuple):
    """A kind's pale fill, the border that its name is written in, too, and the ink of its text."""

    fill: str
    line: str
    ink: str


_LIGHT: Mapping[str, Colours] = {
    PERSON: Colours("#F1F3F5", "#495057", "#212529"),
    BUNDLE: Colours("#F3F4F7", "#4A5568", "#1A202C"),
    Kind.PAGE: Colours("#E3F2FD", "#1565C0", "#0D2B4E"),
    Kind.MOBILE: Colours("#E1F0FF", "#0D5BB5", "#0D2B4E"),
    Kind.CLIENT: Colours("#E8EEF7", "#3D5A80", "#1B2D45"),
    Kind.GATEWAY: Colours("#E8EAF6", "#3949AB", "#1A237E"),
    Kind.SERVER: Colours("#EDE7F6", "#5E35B1", "#2A1259"),
    Kind.WORKER: Colours("#FCE4EC", "#AD1457", "#4F0A28"),
    Kind.SCHEDULER: Colours("#F8E7F6", "#8E248C", "#430F42"),
    Kind.DATABASE: Colours("#E8F5E9", "#2E7D32", "#123B15"),
    Kind.CACHE: Colours("#FFEBEE", "#C62828", "#561111"),
    Kind.STORAGE: Colours("#F1F8E9", "#4B7A26", "#2A4517"),
    Kind.SEARCH: Colours("#E0F2F1", "#00695C", "#06332E"),
    Kind.QUEUE: Colours("#FFF3E0", "#B84A00", "#4F2100"),
    Kind.STREAM: Colours("#FFF8E1", "#946200", "#402B00"),
    Kind.CDN: Colours("#E0F7FA", "#00707A", "#003A3F"),
    Kind.EXTERNAL: Colours("#FFFFFF", "#616161", "#333333"),
    Kind.MONITOR: Colours("#ECEFF1", "#455A64", "#1F2A30"),
    Kind.OTHER: Colours("#EFEBE9", "#6D4C41", "#33221C"),
}

PAGE = "var(--ts-node-bg, var(--md-default-bg-color, var(--bs-body-bg, #fff)))"
LABEL = "var(--ts-label, var(--md-default-fg-color, var(--bs-body-color, #37474F)))"
OWNER = "var(--ts-owner, #4A5560)"
LONE = "var(--ts-lone, #B71C1C)"

# Slate is dark enough for white pages and light enough for black ones, so a theme that we do not know is served, too.
LINES: Mapping[str, str] = {
    "calls": "var(--ts-calls, #607D8B)",
    "events": "var(--ts-events, #B84A00)",
    "spare": "var(--ts-spare, #607D8B)",
    "uses": "var(--ts-calls, #607D8B)",
    "watches": "var(--ts-watches, #607D8B)",
}

# What a stage does to a part: green, amber, and a red that is nearly grey.
CHANGED: Mapping[Change, str] = {
    Change.ADDED: "var(--ts-added, #13692F)",
    Change.CHANGED: "var(--ts-changed, #8A5200)",
    Change.REMOVED: "var(--ts-removed, #8A4343)",
}


def colours_of(kind: str, *, outside: bool) -> Colours:
    """A kind's colours as attribute values; what is declared elsewhere stands on the bare page."""
    fill, line, ink = _LIGHT[kind]
    bare = outside or kind == Kind.EXTERNAL
    return Colours(
        fill=PAGE if bare else f"var(--ts-{kind}-bg, {fill})",
        line=f"var(--ts-{kind}-line, {line})",
        ink=LABEL if bare else f"var(--ts-{kind}-ink, {ink})",
    )
