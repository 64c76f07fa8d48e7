"""What to tell the author of a fence that was meant to be a block, and is none."""

from __future__ import annotations

from ..diagnostics import Diagnostic, Note, Severity
from ..source import Source, Span, visible
from .superfences import Fence, Opening

_LONGEST_SHOWN = 60


def what_is_wrong(source: Source, fence: Fence, html: str) -> Diagnostic | None:
    """What keeps a fence from being a block, the likeliest slip first; `html` is the tag of the raw HTML around it."""
    opening = fence.opening
    shown = _shown(opening)
    notes: tuple[Note, ...] = ()
    if slip := opening.header.slip:
        message, mend = f"'{shown}' opens no block: {slip.fault}", f"write '{opening.marks}{slip.mend}'"
    elif not fence.closed:
        message, mend = _not_closed(fence)
    elif fence.culprit:
        message, mend = _hidden(opening, fence.culprit)
        notes = (Note(message="this opens it", span=_span(source, fence.culprit)),)
    elif html:
        message, mend = f"'{shown}' stands in raw HTML, where no Markdown is read", f"write '<{html} markdown>'"
    else:
        return None
    return Diagnostic(
        rule="syntax/header",
        severity=Severity.ERROR,
        span=_span(source, opening),
        message=message,
        help=mend,
        notes=notes,
    )


def _not_closed(fence: Fence) -> tuple[str, str]:
    marks, stray = fence.opening.marks, fence.stray
    shown = _shown(fence.opening)
    if not stray:
        return f"'{shown}' is not closed", f"write '{marks}' on a line of its own where the block ends"
    if stray == marks:
        return f"'{shown}' is not closed: its '{marks}' is indented otherwise", f"indent both '{marks}' alike"
    return f"'{shown}' is not closed: '{stray}' is not '{marks}'", f"write '{marks}' instead of '{stray}'"


def _hidden(opening: Opening, culprit: Opening) -> tuple[str, str]:
    shown, other = _shown(opening), _shown(culprit)
    if culprit.header.taken:
        longer = culprit.marks[0] + other
        mend = f"close '{other}' before it, or write '{longer}' and a longer closing fence if this is a sample"
        return f"'{shown}' stands inside of '{other}', which is still open", mend
    mend = f"mend the header '{other}': a language, then options such as title=\"A b\""
    return f"'{shown}' is swallowed: '{other}' opens no fence, so the line that should close it does", mend


def _shown(opening: Opening) -> str:
    text = visible(opening.text)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _span(source: Source, opening: Opening) -> Span:
    """The header, up to the end of its line."""
    end = len(source.lines[opening.line].rstrip()) + 1
    return Span(source, opening.line + 1, opening.column + 1, opening.line + 1, end)
