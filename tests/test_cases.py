"""Every case in `cases/` tells the gaps that its comments expect, where they expect them, and no others."""

from __future__ import annotations

import pytest
from literate import CASES, Case, read_cases, run

ALL = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case(case: Case) -> None:
    differences = run(case)
    assert not differences, "\n".join(differences)


def test_no_two_cases_have_one_name() -> None:
    assert len({case.name for case in ALL}) == len(ALL)
