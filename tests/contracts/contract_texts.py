"""Contracts to read in tests: from a text, or one that others have published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs_techspec.contracts.operations import Contract, Unread
from mkdocs_techspec.contracts.reading import read_contract

DATA = Path(__file__).parent / "data"


def read_text(name: str, text: str, services: Sequence[str] = ()) -> Contract | Unread:
    return read_contract(name, services, lambda _: text)


def contract(name: str, text: str, services: Sequence[str] = ()) -> Contract:
    found = read_text(name, text, services)
    assert isinstance(found, Contract), found
    return found


def published(name: str, services: Sequence[str] = ()) -> Contract:
    return contract(name, (DATA / name).read_text(encoding="utf-8"), services)


def shown(found: Contract) -> list[str]:
    return [one.shown for one in found.operations]
