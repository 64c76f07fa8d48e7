"""A need that a stage breaks: the one before supported it."""

from __future__ import annotations

from collections.abc import Iterator

from ...analysis.snapshots import Snapshot
from ...analysis.support import Status
from ...diagnostics import Note
from ...model import Component, Key, Stage
from ...source import Span
from ..finding import Facts, Finding


def check(facts: Facts) -> Iterator[Finding]:
    for system in facts.model.systems.values():
        stage = system.stages.get(system.stage)
        if stage is None or not stage.before or not facts.here.shows(system):
            continue
        before = facts.at(system.id, stage.before)
        for key, _, need in facts.model.needs():
            old = before.support.needs.get(key)
            broken = old is not None and old.status is Status.SERVED and not facts.support.needs[key].status.supported
            if broken and key.system == system.id:
                gone, span = _gone(before, facts.here, key, stage)
                message = f"need '{key.seen_from(system.id)}' is broken: {gone}"
                notes = (Note(message="the need", span=need.span),)
                help_ = f"keep it, let something else serve the need, or say `planned: {{{key}: why}}` at this stage"
                yield Finding(on=key, span=span, message=message, help=help_, notes=notes)


def _gone(before: Snapshot, after: Snapshot, need: Key, stage: Stage) -> tuple[str, Span]:
    """What stood on the way of a need and is not there any more, and where the stage takes it away."""
    way = before.support.way(need)
    for node in sorted(way):
        if after.model.component(node) is None:
            return f"'{node.name}' is gone", stage.named.get(node.name, stage.span)
    for node in sorted(way):
        if node.member not in ("", "*") and not _has(after.model.component(node), node.member):
            return f"'{node.name}.{node.member}' is gone", stage.named.get(node.name, stage.span)
    served = {service.server for service in after.model.services.get(need, ())}
    for service in before.model.services.get(need, ()):
        if service.server not in served:
            server = service.server.seen_from(need.system)
            return f"'{server}' serves it no more", stage.named.get(service.server.name, stage.span)
    for link in (link for node in sorted(way) for link in before.model.links.get(node, ())):
        kept = {(one.verb, one.target) for one in after.model.links.get(link.source, ())}
        if (link.verb, link.target) not in kept:
            source, target = link.source.seen_from(need.system), link.target.seen_from(need.system)
            return f"'{source}' {link.verb} '{target}' no more", stage.named.get(link.source.name, stage.span)
    return "what stage '" + stage.before + "' had for it is not there", stage.span


def _has(component: Component | None, member: str) -> bool:
    return component is not None and any(one.id == member for one in component.members())
