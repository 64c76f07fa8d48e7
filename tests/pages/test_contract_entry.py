"""What a component's entry says of its contract."""

from __future__ import annotations

import json

from card_pages import rendered

PAGE = """
    ```techspec
    system: shop
    components:
      carts:
        kind: server
        owner: shop
        contract: %s
        apis:
          read: "GET /carts/{id}"
          pay: POST /payments
    ```
"""


def entry(contract: str, name: str, text: str) -> str:
    return rendered({"page.md": PAGE % contract, name: text}).blocks[0].html


def openapi(*paths: str) -> str:
    return json.dumps({"openapi": "3.1.0", "paths": {path: {"get": {}} for path in paths}})


def test_the_operations_that_no_api_names() -> None:
    html = entry("carts.json", "carts.json", openapi("/carts/{cart}", "/carts", "/health"))
    assert '<span class="ts-verb">contract</span> <code>carts.json</code>' in html
    assert "2 operations of it that no API names" in html
    assert "GET /health" in html
    assert "GET /carts/{cart}" not in html


def test_nothing_but_the_file_where_all_are_named() -> None:
    html = entry("carts.json", "carts.json", openapi("/carts/{cart}"))
    assert "<code>carts.json</code>" in html
    assert "that no API names" not in html


def test_a_contract_that_cannot_be_read_is_named_beside_its_gap() -> None:
    html = entry("carts.json", "other.json", "")
    assert "<code>carts.json</code>" in html
    assert "that no API names" not in html
    assert "contract/unreadable" in html


def test_the_services_of_a_protobuf_file() -> None:
    text = (
        "service Carts { rpc Read(A) returns (B); rpc Drop(A) returns (B); } service Stock { rpc Get(A) returns (B); }"
    )
    html = entry("{file: carts.proto, service: [Carts]}", "carts.proto", text)
    assert '<code>carts.proto</code> <span class="ts-also">(Carts)</span>' in html
    assert "Carts.Drop" in html
    assert "Stock.Get" not in html


def test_of_very_many_only_some_are_listed() -> None:
    html = entry("carts.json", "carts.json", openapi(*(f"/carts/{{cart}}/{number}" for number in range(250))))
    assert "250 operations of it that no API names" in html
    assert html.count('<code class="ts-route">GET /carts/{cart}/') == 100
    assert "and 150 more" in html


def test_a_contract_is_no_markup() -> None:
    html = entry('"<i>.json"', "<i>.json", openapi("/<script>", "/\u202e"))
    assert "<script>" not in html
    assert "<i>" not in html
    assert "GET /&lt;script&gt;" in html
    assert "\u202e" not in html


def test_a_stage_that_changes_it_says_so() -> None:
    text = "service Carts { rpc Read(A) returns (B); } service Stock { rpc Get(A) returns (B); }"
    page = """
        ```techspec
        system: shop
        stage: one
        components:
          carts: {kind: server, owner: shop, contract: {file: a.proto, service: Carts}, apis: {read: {}}}
        ```

        ```techspec
        system: shop
        stage: two
        after: one
        components:
          carts: {contract: {service+: Stock}}
        ```
        """
    blocks = rendered({"page.md": page, "a.proto": text}).blocks
    assert "contract: Carts of a.proto → Carts, Stock of a.proto" in blocks[1].html
    assert "that no API names" not in blocks[0].html
    assert "Stock.Get" in blocks[1].html
