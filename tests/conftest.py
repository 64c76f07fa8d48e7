"""What all tests share; being here, it also puts `support.py` on the path of tests in folders below."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A run in GitHub Actions is told more, and adds to the summary of its step.
os.environ.pop("GITHUB_ACTIONS", None)

# A slow machine is no failure, and neither is one that tries the same examples each time.
settings.register_profile(
    "techspec", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("techspec")
