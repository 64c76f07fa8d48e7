"""Writing SVG and HTML, so that nothing gets in unescaped and the same numbers give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import escape

from ..source import visible

# Most of what is written is coordinates and colours: they are looked at once and not rewritten.
_HARMLESS = re.compile(r"[A-Za-z0-9 #.,():_-]*")


def number(value: float) -> str:
    """A coordinate with at most one decimal: `12`, `12.5`."""
    written = f"{value:.1f}"
    return written if written[-1] != "0" else "0" if written == "-0.0" else written[:-2]


def text(content: str) -> str:
    """Text as content or attribute value: escaped, with nothing that XML cannot hold."""
    return content if _HARMLESS.fullmatch(content) else str(escape(visible(content)))


def element(name: str, attributes: Mapping[str, str], children: Iterable[str] = ()) -> str:
    """An element; attributes are escaped here, children are markup already. Never self-closed: HTML reads it, too."""
    written = "".join(f' {key}="{text(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(children)}</{name}>"


def path(d: str, **attributes: str) -> str:
    """A path; `stroke_width` stands for `stroke-width`."""
    return element("path", {"d": d, **{key.replace("_", "-"): value for key, value in attributes.items()}})
