"""What a `techspec-view` block asks for."""

from __future__ import annotations

from types import MappingProxyType

from ..diagnostics import nearest
from ..model import View
from .fields import Field, Shape, read_record
from .forms import Reading, word, words
from .yaml_nodes import Fields

# What each view can be narrowed by.
_ALL = ("system", "screen", "stage", "owner", "kind")
SHOWN = MappingProxyType(
    {
        "coverage": _ALL,
        "trace": ("system", "screen", "stage"),
        "components": _ALL,
        "owners": ("system", "screen", "stage", "owner", "kind"),
        "apis": _ALL,
        "failures": ("system", "screen", "stage", "owner", "kind"),
        "tradeoffs": ("system", "screen", "stage", "owner", "kind"),
        "problems": ("system", "screen", "stage", "owner", "kind"),
        "diagram": _ALL,
        "changes": ("system", "stage"),
        "gaps": _ALL,
    }
)

_SHOW = Field("show", word)
_SYSTEM = Field("system", word)
_SCREEN = Field("screen", word)
_STAGE = Field("stage", words)
_OWNER = Field("owner", word)
_KIND = Field("kind", word)
VIEW = Shape("view", _SHOW, _SYSTEM, _SCREEN, _STAGE, _OWNER, _KIND, required=("show",))


def declare_view(reading: Reading, root: Fields) -> View | None:
    """One view; None where it does not say which."""
    record = read_record(reading, root, VIEW, "", root)
    show = record.get(_SHOW) if record else None
    if record is None or show is None:
        return None
    if show.text not in SHOWN:
        near = nearest(show.text, SHOWN)
        help_ = f"did you mean '{near}'?" if near else f"the views are {', '.join(SHOWN)}"
        reading.error("syntax/value", show.span, f"there is no view '{show.text}'", help_)
        return None
    for key in (entry.key for name, entry in root.entries.items() if name in _ALL and name not in SHOWN[show.text]):
        takes = ", ".join(SHOWN[show.text])
        reading.error(
            "syntax/key", key.span, f"view '{show.text}' cannot be narrowed by '{key.text}'", f"it takes {takes}"
        )
    if show.text == "trace" and record.get(_SCREEN) is None:
        reading.error("syntax/key", show.span, "view 'trace' has no 'screen'", "add `screen: …`, the one to be traced")
        return None
    return View(
        block=reading.block.span,
        show=show,
        system=record.get(_SYSTEM),
        screen=record.get(_SCREEN),
        stages=record.get(_STAGE) or (),
        owner=record.get(_OWNER),
        kind=record.get(_KIND),
    )
