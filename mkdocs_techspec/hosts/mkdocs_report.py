"""What a build tells of its gaps, by MkDocs's own log: a line a gap, then whether the build fails."""

from __future__ import annotations

import enum
import logging
from collections.abc import Sequence

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from ..diagnostics import Diagnostic, Severity
from ..reports.terminal import closing_lines, full
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


def tell(builds: Sequence[Pages], manner: Manner) -> None:
    """Log all gaps of one build, or of a build for each language.

    Raises:
        PluginError: there are gaps that fail the build.
    """
    found = [_gaps(build) for build in builds]
    # A page that is in several languages' sites has each of its gaps once.
    gaps = {gap.order: gap for gaps in found for gap in gaps}
    for order in sorted(gaps):
        _log.log(_level(gaps[order].severity, manner), "%s", full(gaps[order]))
    for build, its in zip(builds, found, strict=True):
        for line in closing_lines(build.site.checked, its):
            _log.info("%s", line)
    failing = [gap for gap in gaps.values() if _fails(gap.severity, manner)]
    if failing:
        raise PluginError(_verdict(failing))


def _gaps(build: Pages) -> tuple[Diagnostic, ...]:
    return (*build.site.checked.diagnostics, *build.site.rendered.diagnostics, *build.gaps())


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
