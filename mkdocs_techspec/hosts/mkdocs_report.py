"""What a build tells of its gaps, by MkDocs's own log: a line a gap, then whether the build fails."""

from __future__ import annotations

import enum
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from ..diagnostics import Diagnostic, Severity
from ..reports.report import Report
from ..reports.terminal import closing_lines, full
from ..rules.baseline.settling import Settled, seen_by_host, settle
from .mkdocs_pages import Pages

# MkDocs counts what this logger warns of under `--strict`, and no other's.
_log = get_plugin_logger("techspec")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}


class Manner(enum.Enum):
    """What gaps do to a build."""

    FAIL = "errors fail the build"
    FAIL_STRICT = "warnings do so, too"
    LOG = "they are logged as errors and warnings"
    REPORT = "they are only mentioned"


def tell(builds: Sequence[Pages], manner: Manner, hand_out: Callable[[Report], None]) -> None:
    """Log all gaps of one build, or of a build for each language, and hand them out in other forms.

    Raises:
        PluginError: there are gaps that fail the build.
    """
    found = _agreed([_settled(build) for build in builds])
    # A page that is in several languages' sites has each of its gaps once.
    by_order = {gap.order: gap for its in found for gap in its.told}
    gaps = tuple(by_order[order] for order in sorted(by_order))
    for gap in gaps:
        _log.log(_level(gap.severity, manner), "%s", full(gap))
    sites = [
        replace(build.site.checked, diagnostics=its.told, baselined=its.known)
        for build, its in zip(builds, found, strict=True)
    ]
    for site in sites:
        for line in closing_lines(site, site.diagnostics):
            _log.info("%s", line)
    hand_out(Report(tuple(sites), gaps, strict=manner is Manner.FAIL_STRICT))
    failing = [gap for gap in gaps if _fails(gap.severity, manner)]
    if failing:
        raise PluginError(_verdict(failing))


def _settled(build: Pages) -> Settled:
    """All gaps of a build: those of the check, and those that only a built site shows."""
    checked = build.site.checked
    found = sorted([*build.site.rendered.diagnostics, *build.gaps()], key=lambda gap: gap.order)
    shown = settle(found, checked.config, seen_by_host(checked.config, build.has_seen, all_read=checked.all_read))
    return Settled(told=(*checked.diagnostics, *shown.told), known=(*checked.baselined, *shown.known))


def _agreed(builds: Sequence[Settled]) -> Sequence[Settled]:
    """The same, where an entry of the baseline is stale only if no build has a gap for it."""
    orders = [{gap.order for gap in build.told} for build in builds]

    def is_told(gap: Diagnostic) -> bool:
        return gap.rule != "baseline/stale" or all(gap.order in told for told in orders)

    return [replace(build, told=tuple(filter(is_told, build.told))) for build in builds]


def _level(severity: Severity, manner: Manner) -> int:
    if manner is Manner.REPORT:
        return logging.INFO
    if _fails(severity, manner) and not _log.isEnabledFor(_LEVELS[severity]):
        return logging.ERROR  # `--quiet` must not hide what fails a strict build
    return _LEVELS[severity]


def _fails(severity: Severity, manner: Manner) -> bool:
    return manner is Manner.FAIL_STRICT or (manner is Manner.FAIL and severity is Severity.ERROR)


def _verdict(failing: Sequence[Diagnostic]) -> str:
    errors = sum(gap.severity is Severity.ERROR for gap in failing)
    counts = ((errors, "error"), (len(failing) - errors, "warning"))
    told = " and ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count)
    return f"techspec: {told} in the screens and specs of this site, as told above"
