"""An SVG file as a PNG file, by resvg (https://github.com/linebender/resvg): no browser, no library of the machine's.

Nothing but this module knows the rasteriser. Text is set in a font that comes with this package, so that a picture
looks the same on every machine; only what that font has no sign for is taken from the machine's own.
"""

from __future__ import annotations

import math
import re
from pathlib import Path

import resvg_py

from .draw import FONT

_FONTS = Path(__file__).parent.parent / "assets/fonts"
_FAMILY = "Techspec Sans"
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
# Four bytes each: resvg takes the whole process down where there is no memory for them.
_MOST_PIXELS = 100_000_000


def png_of(svg: str, scale: float) -> bytes:
    """The picture in a file that stands by itself, `scale` times as large as it is drawn.

    Raises:
        ValueError: it would be too large, or too small to be anything.
    """
    _see_size(svg, scale)
    fonts = [str(_FONTS / name) for name in ("TechspecSans-Regular.ttf", "TechspecSans-Bold.ttf")]
    # A name that no machine has: the font that is meant would give way to the machine's own Arial.
    ours = svg.replace(f'font-family="{FONT}"', f'font-family="{_FAMILY}"')
    return bytes(resvg_py.svg_to_bytes(svg_string=ours, font_files=fonts, font_family=_FAMILY, zoom=scale))


def _see_size(svg: str, scale: float) -> None:
    if not math.isfinite(scale):
        raise ValueError(f"a picture cannot be {scale} times as large")
    found = _SIZE.search(svg)
    width, height = (round(float(size) * scale) for size in found.groups()) if found else (0, 0)
    if not 0 < width * height <= _MOST_PIXELS:
        raise ValueError(f"a picture of {width} by {height} pixels cannot be written")
