"""Gaps as a SARIF log, which code scanning reads.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from .. import __version__
from ..diagnostics import Diagnostic, Note
from ..rules.manual import EXAMPLE, MENDED, RulePage, pages
from ..source import Span, visible
from .fingerprints import fingerprints
from .report import Report, in_words

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
# With the examples, what of a rule's page is of use where the other pages of the manual are not at hand.
_PROSE = ("What it finds", "Why it matters")
_WITHIN_THE_MANUAL = re.compile(r"\[([^\]\n]+)\]\((?!\w+:)[^)\n]*\)")
_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def as_sarif(report: Report) -> str:
    """A log of one run, with the manual's page of each rule that finds something."""
    found = {gap.rule for gap in report.diagnostics}
    rules = [page for page in pages() if page.name in found]
    places = {page.name: place for place, page in enumerate(rules)}
    results = [
        {**_result(report, gap, places), "partialFingerprints": {"techspecGap/v1": fingerprint}}
        for gap, fingerprint in zip(report.diagnostics, fingerprints(report), strict=True)
    ]
    run = {
        "tool": {"driver": {"name": "techspec", "version": __version__, "rules": [_rule(page) for page in rules]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(page: RulePage) -> dict[str, object]:
    prose = [_alone(section.text) for section in page.sections if section.title in _PROSE]
    help_ = [
        f"## {section.title}\n\n{_alone(section.text) if section.title in _PROSE else section.text}"
        for section in page.sections
        if section.title in (*_PROSE, EXAMPLE, MENDED)
    ]
    return {
        "id": page.name,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": " ".join(prose[0].partition("\n\n")[0].split())},
        "help": {"text": "\n\n".join(prose), "markdown": "\n\n".join(help_)},
        "defaultConfiguration": {"level": page.severity or "none", "enabled": page.severity is not None},
        "properties": {"tags": [page.name.partition("/")[0]]},
    }


def _alone(text: str) -> str:
    """A text of the manual without the links that lead to other places in it."""
    return _WITHIN_THE_MANUAL.sub(r"\1", text)


def _result(report: Report, gap: Diagnostic, rules: Mapping[str, int]) -> dict[str, object]:
    notes = [note for note in gap.notes if note.span]
    return {
        "ruleId": gap.rule,
        **({"ruleIndex": rules[gap.rule]} if gap.rule in rules else {}),
        "level": gap.severity,
        "message": {"text": _plain(in_words(report, gap, with_places=False))},
        "locations": [{"physicalLocation": _place(report, gap.span)}],
        **({"relatedLocations": _related(report, notes)} if notes else {}),
    }


def _related(report: Report, notes: Sequence[Note]) -> list[dict[str, object]]:
    return [
        {"id": number, "physicalLocation": _place(report, note.span), "message": {"text": _plain(note.message)}}
        for number, note in enumerate(notes, start=1)
        if note.span
    ]


def _place(report: Report, span: Span) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": quote(report.path(span)), "uriBaseId": _ROOT},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _plain(text: str) -> str:
    """A message in which nothing is taken for a link.

    Braces stay as they are: there are no arguments that could take their place, and viewers would show doubled ones.
    """
    return _LINK.sub(r"\\[", visible(text))
