"""The colours of the style sheet, and how well one can be read on another."""

from __future__ import annotations

import re
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "mkdocs_techspec" / "assets"
LIGHT = ":root"
DARK = '[data-md-color-scheme="slate"],\n[data-bs-theme="dark"]'


def variables(selector: str) -> dict[str, str]:
    """The theme variables that a rule of the style sheet sets to a colour."""
    css = (ASSETS / "diagram.css").read_text()
    (block,) = re.findall(re.escape(selector) + r" \{(.*?)\}", css, flags=re.DOTALL)
    return dict(re.findall(r"--ts-([\w-]+): (#\w+);", block))


def contrast(one: str, two: str) -> float:
    """WCAG's contrast ratio of two colours."""
    lights = sorted((_luminance(one), _luminance(two)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
