"""What the script of a page says is harmed is what the build says, on hundreds of random systems."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations, islice
from pathlib import Path

from brute_force_scenarios import things_that_fail
from hypothesis import given, settings
from node import node
from random_systems import sites
from support import check_text

from mkdocs_techspec.analysis.harm import Harm, Radius, find_harm
from mkdocs_techspec.analysis.program import Program, find_program
from mkdocs_techspec.check import Checked
from mkdocs_techspec.model import Key

SYSTEMS = 500
SETS = 12
_SOLVE = Path(__file__).parents[1] / "script/solve.js"


class Script:
    """The script's own module, asked line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def harm(self, program: Program, down: frozenset[Key]) -> dict[str, list[object]]:
        """What it says of some things that are down."""
        assert self._process.stdin
        assert self._process.stdout
        taken = sorted({part for thing in program.things if thing.key in down for part in thing.takes})
        self._process.stdin.write(json.dumps({"program": program.tables(), "taken": taken}) + "\n")
        self._process.stdin.flush()
        found: dict[str, list[object]] = json.loads(self._process.stdout.readline())
        return found


@contextmanager
def script() -> Iterator[Script]:
    with subprocess.Popen([node(), _SOLVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Script(process)
        process.kill()


def test_the_script_says_what_the_build_says() -> None:
    seen: Counter[str] = Counter()
    with script() as asked:

        @settings(max_examples=SYSTEMS)
        @given(sites())
        def compare(text: str) -> None:
            seen.update(set(compared(check_text(text, {}), asked)))

        compare()
    # Harm of every sort is frequent, so that it is compared and not only its absence.
    assert min(seen[sort] for sort in ("lost", "degraded", "stale", "nothing")) >= 60, seen


def compared(checked: Checked, asked: Script) -> Iterator[str]:
    """Compare the harm of single things and of several, and tell which sorts of harm there are."""
    things = sorted(things_that_fail(checked.model))
    several = [frozenset(some) for size in (2, 3) for some in islice(combinations(things, size), SETS)]
    harm = find_harm(checked.model, checked.support, several)
    for system in checked.model.systems:
        program = find_program(checked.last, system)
        known = {thing.key for thing in program.things}
        for down in (*(frozenset({thing}) for thing in things), *several):
            if down <= known:
                yield same(program, harm, down, asked)


def same(program: Program, harm: Harm, down: frozenset[Key], asked: Script) -> str:
    """Compare one answer, in needs and in screens."""
    radius = harm.whole(next(iter(down))) if len(down) == 1 else harm.together(down)
    found = asked.harm(program, down)
    needs = Radius(*(_keys(program, found[sort]) for sort in ("lost", "degraded", "staleNeeds")))
    assert needs == radius, f"{sorted(down)} down"
    screens = harm.screens(radius)
    told = dict(zip(program.screen_keys, found["screens"], strict=True))
    for state, keys in screens._asdict().items():
        assert {key for key, one in told.items() if one == state} == keys, f"{sorted(down)} down: {state}"
    return next((state for state, keys in screens._asdict().items() if keys), "nothing")


def _keys(program: Program, numbers: list[object]) -> frozenset[Key]:
    return frozenset(program.need_keys[number] for number in numbers if isinstance(number, int))
