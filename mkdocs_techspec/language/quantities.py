"""Numbers with their units: rates, times, shares, and plain ones."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..model import Quantity
from .forms import Form, Reading
from .yaml_nodes import Node, Scalar

# What these match as a whole, in the words that regular expressions of ECMA-262 share with Python's: schemas hold them.
NUMBER = r"([0-9]{1,15}(?:\.[0-9]{1,9})?)"
RATE = NUMBER + r" ?([kM]?) ?/ ?(s|min|h|day)"
DURATION = NUMBER + r" ?(ms|s|min|h|day)"
SHARE = r"(100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]{1,9})?) ?%"

_RATE = {"s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0}
_TIME = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0}
_SCALE = {"": 1.0, "k": 1e3, "M": 1e6}


def _quantity(pattern: str, wanted: str, example: str, value: Callable[[re.Match[str]], float]) -> Form[Quantity]:
    compiled = re.compile(pattern)

    def form(reading: Reading, key: str, node: Node) -> Quantity | None:
        found = compiled.fullmatch(node.text.strip()) if isinstance(node, Scalar) else None
        if found:
            return Quantity(found[0], value(found), node.span)
        reading.wrong_value(key, node, wanted, f"{key}: {example}")
        return None

    return form


rate = _quantity(
    RATE,
    "a rate with its unit (/s, /min, /h or /day)",
    "1200/s",
    lambda found: float(found[1]) * _SCALE[found[2]] / _RATE[found[3]],
)
duration = _quantity(
    DURATION,
    "a time with its unit (ms, s, min, h or day)",
    "300 ms",
    lambda found: float(found[1]) * _TIME[found[2]],
)
share = _quantity(
    SHARE,
    "a share from 0% to 100%",
    "99.9%",
    lambda found: float(found[1]) / 100,
)
number = _quantity(NUMBER, "a number", "2", lambda found: float(found[1]))
