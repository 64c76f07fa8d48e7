"""What was worked out by hand is what the checker says, and what the brute force says."""

from __future__ import annotations

from pathlib import Path

import pytest
from brute_force import needs_harmed, screens_harmed
from brute_force_links import Site
from brute_force_scenarios import taken_down_by, taken_down_by_one, things_that_fail
from harm_tables import TABLE, Row, expected, named, row, table
from literate import Case, read_cases
from support import check_text

from mkdocs_techspec.analysis.harm import Radius, find_harm
from mkdocs_techspec.check import Checked
from mkdocs_techspec.model import Key

CASES = list(read_cases(Path(__file__).parent / "hand_worked.md"))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_checker_finds_what_was_worked_out(case: Case) -> None:
    checked, system = read(case)
    together = expected(case, "together")
    harm = find_harm(checked.model, checked.support, [named(text, system) for text in together])

    def found(radius: Radius) -> Row:
        screens = harm.screens(radius)
        return row(
            (radius.lost, radius.degraded, radius.stale), (screens.lost, screens.degraded, screens.stale), system
        )

    assert table(harm.things, system, lambda thing: found(harm.whole(thing))) == expected(case, "down")
    ones = {**expected(case, "down"), **expected(case, "one instance")}
    assert table(harm.things, system, lambda thing: found(harm.one(thing))) == ones
    assert {text: found(harm.together(named(text, system))) for text in together} == together


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_brute_force_finds_what_was_worked_out(case: Case) -> None:
    checked, system = read(case)
    site = Site(checked.model, checked.support.used)

    def found(down: frozenset[Key]) -> Row:
        needs = needs_harmed(site, down)
        return row(needs, screens_harmed(site.model, needs), system)

    things = things_that_fail(site.model)
    assert table(things, system, lambda thing: found(taken_down_by(site.model, thing))) == expected(case, "down")
    ones = {**expected(case, "down"), **expected(case, "one instance")}
    assert table(things, system, lambda thing: found(taken_down_by_one(site.model, thing))) == ones
    together = expected(case, "together")
    assert {text: found(named(text, system)) for text in together} == together


def test_each_table_says_only_where_one_instance_differs() -> None:
    for case in CASES:
        down = expected(case, "down")
        assert all(down[name] != entry for name, entry in expected(case, "one instance").items()), case.name


def test_there_are_enough() -> None:
    assert len(CASES) >= 25


def read(case: Case) -> tuple[Checked, str]:
    """A case's page, checked, and its one system; none of its names is wrong."""
    checked = check_text({name: text for name, text in case.files.items() if name != TABLE}, {})
    wrong = [one for one in checked.diagnostics if one.rule.partition("/")[0] in {"syntax", "reference"}]
    assert not wrong, wrong
    return checked, next(iter(checked.model.systems))
