"""Contracts that others have published are read whole, and their APIs are found in them."""

from __future__ import annotations

import pytest
from contract_texts import DATA, published, shown
from proto_schema_parser.ast import Method, Package, Service
from proto_schema_parser.parser import Parser
from support import check_text, told

from mkdocs_techspec.contracts.matching import nearest_to, promised, unnamed


def test_the_pet_store() -> None:
    store = published("petstore.json")
    assert len(store.operations) == 20
    for route in ("PUT /pet", "get /v2/pet/{id}", "GET /pet/findByStatus?status=sold", "/store/order/:order"):
        assert promised(store, "any", route), route
    assert [one.shown for one in promised(store, "get-pet-by-id", "")] == ["GET /pet/{petId}"]
    assert not promised(store, "any", "GET /v1/pet/{id}")
    assert nearest_to(store, "any", "GET /pets/findByStatus") == "GET /pet/findByStatus"
    assert nearest_to(store, "delete-pets", "") == "DELETE /pet/{petId}"


def test_the_patent_office() -> None:
    office = published("uspto.yaml")
    assert shown(office) == ["GET /", "GET /{dataset}/{version}/fields", "POST /{dataset}/{version}/records"]
    for route in ("GET https://developer.uspto.gov/ds-api/", "GET /ds-api/{d}/{v}/fields", "POST /{d}/{v}/records"):
        assert promised(office, "any", route), route
    assert promised(office, "performSearch", "")


def test_the_galaxy() -> None:
    galaxy = published("galaxy.yaml")
    apis = [
        ("get-planet", ""),
        ("all", "GET /planets"),
        ("login", "POST /auth/token"),
        ("drop", "DELETE /planets/{id}"),
    ]
    assert all(promised(galaxy, *api) for api in apis)
    rest = [one.shown for one in unnamed(galaxy, apis)]
    assert rest == ["POST /planets", "PUT /planets/{planetId}", "POST /planets/{planetId}/image", *rest[3:]]
    assert len(rest) == 5
    assert nearest_to(galaxy, "any", "PUT /planet/{id}") == "PUT /planets/{planetId}"
    assert nearest_to(galaxy, "any", "PATCH /planets/{id}") == "DELETE /planets/{planetId}"


def test_etcd() -> None:
    etcd = published("etcd.proto", ["KV"])
    assert shown(etcd) == ["KV.Range", "KV.Put", "KV.DeleteRange", "KV.Txn", "KV.Compact"]
    for route in ("etcdserverpb.KV/Range", "KV.DeleteRange", "POST /v3/kv/range", "/etcdserverpb.KV/Txn"):
        assert promised(etcd, "any", route), route
    assert promised(etcd, "delete-range", "")
    assert not promised(etcd, "any", "Lease.LeaseGrant")
    assert promised(published("etcd.proto"), "any", "Lease.LeaseGrant")
    assert nearest_to(etcd, "any", "KV.DeleteRanges") == "KV.DeleteRange"


def test_health_checks() -> None:
    health = published("health.proto", ["grpc.health.v1.Health"])
    assert shown(health) == ["Health.Check", "Health.Watch", "Health.List"]
    assert promised(health, "check", "")


@pytest.mark.parametrize("name", ["etcd.proto", "health.proto"])
def test_another_parser_of_protobuf_finds_the_same(name: str) -> None:
    file = Parser().parse((DATA / name).read_text(encoding="utf-8"))
    package = next(one.name for one in file.file_elements if isinstance(one, Package))
    theirs = [
        f"/{package}.{service.name}/{method.name}"
        for service in file.file_elements
        if isinstance(service, Service)
        for method in service.elements
        if isinstance(method, Method)
    ]
    ours = published(name)
    assert [promised(ours, "any", path) for path in theirs] == [(one,) for one in ours.operations]


def test_a_spec_is_held_against_one() -> None:
    page = """
```techspec
system: pets
components:
  store:
    kind: server
    owner: pets
    contract: petstore.json
    apis:
      find: GET /v2/pet/findByStatus
      buy: POST /store/orders
```
"""
    files = {"page.md": page, "petstore.json": (DATA / "petstore.json").read_text(encoding="utf-8")}
    checked = check_text(files, {"rules": {"coverage": "off", "failure": "off"}})
    assert told(checked) == ["contract/missing"]
    assert checked.diagnostics[0].help == "did you mean 'POST /store/order'?"
