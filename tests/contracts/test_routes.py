"""Routes that mean the same are the same, and others are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_techspec.contracts.routes import Place, folded, path_of, place_of


@pytest.mark.parametrize(
    ("route", "place"),
    [
        ("GET /users/{id}", Place("GET", "/users/{}")),
        ("  get   /users/{user_id}/  ", Place("GET", "/users/{}")),
        ("/users/:id", Place("", "/users/{}")),
        ("/users/<int:id>", Place("", "/users/{}")),
        ("POST https://api.example/v1//users?dry=1#x", Place("POST", "/v1/users")),
        ("GET /", Place("GET", "/")),
        ("delete users/{id}", Place("DELETE", "/users/{}")),
        ("GET /files/{name}.json", Place("GET", "/files/{}.json")),
        ("GET /v1/{name=shelves/*/books/*}", Place("GET", "/v1/shelves/{}/books/{}")),
        ("POST /v1/{name=jobs/*}:cancel", Place("POST", "/v1/jobs/{}:cancel")),
        ("GET /v1/timeline (by pages)", Place("GET", "/v1/timeline")),
        ("Cart.Get", Place("", "Cart.Get")),
        ("shop.Cart/Get", Place("", "shop.Cart.Get")),
        ("rpc Get(Request) returns (Response)", Place("", "Get")),
        ("", Place("", "")),
        ("()", Place("", "")),
    ],
)
def test_one_form(route: str, place: Place) -> None:
    assert place_of(route) == place


@given(st.text())
def test_whatever_a_route_is_it_has_a_place(route: str) -> None:
    place = place_of(route)
    assert place.method == place.method.upper()
    assert place_of(f"GET {path_of(place.path)}").path == path_of(path_of(place.path))


@pytest.mark.parametrize("name", ["get-cart", "GetCart", "getCart", "get_cart", "GET_CART", "get.cart"])
def test_one_name(name: str) -> None:
    assert folded(name) == "getcart"
