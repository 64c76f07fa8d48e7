"""The whole model of a site as one JSON document, for programs.

Its form is that of `schemas/export-1.json`. Things are named as they are from outside of their system
(`feed:auth.login`), lists are sorted by these names, and paths are relative to the docs folder: so the same pages give
the same bytes in every host, wherever they are checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from ...analysis.harm import Harm, Radius
from ...analysis.snapshots import Snapshot
from ...check import Checked
from ...diagnostics import Diagnostic
from ...model import HOST, Key
from .roles import roles_of
from .systems import system_of
from .values import Json, name, names, order, place, said

VERSION = 1
SCHEMA_FILE = Path(__file__).parents[2] / f"schemas/export-{VERSION}.json"


def export(checked: Checked) -> str:
    """The document, a line for each thing. It holds nothing but ASCII."""
    return f"{_written(_document(checked), _LEVELS)}\n"


# The document, its systems, each of them, and its lists: so that each thing has a line.
_LEVELS = 4


def _written(value: object, levels: int, margin: str = "\n") -> str:
    """JSON with line breaks down to a level; further down all is on one line, which takes a third of the time."""
    if not levels or not value or not isinstance(value, (Mapping, list)):
        return json.dumps(value)
    inner = margin + " "
    if isinstance(value, list):
        parts = [_written(one, levels - 1, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(parts)}{margin}]"
    parts = [f"{json.dumps(key)}: {_written(one, levels - 1, inner)}" for key, one in value.items()]
    return f"{{{inner}{f',{inner}'.join(parts)}{margin}}}"


def _document(checked: Checked) -> Json:
    roles = roles_of(checked.last)
    return {
        "$schema": f"urn:mkdocs-techspec:schema:export-{VERSION}",
        "version": VERSION,
        "counts": asdict(checked.counts),
        "systems": [system_of(checked, roles, system) for _, system in sorted(checked.model.systems.items())],
        "blast_radius": _blast_radius(checked.last),
        "gaps": _gaps(checked.diagnostics),
        "accepted": _gaps(gap for gap, _ in checked.accepted),
        "baselined": _gaps(checked.baselined),
        "withheld": [{"system": one.system, "count": one.count, "place": place(one.span)} for one in checked.withheld],
    }


def _blast_radius(last: Snapshot) -> list[Json]:
    """What is harmed when a thing is down, all of it or one instance, for all that can be down."""
    harm = last.harm
    return [
        {
            "thing": name(thing),
            "sort": "host" if thing.name.startswith(HOST) else "component",
            "one": _radius(harm, harm.one(thing)),
            "whole": _radius(harm, harm.whole(thing)),
        }
        for thing in harm.things
    ]


def _radius(harm: Harm, radius: Radius) -> Json:
    return {"needs": _harmed(*radius), "screens": _harmed(*harm.screens(radius))}


def _harmed(lost: Iterable[Key], degraded: Iterable[Key], stale: Iterable[Key]) -> Json:
    return {"lost": names(lost), "degraded": names(degraded), "stale": names(stale)}


def _gaps(diagnostics: Iterable[Diagnostic]) -> list[Json]:
    return [_gap(one) for one in sorted(diagnostics, key=lambda gap: (*order(gap.span), gap.rule, gap.message))]


def _gap(gap: Diagnostic) -> Json:
    return {
        "rule": gap.rule,
        "severity": gap.severity.value,
        "message": gap.message,
        "help": said(gap.help),
        "notes": [{"message": note.message, "place": place(note.span) if note.span else None} for note in gap.notes],
        "system": gap.system,
        "stage": said(gap.stage),
        "on": said(gap.on),
        "place": place(gap.span),
        "end": f"{gap.span.end_line}:{gap.span.end_column}",
    }
