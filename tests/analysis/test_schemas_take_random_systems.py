"""The schemas of blocks take every random system."""

from __future__ import annotations

from block_schemas import wrong
from hypothesis import given
from random_systems import sites
from support import check_text, told


@given(sites())
def test_schemas_take_random_systems(page: str) -> None:
    checked = check_text(page)
    assert not any(rule.startswith("syntax/") for rule in told(checked))
    for block in checked.blocks:
        assert not wrong(block)
