"""What the forms of values take, as JSON Schemas: the one table that says it, beside the forms themselves."""

from __future__ import annotations

from collections.abc import Mapping

from .components import DEFAULTS, PRESENTED, presented
from .contracts import CONTRACT
from .decisions import ACCEPT, accepts
from .declarations import plans
from .fields import Shape
from .forms import (
    COPIES,
    COUNT,
    DAY,
    ID,
    MEMBER_ID,
    Form,
    block_id,
    copies,
    count,
    day,
    flag,
    reason,
    text,
    word,
    words,
)
from .members import API, STORE, TOPIC
from .picturing import PICTURE
from .quantities import DURATION, NUMBER, RATE, SHARE, duration, number, rate, share
from .references import LINK, reference, references
from .screens import NEED

Json = Mapping[str, object]


def listed(alone: Json, item: Json) -> Json:
    """One, or a list of them."""
    return {"anyOf": [alone, {"type": "array", "items": item}]}


def _exactly(pattern: str) -> str:
    return f"^(?:{pattern})$"


def _padded(pattern: str) -> str:
    return rf"^\s*(?:{pattern})\s*$"


# YAML makes numbers and booleans of some texts, and the checker takes all of these as they are typed.
_SCALARS = ["string", "number", "boolean"]
WORD: Json = {"type": _SCALARS, "pattern": r"\S"}
NULL: Json = {"type": "null"}
_REASON: Json = {"type": ["string", "number"], "pattern": r"\S"}
_COUNT: Json = {"type": ["integer", "string"], "minimum": 1, "maximum": 999_999_999}

# What things are named by: members also by what has capitals, or a point, in it.
NAMES: Json = {"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": _exactly(ID)}
_MEMBER_NAME: Json = {"type": _SCALARS, "minimum": 0, "pattern": _exactly(MEMBER_ID)}

# By form, where nothing but the form decides.
FORMS: Mapping[Form[object], Json] = {
    text: WORD,
    word: WORD,
    words: listed(WORD, WORD),
    reason: _REASON,
    plans: {"type": "object", "additionalProperties": _REASON},
    block_id: NAMES,
    flag: {"type": "boolean"},
    count: {**_COUNT, "pattern": _exactly(COUNT)},
    copies: {**_COUNT, "pattern": _exactly(COPIES)},
    day: {"type": "string", "format": "date", "pattern": _exactly(DAY)},
    rate: {"type": "string", "pattern": _padded(RATE)},
    duration: {"type": "string", "pattern": _padded(DURATION)},
    share: {"type": "string", "pattern": _padded(SHARE)},
    number: {"type": ["number", "string"], "minimum": 0, "pattern": _padded(NUMBER)},
}

# The forms of mappings with a shape of their own, and whether there may be a list of these.
HOLDING: Mapping[Form[object], tuple[Shape, bool]] = {
    references: (LINK, True),
    reference: (LINK, False),
    presented: (PRESENTED, True),
    accepts: (ACCEPT, True),
}

# What may stand in the place of a mapping: a text that says what matters most of it, or nothing.
_SENTENCE: Json = {"type": ["object", *_SCALARS, "null"]}
_NAME: Json = {"type": ["object", *_SCALARS], "pattern": r"\S"}
_NOTHING: Json = {"type": ["object", "null"]}
_MEMBERS = (NEED, API, STORE, TOPIC)
TYPES: Mapping[Shape, Json] = {
    **dict.fromkeys(_MEMBERS, _SENTENCE),
    **dict.fromkeys((LINK, PRESENTED, CONTRACT), _NAME),
    **dict.fromkeys((DEFAULTS, PICTURE), _NOTHING),
}
MEMBER_NAMES: Mapping[Shape, Json] = dict.fromkeys(_MEMBERS, _MEMBER_NAME)
