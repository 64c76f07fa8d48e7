"""What the README, the changelog and the manual show is what the program prints today."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from readme_picture import PICTURES, picture
from shown_outputs import PAGES, README, ROOT, Output, outputs_of

_MEND = "If that is meant, write all shown outputs anew: python tests/docs/regenerate.py"


@pytest.fixture(scope="module")
def outputs() -> Mapping[Path, list[Output]]:
    """The outputs of all pages; most of the time goes to other processes, so the pages share it."""
    with ThreadPoolExecutor() as pool:
        found = pool.map(lambda page: list(outputs_of(page.read_text(encoding="utf-8"))), PAGES)
        return dict(zip(PAGES, found, strict=True))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_shown_outputs(page: Path, outputs: Mapping[Path, list[Output]]) -> None:
    shown = outputs[page]
    assert shown
    stale = [_difference(page, one) for one in shown if (one.shown, one.code) != (one.real, one.real_code)]
    assert not stale, "\n".join([*stale, _MEND])


@pytest.mark.parametrize("scheme", PICTURES)
def test_the_picture_in_the_readme(scheme: str) -> None:
    file = PICTURES[scheme]
    readme = README.read_text(encoding="utf-8")
    assert f'"{file.relative_to(ROOT).as_posix()}"' in readme
    assert file.read_text(encoding="utf-8") == picture(readme, scheme), f"{file.name} is stale. {_MEND}"


def test_a_stale_output_is_found() -> None:
    page = "<!-- output of: techspec --version -->\n```text\ntechspec, version 0.0.0\n```\n"
    (output,) = outputs_of(page)
    assert output.real.startswith("techspec, version ")
    assert output.shown != output.real


def _difference(page: Path, output: Output) -> str:
    shown, real = f"{output.shown}exit code {output.code}", f"{output.real}exit code {output.real_code}"
    diff = difflib.ndiff(shown.splitlines(), real.splitlines())
    head = f"{page.relative_to(ROOT)}:{output.line}: `{output.command}` prints something else now:"
    return "\n".join([head, *(line for line in diff if not line.startswith("?"))])
