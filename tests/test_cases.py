"""Every case in `cases/` tells the gaps that its comments expect, where they expect them, and no others."""

from __future__ import annotations

from collections import Counter

import pytest
from literate import CASES, Case, read_cases, rules_of, run

from mkdocs_techspec.config import RULES

ALL = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]
CHECKED = [rule for rule in RULES if not rule.startswith("render/")]


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case(case: Case) -> None:
    differences = run(case)
    assert not differences, "\n".join(differences)


def test_no_two_cases_have_one_name() -> None:
    assert len({case.name for case in ALL}) == len(ALL)


def test_every_rule_is_expected_in_several_cases() -> None:
    expected = Counter(rule for case in ALL for rule in rules_of(case))
    assert [rule for rule in CHECKED if expected[rule] < 3] == []
