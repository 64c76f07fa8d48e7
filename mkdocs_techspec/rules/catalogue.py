"""The table of all rules that the engine runs."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .accept import expired
from .contract import missing as contract_missing
from .contract import unreadable
from .coverage import no_apis, no_needs, no_page, unreachable, unserved, unstored, unused, unwritten
from .failure import cycle, harmless, no_consumer, no_fallback, no_tradeoff, no_truth, single_point, unasked, unfixed
from .finding import Facts, Finding
from .owner import missing, unknown
from .problem import lost, open, unanswered  # noqa: A004 - a rule's file is named for its gap
from .stage import broken, no_reason, not_fixed


class Scope(enum.Enum):
    """At which stages of a system a rule looks."""

    STAGE = "each by itself"
    LAST = "the last; what it finds before may be accepted, and is not told"
    SYSTEM = "all of them at once"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name and check. `absence` is true where the gap is that something is not there.

    Such gaps are withheld from a system with a block that cannot be read: it may be in that block. What it finds is not
    told once more by the family that it `supersedes`, which must come after it.
    """

    name: str
    check: Callable[[Facts], Iterator[Finding]]
    absence: bool = False
    scope: Scope = Scope.STAGE
    supersedes: str = ""


CHECKS = (
    # First, for what a stage breaks is told as that, and not once more as what is then missing.
    Rule("stage/broken", broken.check, absence=True, supersedes="coverage"),
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
    Rule("failure/single-point", single_point.check, absence=True, scope=Scope.LAST),
    Rule("failure/unfixed", unfixed.check, scope=Scope.SYSTEM),
    Rule("failure/harmless", harmless.check, absence=True, scope=Scope.SYSTEM),
    Rule("failure/unasked", unasked.check, absence=True, scope=Scope.SYSTEM),
    Rule("failure/no-tradeoff", no_tradeoff.check, scope=Scope.SYSTEM),
    Rule("failure/no-truth", no_truth.check),
    Rule("failure/no-fallback", no_fallback.check, absence=True),
    Rule("failure/no-consumer", no_consumer.check, absence=True),
    Rule("failure/cycle", cycle.check),
    Rule("stage/no-reason", no_reason.check, scope=Scope.SYSTEM),
    Rule("stage/not-fixed", not_fixed.check, absence=True, scope=Scope.SYSTEM),
    Rule("contract/missing", contract_missing.check),
    Rule("contract/unreadable", unreadable.check),
    Rule("problem/open", open.check, scope=Scope.SYSTEM),
    Rule("problem/unanswered", unanswered.check, scope=Scope.SYSTEM),
    Rule("problem/lost", lost.check, scope=Scope.SYSTEM),
    Rule("accept/expired", expired.check, scope=Scope.SYSTEM),
)
