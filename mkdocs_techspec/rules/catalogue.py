"""The table of all rules that the engine runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .accept import expired
from .coverage import no_apis, no_needs, no_page, unreachable, unserved, unstored, unused, unwritten
from .failure import cycle, no_consumer, no_fallback, no_tradeoff, no_truth, unasked, unfixed
from .finding import Facts, Finding
from .owner import missing, unknown
from .problem import lost, open  # noqa: A004 - a rule's file is named for its gap


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name and check. `absence` is true where the gap is that something is not there.

    Such gaps are withheld from a system with a block that cannot be read: it may be in that block.
    """

    name: str
    check: Callable[[Facts], Iterator[Finding]]
    absence: bool = False


CHECKS = (
    Rule("coverage/no-page", no_page.check, absence=True),
    Rule("coverage/no-needs", no_needs.check),
    Rule("coverage/unserved", unserved.check, absence=True),
    Rule("coverage/unreachable", unreachable.check, absence=True),
    Rule("coverage/unstored", unstored.check, absence=True),
    Rule("coverage/no-apis", no_apis.check),
    Rule("coverage/unused", unused.check, absence=True),
    Rule("coverage/unwritten", unwritten.check, absence=True),
    Rule("owner/missing", missing.check),
    Rule("owner/unknown", unknown.check),
    Rule("failure/unfixed", unfixed.check),
    Rule("failure/unasked", unasked.check, absence=True),
    Rule("failure/no-tradeoff", no_tradeoff.check),
    Rule("failure/no-truth", no_truth.check),
    Rule("failure/no-fallback", no_fallback.check, absence=True),
    Rule("failure/no-consumer", no_consumer.check, absence=True),
    Rule("failure/cycle", cycle.check),
    Rule("problem/open", open.check),
    Rule("problem/lost", lost.check),
    Rule("accept/expired", expired.check),
)
