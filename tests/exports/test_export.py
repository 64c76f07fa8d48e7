"""The model as one JSON document: it has the form of its schema, the same bytes, and what is so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator
from literate import CASES, Case, quiet, read_cases
from support import check_text

from mkdocs_techspec.analysis.support import Status
from mkdocs_techspec.check import Checked, check
from mkdocs_techspec.config import Config
from mkdocs_techspec.contracts.operations import no_file
from mkdocs_techspec.language.members import NUMBERS
from mkdocs_techspec.model import Kind, Standby, Verb
from mkdocs_techspec.reports.export import SCHEMA_FILE, export
from mkdocs_techspec.source import Source

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
Json = dict[str, Any]


def sample(*, backwards: bool = False) -> Checked:
    """The sample site, its pages in this order or the other."""
    docs = ROOT / "sample_site/docs"
    pages = sorted(docs.rglob("*.md"), reverse=backwards)
    sources = [
        Source(path=str(page), uri=page.relative_to(docs).as_posix(), text=page.read_text("utf-8")) for page in pages
    ]
    return check(sources, Config(), lambda uri: (docs / uri).is_file(), no_file)


@pytest.fixture(scope="module")
def document() -> Json:
    return cast("Json", json.loads(export(sample())))


def wrong(document: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_sample_site_passes(document: Json) -> None:
    assert wrong(document) == []
    assert document["$schema"] == SCHEMA["$id"]


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.md")):
        yield from read_cases(path)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_sites_with_gaps_pass(case: Case) -> None:
    pages = {name: text for name, text in case.files.items() if name != "output"}
    assert wrong(json.loads(export(check_text(pages, quiet(pages))))) == []


def objects(schema: object) -> Iterator[dict[str, object]]:
    """All objects that a schema describes."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for one in schema.values():
            yield from objects(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from objects(one)


def test_every_object_has_all_its_keys_and_no_other() -> None:
    for one in objects(SCHEMA):
        assert one["additionalProperties"] is False
        is_of_numbers = one["properties"].keys() == {field.name for field in NUMBERS}  # type: ignore[attr-defined] # read from JSON
        assert is_of_numbers or one["required"] == [*one["properties"]]  # type: ignore[misc] # read from JSON


def test_its_words_are_those_of_the_program() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["component"]["properties"]["like"]["enum"] == [*Kind]
    assert definitions["link"]["properties"]["verb"]["enum"] == [*Verb]
    assert definitions["redundancy"]["properties"]["standby"]["enum"] == [*Standby, None]
    statuses = {status.value.replace(" ", "-") for status in Status}
    assert set(definitions["need"]["properties"]["status"]["enum"]) == statuses


@pytest.mark.parametrize(
    "way",
    [
        ("systems", 0),
        ("systems", 1, "stages", 0),
        ("systems", 0, "screens", 0, "needs", 0),
        ("systems", 0, "components", 0, "redundancy"),
        ("systems", 0, "links", 0),
        ("blast_radius", 0, "one", "needs"),
        (),
    ],
)
def test_an_unknown_key_and_a_missing_one_fail(document: Json, way: tuple[str | int, ...]) -> None:
    changed = json.loads(json.dumps(document))
    inner = changed
    for step in way:
        inner = inner[step]
    inner["zzz"] = 1
    assert any("zzz" in one for one in wrong(changed))
    del inner["zzz"]
    inner.popitem()
    assert any("required" in one for one in wrong(changed))


def test_the_same_bytes_in_whatever_order_pages_are_read() -> None:
    text = export(sample())
    assert text == export(sample(backwards=True))
    assert text.isascii()
    assert str(ROOT) not in text


@pytest.mark.parametrize("backwards", [True, False])
def test_things_are_sorted(backwards: bool) -> None:  # noqa: FBT001 - parametrized
    blocks = [
        "```screen\nscreen: a\nshows: {n: N}\n```\n",
        "```screen\nscreen: b\nshows: {n: N}\n```\n",
        "```techspec\nsystem: s\ncomponents: {d: {kind: page, screens: '*', reads: [f, e], calls: [g]}}\n```\n",
        "```techspec\nsystem: s\ncomponents: {e: {kind: database}, f: {kind: database}, g: {kind: server}}\n```\n",
    ]
    system = json.loads(export(check_text("\n".join(blocks[::-1] if backwards else blocks))))["systems"][0]
    assert [one["id"] for one in system["screens"]] == ["s:a", "s:b"]
    assert [one["id"] for one in system["components"]] == ["s:d", "s:e", "s:f", "s:g"]
    links = [(one["source"], one["verb"], one["target"]) for one in system["links"]]
    assert links == [("s:d", "calls", "s:g"), ("s:d", "reads", "s:e"), ("s:d", "reads", "s:f")]


def by_id(things: list[Json]) -> Mapping[str, Json]:
    return {str(one.get("id", one.get("thing"))): one for one in things}


def test_what_it_says(document: Json) -> None:
    feed = by_id(document["systems"])["feed"]
    home = by_id(feed["screens"])["feed:home"]
    tweets = by_id(home["needs"])["feed:home.tweets"]
    assert tweets["status"] == "served"
    assert tweets["supported"] is True
    components = by_id(feed["components"])
    servers = {one.rpartition(".")[0] for one in tweets["served_by"]}
    assert servers <= components.keys()
    assert all("feed:home" in components[one]["supports"] for one in servers)
    assert {one["page"] for one in home["presented_by"]} <= components.keys()
    sources = {link["source"].partition(".")[0] for link in feed["links"]}
    assert sources <= components.keys()
    path, line, column = tweets["place"].split(":")
    shown = (ROOT / "sample_site/docs" / path).read_text(encoding="utf-8").split("\n")[int(line) - 1]
    assert shown[int(column) - 1 :].startswith("tweets")


def test_stages(document: Json) -> None:
    photos = by_id(document["systems"])["photos"]
    last = [stage for stage in photos["stages"] if stage["last"]]
    assert len(last) == 1
    assert last[0]["parts"] is None
    first = photos["stages"][0]
    assert first["after"] is None
    assert first["changes"] == []
    for stage in photos["stages"][1:]:
        before = by_id(photos["stages"])[stage["after"]]
        then, now = (by_id((one["parts"] or photos)["components"]).keys() for one in (before, stage))
        changed = {change["component"]: change["change"] for change in stage["changes"]}
        assert {one for one, what in changed.items() if what == "added"} == now - then
        assert {one for one, what in changed.items() if what == "removed"} == then - now


def test_blast_radius() -> None:
    checked = sample()
    harm = checked.last.harm
    told = {(one["sort"], one["thing"]): one for one in json.loads(export(checked))["blast_radius"]}
    assert len(told) == len(harm.things)
    for thing in harm.things:
        sort = "host" if thing.name.startswith("host/") else "component"
        for radius, of in ((harm.one(thing), "one"), (harm.whole(thing), "whole")):
            one = told[sort, str(thing)][of]
            assert one["needs"]["lost"] == sorted(map(str, radius.lost))
            assert one["screens"]["stale"] == sorted(map(str, harm.screens(radius).stale))


def test_gaps_are_those_of_the_check() -> None:
    accept = "accept: {gap: problem/open, on: home, why: So}"
    page = f"```screen\nscreen: home\nshows: {{a: A}}\n```\n```techspec\nsystem: shop\n{accept}\n```\n"
    checked = check_text(page)
    found = json.loads(export(checked))
    assert [one["rule"] for one in found["gaps"]] == [one.rule for one in checked.diagnostics]
    assert found["gaps"][0]["place"] == "page.md:2:9"
    assert found["counts"] == {"screens": 1, "needs": 1, "supported": 0, "components": 0}
    assert found["systems"][0]["accepts"] == [
        {"gap": "problem/open", "on": ["shop:home"], "why": "So", "until": None, "stage": None, "place": "page.md:7:15"}
    ]
