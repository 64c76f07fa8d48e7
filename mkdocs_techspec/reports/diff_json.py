"""What a change does to an architecture, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..analysis.difference import (
    ComponentChange,
    DecisionChange,
    Difference,
    Growth,
    NeedChange,
    ScreenChange,
    SinglePoint,
    StageChange,
)
from ..diagnostics import Diagnostic, Severity
from ..model import Key
from .diff_markdown import Compared

VERSION = 1


def as_diff_json(compared: Compared) -> str:
    """One object, with a list for each sort of change; names are `system:name`. The same bytes for the same input."""
    document = {
        "version": VERSION,
        "old": {"name": compared.old, "all_read": compared.difference.before_read},
        "new": {"name": compared.new, "all_read": compared.difference.after_read},
        **_lists(compared.difference),
        "pictures": [one._asdict() for one in compared.pictures],
    }
    return json.dumps(document, indent=2, ensure_ascii=True)


def _lists(difference: Difference) -> dict[str, object]:
    gaps, points = difference.gaps, difference.points
    return {
        "systems": [
            {"name": one.id, "title": one.title, "change": one.change, "told": one.told} for one in difference.systems
        ],
        "stages": [_stage(one) for one in difference.stages],
        "screens": [_screen(one) for one in difference.screens],
        "needs": [_need(one) for one in difference.needs],
        "components": [_component(one) for one in difference.components],
        "blast_radius": {"grew": _growths(difference.grew), "shrank": _growths(difference.shrank)},
        "single_points": {"new": _points(points.new), "gone": _points(points.gone)},
        "decisions": [_decision(one) for one in difference.decisions],
        "gaps": {
            "new": [_gap(gap) for gap in gaps.new],
            "graver": [_gap(gap) for gap in gaps.graver],
            "accepted": [{**_gap(gap), "why": waiver.accept.why} for gap, waiver in gaps.accepted],
            "gone": [_gap(gap) for gap in gaps.gone],
        },
        "rules": [
            {"rule": one.rule, "before": _severity(one.before), "after": _severity(one.after)}
            for one in difference.rules
        ],
    }


def _stage(one: StageChange) -> dict[str, object]:
    components = [str(key) for key in one.components]
    return {"name": str(one.key), "title": one.title, "change": one.change, "told": one.told, "components": components}


def _screen(one: ScreenChange) -> dict[str, object]:
    return {"name": str(one.key), "title": one.title, "change": one.change, "told": one.told}


def _need(one: NeedChange) -> dict[str, object]:
    return {
        "name": str(one.need),
        "title": one.title,
        "change": one.turn,
        "before": one.before,
        "after": one.after,
        "told": one.told,
    }


def _component(one: ComponentChange) -> dict[str, object]:
    return {"name": str(one.key), "kind": one.kind, "title": one.title, "change": one.change, "told": one.told}


def _growths(growths: Iterable[Growth]) -> list[object]:
    return [
        {
            "name": str(one.thing),
            "kind": one.kind,
            "down": one.width,
            "needs": [{"name": str(need), "before": before, "after": after} for need, before, after in one.needs],
        }
        for one in growths
    ]


def _points(points: Iterable[SinglePoint]) -> list[object]:
    return [
        {"name": str(one.thing), "kind": one.kind, "lost": _names(one.lost), "on_purpose": one.on_purpose}
        for one in points
    ]


def _decision(one: DecisionChange) -> dict[str, object]:
    return {
        "name": str(one.key),
        "sort": one.sort,
        "title": one.title,
        "change": one.change,
        "before": one.before,
        "after": one.after,
        "said": {key: ", ".join(values) for key, values in one.said.items()},
        "changed": one.keys,
    }


def _gap(gap: Diagnostic) -> dict[str, object]:
    return {
        "rule": gap.rule,
        "severity": gap.severity,
        "path": gap.span.source.uri,
        "line": gap.span.line,
        "column": gap.span.column,
        "message": gap.message,
        "system": gap.system,
        "on": gap.on,
    }


def _severity(severity: Severity | None) -> str:
    return severity.value if severity else "off"


def _names(keys: Iterable[Key]) -> list[str]:
    return [str(key) for key in keys]
