"""From findings to what is told: severities, drafts, waivers, what is withheld, order. In this one place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..diagnostics import Diagnostic, Severity
from ..language.declarations import Declaration
from ..language.names import find_at_any_stage
from ..model import Key, System, Waiver
from ..source import Span
from .accept import unused
from .accept.waiving import covers, expired
from .catalogue import CHECKS, Rule, Scope
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
    told_names = facts.config.looks_for("reference/unknown")
    bench = _Bench(facts=facts, withheld=Counter(withheld if told_names else ()), waivers=_in_force(facts))
    told = [*_graded(facts, found), *_of_blocks(facts, declarations)]
    for rule in CHECKS:
        if facts.config.looks_for(rule.name):
            told.extend(bench.settled(rule))
    if facts.config.looks_for("accept/unused"):
        rule = Rule("accept/unused", lambda facts: unused.check(facts, bench.used), absence=True, scope=Scope.SYSTEM)
        told.extend(bench.settled(rule))
    return Judged(
        diagnostics=in_order(told),
        accepted=tuple(sorted(bench.accepted, key=lambda pair: pair[0].order)),
        withheld={system: count for system, count in bench.withheld.items() if count},
    )


_Known = defaultdict[tuple[str, Key, Span | str], set[str]]
"""The stages of a gap, by its rule, what it is on, and its place or its words."""


@dataclass(slots=True, kw_only=True)
class _Bench:
    """What becomes of the findings. `known` are those that were told, `covered` those accepted."""

    facts: Facts
    withheld: Counter[str]
    waivers: Mapping[Key, list[Waiver]]
    used: list[Waiver] = field(default_factory=list)
    accepted: list[tuple[Diagnostic, Waiver]] = field(default_factory=list)
    known: _Known = field(default_factory=lambda: defaultdict(set))
    covered: _Known = field(default_factory=lambda: defaultdict(set))
    superseded: dict[tuple[Key, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def settled(self, rule: Rule) -> Iterator[Diagnostic]:
        """The findings of one rule that are told; the others are withheld, accepted, or told at an earlier stage."""
        for finding, stage in _findings(self.facts, rule):
            system = self.facts.model.systems[finding.on.system]
            if self._is_superseded(rule, finding, stage):
                continue
            is_on = self.facts.config.severity(rule.name, _page(finding)) is not None
            if rule.supersedes and is_on:
                for on in {finding.on, finding.on.owner}:
                    self.superseded[on, rule.supersedes].append(stage)
            counts = is_on and (rule.scope is not Scope.LAST or stage == system.last)
            if rule.absence and system.tainted:
                self.withheld[system.id] += counts and _is_new(self.known, rule, finding, stage, system)
                continue
            waiver = next(self._waivers(rule, finding, stage), None)
            if waiver is not None:
                self.used.append(waiver)
            known = self.known if waiver is None else self.covered
            if not counts or not _is_new(known, rule, finding, stage, system):
                continue
            diagnostic = _diagnostic(self.facts, rule, finding, stage)
            if waiver is not None:
                self.accepted.append((diagnostic, waiver))
                continue
            yield diagnostic

    def _is_superseded(self, rule: Rule, finding: Finding, stage: str) -> bool:
        """Whether a rule that says more has found this, at this stage or one before."""
        stages = self.superseded.get((finding.on, rule.name.partition("/")[0]), ())
        return bool(stages) and bool({*stages} & {*self.facts.model.systems[finding.on.system].way_to(stage)})

    def _waivers(self, rule: Rule, finding: Finding, stage: str) -> Iterator[Waiver]:
        on = finding.on
        way = self.facts.model.systems[on.system].way_to(stage)
        for waiver in (*self.waivers.get(on, ()), *(self.waivers.get(on.owner, ()) if on.member else ())):
            holds = rule.scope is Scope.SYSTEM or waiver.accept.stage in ("", *way)
            if holds and covers(waiver, rule.name, on):
                yield waiver


def _is_new(known: _Known, rule: Rule, finding: Finding, stage: str, system: System) -> bool:
    """Whether a gap is not one of an earlier stage; from now on, it is known.

    It is the same at the same place, or in the same words on the way to this stage: a rejected stage has its own.
    """
    at_place = known[rule.name, finding.on, finding.span]
    in_words = known[rule.name, finding.on, finding.message]
    new = not at_place - {stage} and not in_words & {*system.way_to(stage)} - {stage}
    at_place.add(stage)
    in_words.add(stage)
    return new


def _findings(facts: Facts, rule: Rule) -> Iterator[tuple[Finding, str]]:
    """What a rule finds, with the stage, of a system that has some; earlier stages come first."""
    if rule.scope is Scope.SYSTEM:
        yield from ((finding, "") for finding in rule.check(facts))
        return
    for (system, stage), snapshot in facts.stages.items():
        if snapshot is not facts.here and (rule.scope is Scope.STAGE or _is_accepted(facts, rule, system)):
            here = replace(facts, here=snapshot)
            yield from ((finding, stage) for finding in rule.check(here) if finding.on.system == system)
    yield from ((finding, facts.model.systems[finding.on.system].last) for finding in rule.check(facts))


def _is_accepted(facts: Facts, rule: Rule, system: str) -> bool:
    """Whether a system accepts what a rule may find: only for that is it asked at stages at which it tells nothing."""
    names = {rule.name, rule.name.partition("/")[0]}
    return any(waiver.system == system and waiver.accept.gap.text in names for waiver in facts.model.waivers)


def _in_force(facts: Facts) -> Mapping[Key, list[Waiver]]:
    """The waivers that have not ended, by what they are on."""
    found: dict[Key, list[Waiver]] = {}
    for waiver in facts.model.waivers:
        for on in () if expired(waiver, facts.config.today) else waiver.on:
            found.setdefault(on, []).append(waiver)
    return found


def _diagnostic(facts: Facts, rule: Rule, finding: Finding, stage: str) -> Diagnostic:
    severity = facts.config.severity(rule.name, _page(finding)) or Severity.WARNING
    return Diagnostic(
        rule=rule.name,
        severity=_drafted(facts, severity, finding.on.system),
        span=finding.span,
        message=_at(stage if rule.scope is Scope.STAGE else "", finding.message),
        help=finding.help,
        notes=finding.notes,
        system=finding.on.system,
        on=_name(facts, finding.on),
        stage=stage,
    )


def _page(gap: Finding | Diagnostic) -> str:
    return gap.span.source.uri


def _name(facts: Facts, on: Key) -> str:
    """What an `accept` of its system calls a thing; empty where that name means something else there."""
    name = on.seen_from(on.system) if on.name else on.system
    return name if find_at_any_stage(name, on.system, facts.model.systems, facts.model.stages) == on else ""


def _at(stage: str, message: str) -> str:
    """A message that says at which stage it holds."""
    return f"{message}, at stage '{stage}'" if stage else message


def _drafted(facts: Facts, severity: Severity, system: str) -> Severity:
    """A draft's gaps are warnings."""
    home = facts.model.systems.get(system)
    return Severity.WARNING if home is not None and home.draft else severity


