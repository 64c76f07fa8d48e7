"""What a `techspec-view` block asks for."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from ..diagnostics import nearest
from ..model import View
from ..source import Word
from .fields import Field, Shape, read_record
from .forms import Reading, word, words
from .picturing import AS, PICTURE_KEY, declare_picture
from .yaml_nodes import Fields

# What views can be narrowed by, and what each one.
NARROWING = ("system", "screen", "stage", "owner", "kind")
SHOWN = MappingProxyType(
    {
        "coverage": NARROWING,
        "trace": ("system", "screen", "stage"),
        "components": NARROWING,
        "owners": NARROWING,
        "apis": NARROWING,
        "failures": NARROWING,
        "tradeoffs": NARROWING,
        "problems": NARROWING,
        "diagram": NARROWING,
        "changes": ("system", "stage"),
        "gaps": NARROWING,
    }
)

# The views that are drawn.
PICTURED = ("trace", "diagram", "changes")

_SHOW = Field("show", word, choices=tuple(SHOWN))
_SYSTEM = Field("system", word)
_SCREEN = Field("screen", word)
_STAGE = Field("stage", words)
_OWNER = Field("owner", word)
_KIND = Field("kind", word)
VIEW = Shape("view", _SHOW, _SYSTEM, _SCREEN, _STAGE, _OWNER, _KIND, PICTURE_KEY, required=("show",))


def declare_view(reading: Reading, root: Fields) -> View | None:
    """One view; None where it does not say which."""
    record = read_record(reading, root, VIEW, "", root)
    show = record.get(_SHOW) if record else None
    if record is None or show is None or not _is_shown(reading, show):
        return None
    _check_keys(reading, root, show.text)
    if show.text == "trace" and record.get(_SCREEN) is None:
        reading.error("syntax/key", show.span, "view 'trace' has no 'screen'", "add `screen: …`, the one to be traced")
        return None
    return View(
        block=reading.block.span,
        show=show,
        system=record.get(_SYSTEM),
        screen=record.get(_SCREEN),
        stages=_stages(reading, show.text, record.get(_STAGE) or ()),
        owner=record.get(_OWNER),
        kind=record.get(_KIND),
        picture=declare_picture(reading, root),
    )


def _is_shown(reading: Reading, show: Word) -> bool:
    if show.text not in SHOWN:
        near = nearest(show.text, SHOWN)
        help_ = f"did you mean '{near}'?" if near else f"the views are {', '.join(SHOWN)}"
        reading.error("syntax/value", show.span, f"there is no view '{show.text}'", help_)
    return show.text in SHOWN


def _check_keys(reading: Reading, root: Fields, show: str) -> None:
    for key in (entry.key for name, entry in root.entries.items() if name in NARROWING and name not in SHOWN[show]):
        message = f"view '{show}' cannot be narrowed by '{key.text}'"
        reading.error("syntax/key", key.span, message, f"it takes {', '.join(SHOWN[show])}")
    picture = root.entries.get(PICTURE_KEY.name)
    if picture is not None and show not in PICTURED:
        help_ = f"these views have one: {', '.join(PICTURED)}"
        reading.error("syntax/key", picture.key.span, f"view '{show}' has no picture", help_)
    elif picture is not None and show == "trace" and isinstance(picture.value, Fields):
        for entry in (one for name, one in picture.value.entries.items() if name == AS.name):
            help_ = "take it out: a trace is always drawn as a whole"
            reading.error("syntax/key", entry.key.span, "view 'trace' has no overview", help_)


def most_stages(show: str) -> int:
    """How many stages a view can be of."""
    return 2 if show == "changes" else 1


def _stages(reading: Reading, show: str, given: Sequence[Word]) -> tuple[Word, ...]:
    """The stage of a view: one, or for `changes` the two between which they are."""
    most = most_stages(show)
    wanted = "two stages at most" if most > 1 else "one stage"
    for one in given[most:]:
        reading.error("syntax/value", one.span, f"view '{show}' is of {wanted}", "take this one out")
    return tuple(given[:most])
