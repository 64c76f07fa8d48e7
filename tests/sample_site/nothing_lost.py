"""Why nothing is lost when an entry of the sample site is taken out, for those where nothing is."""

from __future__ import annotations

REASONS: dict[str, str] = {}
