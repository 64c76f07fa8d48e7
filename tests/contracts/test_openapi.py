"""What is read of an OpenAPI document, and what is not."""

from __future__ import annotations

import json

import pytest
from contract_texts import contract, read_text, shown
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_techspec.contracts.matching import promised
from mkdocs_techspec.contracts.operations import Contract, Unread

_HEAD = "openapi: 3.1.0\n"


def test_json_and_yaml_are_the_same() -> None:
    document = {"openapi": "3.0.3", "paths": {"/a": {"get": {"operationId": "a"}}, "/b": {"put": {}, "x-y": {}}}}
    text = json.dumps(document)
    assert shown(contract("a.json", text)) == shown(contract("a.yaml", text)) == ["GET /a", "PUT /b"]


def test_a_version_that_is_a_number() -> None:
    assert shown(contract("a.yaml", "openapi: 3.1\npaths: {/a: {get: {}}}")) == ["GET /a"]
    assert shown(contract("a.json", '{"openapi": 3.1, "paths": {"/a": {"get": {}}}}')) == ["GET /a"]


def test_anchors_and_merged_keys() -> None:
    text = f"""{_HEAD}
x-read: &read
  get: {{operationId: read}}
  put: {{operationId: first}}
paths:
  /a: *read
  /b: {{<<: *read, put: {{operationId: own}}}}
  /c: {{<<: [{{put: {{operationId: nearer}}}}, *read]}}
"""
    names = [(one.shown, one.name) for one in contract("a.yaml", text).operations]
    assert names[:4] == [("GET /a", "read"), ("PUT /a", "first"), ("GET /b", "read"), ("PUT /b", "own")]
    assert names[4:] == [("GET /c", "read"), ("PUT /c", "nearer")]


def test_references_in_the_same_file() -> None:
    text = f"""{_HEAD}
paths:
  /a: {{$ref: "#/components/pathItems/a~1b%20c"}}
  /b: {{$ref: "#/paths/~1a", post: {{}}}}
components: {{pathItems: {{"a/b c": {{get: {{}}}}}}}}
"""
    assert shown(contract("a.yaml", text)) == ["GET /a", "GET /b", "POST /b"]


@pytest.mark.parametrize("target", ["other.yaml", "#/nowhere", "#/paths/~1a", "", "#"])
def test_a_path_whose_methods_are_elsewhere_has_any(target: str) -> None:
    found = contract("a.yaml", f'{_HEAD}paths: {{/a: {{$ref: "{target}"}}}}')
    assert shown(found) == ["/a"]
    assert promised(found, "any", "PATCH /a")
    assert promised(found, "any", "/a")
    assert not promised(found, "any", "GET /b")


def test_servers_of_a_document_a_path_and_an_operation() -> None:
    text = f"""{_HEAD}
servers: [{{url: "https://api.example/v1/"}}, {{url: v2}}, {{url: "http://[broken/v3"}}]
paths:
  /a: {{get: {{}}}}
  /b: {{servers: [{{url: /inner}}], get: {{}}, put: {{servers: [{{url: //host/innermost}}]}}}}
"""
    found = contract("a.yaml", text)
    for route in ("GET /a", "GET /v1/a", "GET /v2/a", "GET /b", "GET /inner/b", "PUT /innermost/b"):
        assert promised(found, "any", route), route
    for route in ("GET /v3/a", "GET /v1/b", "PUT /inner/b", "GET /innermost/b"):
        assert not promised(found, "any", route), route


def test_methods_of_later_versions() -> None:
    text = "openapi: 3.2.0\npaths: {/a: {query: {}, additionalOperations: {COPY: {operationId: copy}}}}"
    assert shown(contract("a.yaml", text)) == ["QUERY /a", "COPY /a"]


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.json", "", "is not JSON"),
        ("a.json", "[" * 200_000, "is more than 100 levels deep"),
        ("a.json", "[]", "is no OpenAPI 3 document"),
        ("a.json", '{"openapi": "2.0", "paths": {}}', "is no OpenAPI 3 document"),
        ("a.json", '{"openapi": "3.0.0", "paths": []}', "has no `paths`"),
        ("a.yaml", "a: [", "is not YAML"),
        ("a.yaml", "a\0", "is not YAML"),
        ("a.yaml", "[" * 200_000, "is more than 100 levels deep"),
        ("a.yaml", "- " * 200_000, "is more than 100 levels deep"),
        ("a.yaml", "", "is no OpenAPI 3 document"),
        ("a.yaml", _HEAD, "has no `paths`"),
        ("a.yaml", "swagger: '2.0'", "is of Swagger 2"),
    ],
)
def test_what_is_no_contract(name: str, text: str, why: str) -> None:
    found = read_text(name, text)
    assert isinstance(found, Unread)
    assert found.why.startswith(why)
    assert found.help


def test_aliases_do_not_multiply() -> None:
    doubled = "".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(24))
    assert shown(contract("a.yaml", f"{_HEAD}a: &a [x, x]\n{doubled}paths: {{/a: {{get: {{}}}}}}")) == ["GET /a"]
    keys = ", ".join(f"k{i}: 1" for i in range(2000))
    found = read_text("a.yaml", f"a: &a {{{keys}}}\nb:\n" + "- {<<: *a}\n" * 2000)
    assert isinstance(found, Unread)
    assert found.why.startswith("merges too much")


def test_a_contract_has_only_so_many_operations() -> None:
    methods = ", ".join(f"{method}: {{operationId: {'x' * 1900}}}" for method in ("get", "put", "post"))
    found = read_text("a.yaml", f"{_HEAD}a: &a {{{methods}}}\npaths:\n" + "".join(f"  /{i}: *a\n" for i in range(9000)))
    assert isinstance(found, Unread)
    assert "more than 20000 operations" in found.why


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text()
            | st.sampled_from(["$ref", "get", "put", "servers", "url", "variables", "operationId", "default"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text() | st.just("/a"), _ANYTHING, max_size=4), _ANYTHING)
def test_whatever_stands_where(paths: object, servers: object) -> None:
    text = json.dumps({"openapi": "3.1.0", "paths": paths, "servers": servers, "components": paths})
    assert isinstance(read_text("a.json", text), Contract)


@given(st.text(), st.sampled_from(["a.json", "a.yaml", "a.yml", "a.proto", "a.txt", "a"]))
def test_whatever_the_text_is(text: str, name: str) -> None:
    assert isinstance(read_text(name, text), Contract | Unread)


@given(st.text(alphabet="[]{}:,-?&*!|>'\"%#<ab \n"))
def test_whatever_the_yaml_is(text: str) -> None:
    assert isinstance(read_text("a.yaml", f"{_HEAD}paths:\n  /a: {text}"), Contract | Unread)
