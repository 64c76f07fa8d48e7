"""Names of gaps that stay the same from one run to the next, while the pages around them are edited."""

from __future__ import annotations

import json
from collections import Counter

from ..baseline import known_gap
from .report import Report


def fingerprints(report: Report) -> tuple[str, ...]:
    """The fingerprint of each gap, in their order: without its line, and unique.

    It is made of what a baseline knows a gap by, so a message may be worded anew. Gaps that are alike in that are
    numbered.
    """
    # Only here, because loading it takes as long as checking a page.
    import hashlib

    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for gap in report.diagnostics:
        # By the path and not by the page's uri, which two sites of one repository may both have.
        known = known_gap(gap)._replace(path=report.path(gap.span)).likeness
        found.append(hashlib.sha256(json.dumps([*known, seen[known]]).encode()).hexdigest()[:32])
        seen[known] += 1
    return tuple(found)
