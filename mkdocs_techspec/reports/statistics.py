"""How many gaps of each rule there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..diagnostics import Diagnostic


def statistics(gaps: Iterable[Diagnostic]) -> str:
    """A line for each rule and severity, the most first; an empty text where there are no gaps."""
    counts = Counter((gap.rule, gap.severity.value) for gap in gaps)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    width = max((len(str(count)) for count in counts.values()), default=0)
    return "\n".join(f"{count:>{width}}  {severity:<7}  {rule}" for (rule, severity), count in rows)
