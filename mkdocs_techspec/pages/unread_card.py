"""A block that could not be read as a card: why not, and the text as it was written, so that nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..language.fences import Block, BlockKind
from .gaps import Banner, banner
from .index import Contents
from .inline import NOTHING, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadCard:
    """A block as it stands in the page."""

    sort: str
    system: str
    title: Markup
    note: Markup
    banner: Banner | None
    text: str

    @property
    def anchors(self) -> tuple[str, ...]:
        return ()


_SORTS = {BlockKind.SCREEN: "Screen", BlockKind.TECHSPEC: "Spec", BlockKind.VIEW: "View"}


def unread_card(block: Block, contents: Contents) -> UnreadCard:
    """The card of a block that declares nothing."""
    return UnreadCard(
        sort=_SORTS[block.kind],
        system="",
        title=plain("This block was left out" if _readable(contents) else "This block could not be read"),
        note=NOTHING,
        banner=banner(contents),
        text=block.text,
    )


def _readable(contents: Contents) -> bool:
    """Whether the fault lies elsewhere: in a second definition, say, or in a system that is not clear."""
    return not any(gap.rule.startswith("syntax/") for gap in contents.gaps)
