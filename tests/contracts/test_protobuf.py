"""What is read of a protobuf file, and what is not."""

from __future__ import annotations

import pytest
from contract_texts import contract, read_text, shown
from hypothesis import given
from hypothesis import strategies as st
from proto_schema_parser.ast import (
    Comment,
    File,
    Message,
    MessageLiteral,
    MessageType,
    Method,
    Option,
    Package,
    Service,
)
from proto_schema_parser.generator import Generator

from mkdocs_techspec.contracts.matching import promised
from mkdocs_techspec.contracts.operations import Contract, Unread


def test_only_services_count() -> None:
    text = r"""
syntax = "proto3"; // service A { rpc B(C) returns (D); }
/* service A {
   rpc B(C) returns (D); } */
package shop . v1;
option java_package = "service A { rpc B(C) returns (D); }";
option odd = 'it\'s { \" {';
message service { string rpc = 1; message Inner { int32 service = 2; } oneof rpc { string a = 3; } }
enum rpc { A = 0; }
service Cart {
  option (a.b) = { rpc: Odd };
  rpc Get ( stream Id ) returns ( .shop.v1.Cart ) ;
  rpc rpc(Id) returns (Cart) { option idempotency_level = IDEMPOTENT; };
  ;
}
extend google.protobuf.MethodOptions { string rpc = 50001; }
"""
    assert shown(contract("a.proto", text)) == ["Cart.Get", "Cart.rpc"]


@pytest.mark.parametrize(
    "option",
    [
        'option (google.api.http).get = "/v1/carts";',
        'option (google.api.http) = { get: "/v1/carts" };',
        'option (.google.api.http) = { body: "*" get: "/v1/carts" };',
        'option (a.b) = { x: "y" }; option (google.api.http) = { put: "/a" additional_bindings { get: "/v1/carts" } };',
    ],
)
def test_annotated_routes(option: str) -> None:
    found = contract("a.proto", f"service Cart {{ rpc List(A) returns (B) {{ {option} }} rpc Other(A) returns (B); }}")
    assert [one.name for one in promised(found, "any", "GET /v1/carts")] == ["List"]
    assert not promised(found, "any", "POST /v1/carts")


def test_an_annotation_outside_of_a_procedure_is_none() -> None:
    option = 'option (google.api.http) = { get: "/v1/carts" };'
    found = contract("a.proto", f"service Cart {{ rpc List(A) returns (B); {option} }}")
    assert not promised(found, "any", "GET /v1/carts")
    assert not contract("a.proto", f"service Cart {{ option (a) = {{ {option} }} }}").operations


def test_other_annotations_are_no_routes() -> None:
    text = 'service Cart { option (a) = {get: "/a"}; rpc List(A) returns (B) { option (b.http) = { get: "/b" }; } }'
    found = contract("a.proto", text)
    assert not promised(found, "any", "GET /a")
    assert not promised(found, "any", "GET /b")


@pytest.mark.parametrize("service", ["Cart", "v1.Cart", "shop.v1.Cart", ".shop.v1.Cart"])
def test_a_service_by_any_part_of_its_name(service: str) -> None:
    text = "package shop.v1; service Cart { rpc A(B) returns (C); } service Part { rpc D(B) returns (C); }"
    assert shown(contract("a.proto", text, [service])) == ["Cart.A"]


@pytest.mark.parametrize(
    ("service", "help_"), [("Crt", "did you mean 'Cart'?"), ("Xyz", "it has Cart, Part"), ("t", "")]
)
def test_a_service_that_is_not_there(service: str, help_: str) -> None:
    text = "package shop.v1; service Cart { rpc A(B) returns (C); } service Part { rpc D(B) returns (C); }"
    found = read_text("a.proto", text, ["Cart", service])
    assert isinstance(found, Unread)
    assert (found.why, found.service) == (f"has no service '{service}'", service)
    assert found.help == help_ or not help_


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "declares no service"),
        ("service A", "declares no service"),
        ("service A {", "is not protobuf"),
        ("service A { } }", "is not protobuf"),
        ("} service A { rpc B(C) returns (D);", "is not protobuf"),
        ("service A { /* }", "is not protobuf"),
        ("message A { " * 100_000, "is not protobuf"),
        ("service A {" + "rpc B(C) returns (D);" * 20_001 + "}", "has more than 20000 operations"),
    ],
)
def test_what_is_no_contract(text: str, why: str) -> None:
    found = read_text("a.proto", text)
    assert isinstance(found, Unread)
    assert found.why.startswith(why)


_NAMES = st.from_regex(r"\A[A-Za-z_][A-Za-z0-9_]{0,8}\Z").filter(lambda name: name not in {"stream", "returns"})
_TEXTS = st.text(alphabet='ab{};"/* \\', max_size=12)


@st.composite
def _files(draw: st.DrawFn) -> File:
    methods = st.builds(
        lambda name, options: Method(
            name=name,
            input_type=MessageType(type="A"),
            output_type=MessageType(type="B", stream=True),
            elements=[Option(name="(a.b)", value=MessageLiteral(elements=[])) for _ in range(options)],
        ),
        _NAMES,
        st.integers(0, 2),
    )
    services = st.builds(
        lambda name, elements: Service(name=name, elements=elements), _NAMES, st.lists(methods, max_size=3)
    )
    messages = st.builds(lambda name: Message(name=name, elements=[]), _NAMES)
    elements = draw(st.lists(services | messages, max_size=4))
    comments = [Comment(text="// " + draw(_TEXTS).replace("\n", " "))]
    options = [Option(name="go_package", value=draw(st.from_regex(r"\A[a-z{};/* ]{0,12}\Z")))]
    return File(syntax="proto3", file_elements=[*comments, Package(name="shop.v1"), *options, *elements])


@given(_files())
def test_what_another_tool_writes(file: File) -> None:
    text = Generator().generate(file)
    theirs = [
        f"{service.name}.{method.name}"
        for service in file.file_elements
        if isinstance(service, Service)
        for method in service.elements
        if isinstance(method, Method)
    ]
    found = read_text("a.proto", text)
    assert (shown(found) if isinstance(found, Contract) else []) == theirs


@given(st.text(alphabet="servicpckagAB{}();:=./*'\"\\ \n"))
def test_whatever_the_text_is(text: str) -> None:
    assert isinstance(read_text("a.proto", text), Contract | Unread)
    assert isinstance(read_text("a.proto", f"service A {{ rpc B(C) returns (D) {{ {text}"), Contract | Unread)
