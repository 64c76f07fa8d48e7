"""From findings to what is told: severities, drafts, waivers, what is withheld, order. In this one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..diagnostics import Diagnostic, Severity
from ..language.declarations import Declaration
from ..model import Key, Waiver
from .accept import unused
from .accept.waiving import covers, expired
from .catalogue import CHECKS
from .finding import Facts, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is told, what is there on purpose, and how many gaps of each system are withheld."""

    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, Waiver], ...]
    withheld: Mapping[str, int]


def judge(
    facts: Facts, found: Iterable[Diagnostic], declarations: Iterable[Declaration], withheld: Mapping[str, int]
) -> Judged:
    """Run every rule, and settle what becomes of each gap; `found` are those of reading and linking."""
    told_names = facts.config.severity("reference/unknown") is not None
    bench = _Bench(facts=facts, withheld=Counter(withheld if told_names else ()), waivers=_in_force(facts))
    told = [*_graded(facts, found), *_of_blocks(facts, declarations)]
    for rule in CHECKS:
        if facts.config.severity(rule.name) is not None:
            told.extend(bench.settle(rule.name, rule.check(facts), absence=rule.absence))
    if facts.config.severity("accept/unused") is not None:
        told.extend(bench.settle("accept/unused", unused.check(facts, bench.used), absence=True))
    return Judged(
        diagnostics=in_order(told),
        accepted=tuple(sorted(bench.accepted, key=lambda pair: pair[0].order)),
        withheld={system: count for system, count in bench.withheld.items() if count},
    )


@dataclass(slots=True, kw_only=True)
class _Bench:
    facts: Facts
    withheld: Counter[str]
    waivers: Mapping[Key, list[Waiver]]
    used: list[Waiver] = field(default_factory=list)
    accepted: list[tuple[Diagnostic, Waiver]] = field(default_factory=list)

    def settle(self, rule: str, findings: Iterable[Finding], *, absence: bool) -> Iterator[Diagnostic]:
        """The findings of one rule that are told; the others are withheld or accepted."""
        for finding in findings:
            if absence and self.facts.model.systems[finding.on.system].tainted:
                self.withheld[finding.on.system] += 1
                continue
            diagnostic = _diagnostic(self.facts, rule, finding)
            waiver = next((one for one in self._waivers_on(finding.on) if covers(one, rule, finding.on)), None)
            if waiver is None:
                yield diagnostic
            else:
                self.used.append(waiver)
                self.accepted.append((diagnostic, waiver))

    def _waivers_on(self, on: Key) -> list[Waiver]:
        return [*self.waivers.get(on, ()), *(self.waivers.get(on.owner, ()) if on.member else ())]


def _in_force(facts: Facts) -> Mapping[Key, list[Waiver]]:
    """The waivers that have not ended, by what they are on."""
    found: dict[Key, list[Waiver]] = {}
    for waiver in facts.model.waivers:
        for on in () if expired(waiver, facts.config.today) else waiver.on:
            found.setdefault(on, []).append(waiver)
    return found


def _diagnostic(facts: Facts, rule: str, finding: Finding) -> Diagnostic:
    severity = facts.config.severity(rule) or Severity.WARNING
    return Diagnostic(
        rule=rule,
        severity=_drafted(facts, severity, finding.on.system),
        span=finding.span,
        message=finding.message,
        help=finding.help,
        notes=finding.notes,
        system=finding.on.system,
    )


def _drafted(facts: Facts, severity: Severity, system: str) -> Severity:
    """A draft's gaps are warnings."""
    home = facts.model.systems.get(system)
    return Severity.WARNING if home is not None and home.draft else severity


def _graded(facts: Facts, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The same diagnostics with the severities of the settings, without those that are off."""
    for diagnostic in found:
        severity = facts.config.severity(diagnostic.rule)
        if severity is not None:
            yield replace(diagnostic, severity=_drafted(facts, severity, diagnostic.system))


def _of_blocks(facts: Facts, declarations: Iterable[Declaration]) -> Iterator[Diagnostic]:
    """What was wrong inside blocks. One that cannot be read stays an error even in a draft."""
    homes = {screen.block: system.id for system in facts.model.systems.values() for screen in system.screens.values()}
    for one in declarations:
        system = one.system or homes.get(one.block.span, "")
        for diagnostic in one.diagnostics:
            severity = facts.config.severity(diagnostic.rule)
            if severity is not None:
                drafted = _drafted(facts, severity, system) if one.readable else severity
                yield replace(diagnostic, severity=drafted, system=system)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place, each once."""
    unique = {(one.order, one.span[1:]): one for one in map(_on_one_line, diagnostics)}
    return tuple(sorted(unique.values(), key=lambda one: one.order))


def _on_one_line(diagnostic: Diagnostic) -> Diagnostic:
    """The same, where a name that an author typed over several lines cannot break the message."""
    if "\n" not in diagnostic.message and "\n" not in diagnostic.help:
        return diagnostic
    return replace(
        diagnostic, message=diagnostic.message.replace("\n", "\\n"), help=diagnostic.help.replace("\n", "\\n")
    )