def _graded(facts: Facts, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The same diagnostics with the severities of the settings, without those that are off or were told already."""
    known: set[tuple[str, Span, str]] = set()
    for diagnostic in found:
        severity = facts.config.severity(diagnostic.rule, _page(diagnostic))
        name = (diagnostic.rule, diagnostic.span, diagnostic.message)
        if severity is not None and name not in known:
            known.add(name)
            drafted = _drafted(facts, severity, diagnostic.system)
            yield replace(diagnostic, severity=drafted, message=_at(_said(facts, diagnostic), diagnostic.message))


def _said(facts: Facts, diagnostic: Diagnostic) -> str:
    """The stage, where that is what makes something wrong that stands in another's block, or in one for all stages."""
    home = facts.model.systems.get(diagnostic.system)
    if home is None or home.stage_at(diagnostic.span) == diagnostic.stage:
        return ""
    in_screen = any(screen.block.holds_line_of(diagnostic.span) for screen in home.screens.values())
    return "" if in_screen else diagnostic.stage


def _of_blocks(facts: Facts, declarations: Iterable[Declaration]) -> Iterator[Diagnostic]:
    """What was wrong inside blocks. One that cannot be read stays an error even in a draft."""
    homes = {screen.block: system.id for system in facts.model.systems.values() for screen in system.screens.values()}
    for one in declarations:
        system = one.system or homes.get(one.block.span, "")
        for diagnostic in one.diagnostics:
            severity = facts.config.severity(diagnostic.rule, _page(diagnostic))
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
