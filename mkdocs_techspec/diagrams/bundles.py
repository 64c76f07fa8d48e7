"""What stands in the box of a bundle."""

from __future__ import annotations

from collections.abc import Iterator

from ..analysis.stages import Change
from . import marks, metrics
from .lines import TITLE_ROOM, Line, in_lines, line_of, listed
from .views import Bundle, Node, Shared
from .wording import bundle_kinds, bundle_name, bundle_owners, bundle_size, is_lone


def bundle_lines(node: Node, bundle: Bundle) -> Iterator[Line]:
    """How many there are, of what name, what they are and whose; and how many of them have nothing to take over."""
    yield line_of("kind", bundle_size(bundle).upper(), metrics.KIND)
    for title in metrics.wrap(bundle_name(bundle), metrics.TITLE, TITLE_ROOM, 2):
        yield line_of("title", title, metrics.TITLE)
    for kinds in in_lines(bundle_kinds(bundle)):
        yield line_of("detail", kinds, metrics.DETAIL)
    lone = sum(is_lone(one.component) for one in bundle.nodes if one.component and one.change is not Change.REMOVED)
    if lone and not node.outside:
        yield line_of("lone", f"{lone} with 1 copy", metrics.STRONG, marks.LONE)
    owners = list(bundle_owners(bundle))
    if owners and bundle.shared is Shared.GROUP:
        yield line_of("owner", listed(owners), metrics.DETAIL)
