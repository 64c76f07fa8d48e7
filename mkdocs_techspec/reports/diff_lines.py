"""Every sort of change to an architecture as lines of Markdown, what matters most first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..analysis.difference import (
    ComponentChange,
    Decision,
    DecisionChange,
    Difference,
    Growth,
    HarmedNeed,
    NeedChange,
    ScreenChange,
    SinglePoint,
    State,
    Turn,
    Width,
)
from ..analysis.stages import Change
from ..analysis.support import Status
from ..diagnostics import Diagnostic, Severity
from ..model import Key, Waiver
from .markdown_text import code, inline

_WORDS = {Change.ADDED: "new", Change.CHANGED: "changed", Change.REMOVED: "gone"}
_STANDINGS = {
    Status.SERVED: "served",
    Status.LOCAL: "done on the spot",
    Status.PLANNED: "put off",
    Status.UNSERVED: "nothing serves it",
    Status.UNREACHABLE: "a page does not reach what serves it",
    Status.UNSTORED: "no data is behind it",
    Status.NO_PAGE: "no page presents it",
}
_MOST = 8


def of_needs(difference: Difference, home: str) -> Iterator[str]:
    """What is supported no more comes first."""
    order = list(Turn)
    for one in sorted(difference.needs, key=lambda one: (order.index(one.turn), one.need)):
        yield _need(one, home)


def _need(one: NeedChange, home: str) -> str:
    name = code(one.need.seen_from(home))
    before, after = (_STANDINGS[status] if status else "" for status in (one.before, one.after))
    if one.turn in (Turn.LOST, Turn.GAINED):
        word = "supported no more" if one.turn is Turn.LOST else "supported now"
        return f"**{one.turn}**: need {name} is {word}: {after} (before: {before})"
    if one.turn is Turn.CHANGED:
        told = [f"{after} (before: {before})"] if before != after else []
        return f"**changed**: need {name}: {'; '.join([*told, *_codes(one.told)])}"
    if one.turn is Turn.REMOVED:
        return f"**gone**: need {name}, {inline(one.title)}"
    return f"**new**: need {name}, {inline(one.title)}: {after}"


class _Outage(NamedTuple):
    """Several things that do the same when they are down."""

    width: Width
    needs: tuple[HarmedNeed, ...]


def of_outages(difference: Difference, home: str) -> Iterator[str]:
    """What is harmed more, the single points that this does not tell already, and what is harmed less."""
    yield from _growths(difference.grew, home)
    told = {one.thing for one in difference.grew if one.width is not Width.ALL}
    yield from (_point(one, home) for one in difference.points.new if one.thing not in told)
    yield from _growths(difference.shrank, home)
    told = {one.thing for one in difference.shrank if one.width is not Width.ALL}
    for point in difference.points.gone:
        if point.thing not in told:
            yield f"no single point of failure any more: {_thing(point.kind, point.thing, home)}"


def _growths(growths: Iterable[Growth], home: str) -> Iterator[str]:
    groups: dict[_Outage, list[str]] = {}
    for one in growths:
        groups.setdefault(_Outage(one.width, one.needs), []).append(_thing(one.kind, one.thing, home))
    for outage, things in groups.items():
        yield f"When {_down(outage.width, things)}, {_harmed(outage.needs, home)}"


def _down(width: Width, things: Sequence[str]) -> str:
    if width is Width.DOWN:
        return f"{_joined(things, 'or')} is down"
    several = _joined([f"of {thing}" for thing in things], "or")
    return f"one instance {several} is down" if width is Width.ONE else f"all instances {several} are down"


def _harmed(needs: Iterable[HarmedNeed], home: str) -> str:
    groups: dict[tuple[State, State], list[str]] = {}
    for one in needs:
        groups.setdefault((one.after, one.before), []).append(code(one.need.seen_from(home)))
    order = list(State)
    ranked = sorted(groups.items(), key=lambda group: [-order.index(state) for state in group[0]])
    return "; ".join(_becoming(names, after, before) for (after, before), names in ranked)


def _becoming(names: Sequence[str], after: State, before: State) -> str:
    one = len(names) == 1
    is_ = "is" if one else "are"
    what = f"now {'works' if one else 'work'}" if after is State.WORKS else f"{is_} now **{after}**"
    was = "" if before is State.WORKS else f" (before: {before})"
    return f"{'need' if one else 'needs'} {_joined(names, 'and')} {what}{was}"


def _point(one: SinglePoint, home: str) -> str:
    names = [code(need.seen_from(home)) for need in one.lost]
    purpose = ", on purpose" if one.on_purpose else ""
    lost = f"without it {_joined(names, 'and')} {'is' if len(names) == 1 else 'are'} lost"
    return f"**new single point of failure**: {_thing(one.kind, one.thing, home)}{purpose}; {lost}"


def of_gaps(difference: Difference, home: str) -> Iterator[str]:
    """New errors come first; what is gone comes last, after the rules that have changed."""
    gaps = difference.gaps
    for severity in Severity:
        yield from (f"**new** {_gap(gap, home)}" for gap in gaps.new if gap.severity is severity)
    yield from (f"**an error now**: {_gap(gap, home)}" for gap in gaps.graver)
    yield from (_accepted(gap, waiver, home) for gap, waiver in gaps.accepted)
    for rule in difference.rules:
        before, after = (severity.value if severity else "off" for severity in (rule.before, rule.after))
        yield f"rule {code(rule.rule)} is **{after}** in the settings (before: {before})"
    yield from (f"gone: {_gap(gap, home)}" for gap in gaps.gone)


def _gap(gap: Diagnostic, home: str) -> str:
    where = f" in {code(gap.system)}" if gap.system not in ("", home) else ""
    place = code(f"{gap.span.source.uri}:{gap.span.line}")
    return f"{gap.severity} {code(gap.rule)}{where}: {inline(gap.message)} ({place})"


def _accepted(gap: Diagnostic, waiver: Waiver, home: str) -> str:
    accept = waiver.accept
    until = f" until {inline(accept.until.text)}" if accept.until else ""
    return f"**accepted now**{until}: {_gap(gap, home)}: {inline(accept.why)}"


def of_systems(difference: Difference, home: str) -> Iterator[str]:
    """Systems, then stages, then screens."""
    for system in difference.systems:
        yield f"**{_WORDS[system.change]}**: system {code(system.id)}{_after_colon(_codes(system.told))}"
    for stage in difference.stages:
        names = [code(key.seen_from(home)) for key in stage.components]
        told = [
            *_codes(stage.told),
            *([f"{_joined(names, 'and')} {'differs' if len(names) == 1 else 'differ'} there"] if names else []),
        ]
        title = f", {inline(stage.title)}" if stage.change is not Change.CHANGED else ""
        yield f"**{_WORDS[stage.change]}**: stage {code(stage.key.seen_from(home))}{title}{_after_colon(told)}"
    yield from (_screen(one, home) for one in difference.screens)


def _screen(one: ScreenChange, home: str) -> str:
    title = f", {inline(one.title)}" if one.change is not Change.CHANGED else ""
    return f"**{_WORDS[one.change]}**: screen {code(one.key.seen_from(home))}{title}{_after_colon(_codes(one.told))}"


_ORDER = (Change.REMOVED, Change.CHANGED, Change.ADDED)


def of_components(difference: Difference, home: str) -> Iterator[str]:
    """What is gone comes first."""
    for one in sorted(difference.components, key=lambda one: (_ORDER.index(one.change), one.key)):
        yield _component(one, home)


def _component(one: ComponentChange, home: str) -> str:
    return f"**{_WORDS[one.change]}**: {_thing(one.kind, one.key, home)}{_after_colon(_codes(one.told))}"


def of_decisions(difference: Difference, home: str) -> Iterator[str]:
    """By sort; of each, in the order of names."""
    yield from (_decision(one, home) for one in difference.decisions)


def _decision(one: DecisionChange, home: str) -> str:
    word = "settled" if one.is_settled else _WORDS[one.change]
    was = f" (before: {one.before})" if one.before and one.after else ""
    told = [f"{one.after}{was}"] if one.after and one.after != one.before else []
    told += [f"{key}: {inline(', '.join(one.said.get(key, ('none',))))}" for key in _told_keys(one)]
    return f"**{word}**: {one.sort} {code(one.key.seen_from(home))}{_after_colon(told)}"


_KEYS = {
    Decision.TRADEOFF: ("chose", "over", "costs"),
    Decision.FAILURE: ("what", "fix"),
    Decision.PROBLEM: ("ask", "answer", "clarified", "dropped"),
}


def _told_keys(one: DecisionChange) -> Sequence[str]:
    """What is told of it: of what is new the most of it, of what differs that, of what is gone nothing."""
    return [key for key in _KEYS[one.sort] if key in one.said] if one.change is Change.ADDED else one.keys


def _thing(kind: str, key: Key, home: str) -> str:
    return f"{inline(kind)} {code(key.seen_from(home))}"


def _codes(told: Iterable[str]) -> list[str]:
    shown = [code(line) for line in told]
    return shown if len(shown) <= _MOST else [*shown[:_MOST], f"and {len(shown) - _MOST} more"]


def _after_colon(told: Sequence[str]) -> str:
    return f": {'; '.join(told)}" if told else ""


def _joined(names: Sequence[str], word: str) -> str:
    if len(names) > _MOST:
        return f"{', '.join(names[:_MOST])} {word} {len(names) - _MOST} more"
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last
