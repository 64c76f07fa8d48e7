"""Which name is suggested for one that is not known."""

from __future__ import annotations

from mkdocs_techspec.diagnostics import nearest


def test_a_near_name_is_found_whatever_its_case() -> None:
    assert nearest("Feed-APi", ["fees", "feed-api", "web"]) == "feed-api"
    assert nearest("billing", ["fees", "feed-api", "web"]) == ""


def test_a_near_name_is_found_among_very_many() -> None:
    many = [f"component-number-{number}" for number in range(2000)]
    assert nearest("orders-ap", [*many, "orders-api"]) == "orders-api"
    assert nearest("ordersapi", [*many, "orders-api"]) == "orders-api"
    assert nearest("billing", many) == ""
