"""The manual has every key, kind, link, limit and setting that the program takes, and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

import pytest
from shown_outputs import MANUAL, README, ROOT

from mkdocs_techspec.config import Config, Limits
from mkdocs_techspec.hosts.checking import check_command
from mkdocs_techspec.hosts.mkdocs_settings import TechspecSettings
from mkdocs_techspec.language.components import COMPONENT, DEFAULTS, PRESENTED
from mkdocs_techspec.language.contracts import CONTRACT
from mkdocs_techspec.language.decisions import ACCEPT, FAILURE, PROBLEM, TRADEOFF
from mkdocs_techspec.language.declarations import TECHSPEC, declare
from mkdocs_techspec.language.fences import find_fences
from mkdocs_techspec.language.fields import Shape
from mkdocs_techspec.language.members import API, STORE, TOPIC
from mkdocs_techspec.language.picturing import PICTURE
from mkdocs_techspec.language.references import LINK
from mkdocs_techspec.language.screens import NEED, SCREEN
from mkdocs_techspec.language.verbs import refusal
from mkdocs_techspec.language.views import SHOWN, VIEW
from mkdocs_techspec.model import TAKING_APIS, TAKING_STORES, TAKING_TOPICS, Component, Key, Kind, Verb
from mkdocs_techspec.source import Source, Span

SHAPES = {
    "screen": SCREEN,
    "need": NEED,
    "techspec": TECHSPEC,
    "defaults": DEFAULTS,
    "component": COMPONENT,
    "presented screen": PRESENTED,
    "API": API,
    "contract": CONTRACT,
    "store": STORE,
    "topic": TOPIC,
    "link": LINK,
    "trade-off": TRADEOFF,
    "failure": FAILURE,
    "problem": PROBLEM,
    "accepted gap": ACCEPT,
    "picture": PICTURE,
}

_LABEL = re.compile(r"^<!-- (?P<labels>[^\n]+) -->\n(?=(?:<!-- [^\n]+ -->\n)*\n?(?P<what>.+?)(?:\n\n|\Z))", re.M | re.S)
_FIRST_CELLS = re.compile(r"^\| (.*?) \|", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_VIEW = re.compile(r"^```techspec-view\n.*?^```$", re.MULTILINE | re.DOTALL)
_YAML = re.compile(r"^```yaml[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _page(name: str) -> str:
    return (MANUAL / f"{name}.md").read_text(encoding="utf-8")


def _labelled(page: str, label: str) -> list[str]:
    """The tables or paragraphs below a comment that names this label."""
    found = [one["what"] for one in _LABEL.finditer(page) if label in _labels(one["labels"])]
    assert found, f"nothing is labelled `<!-- {label} -->`"
    return found


def _labels(text: str) -> list[str]:
    what, colon, names = text.partition(": ")
    return [f"{what}: {name}" for name in names.split(", ")] if colon else [text]


def _keys(text: str) -> Iterable[str]:
    """The keys in the first column of a table, or in a paragraph that begins with what they are keys of."""
    cells = _FIRST_CELLS.findall(text) if text.startswith("|") else [text.partition("` takes ")[2]]
    return (key for cell in cells for key in _CODE.findall(cell))


def _first_column(page: str, label: str) -> list[str]:
    return sorted(key for text in _labelled(page, label) for key in _keys(text))


def _rows(page: str, label: str) -> Mapping[str, list[str]]:
    """A table's rows: the other cells, by the code in the first."""
    (table,) = _labelled(page, label)
    rows = [[cell.strip() for cell in line.strip("| ").split(" |")] for line in table.splitlines()[2:]]
    return {key: cells[1:] for cells in rows for key in _CODE.findall(cells[0])}


@pytest.mark.parametrize(("name", "shape"), SHAPES.items(), ids=SHAPES)
def test_keys(name: str, shape: Shape) -> None:
    assert _first_column(_page("language"), f"keys of: {name}") == sorted(shape.fields)


@pytest.mark.parametrize(("name", "shape"), SHAPES.items(), ids=SHAPES)
def test_required_keys(name: str, shape: Shape) -> None:
    tables = [text for text in _labelled(_page("language"), f"keys of: {name}") if text.startswith("|")]
    required = [line for table in tables for line in table.splitlines() if "**Required.**" in line]
    assert sorted(_CODE.findall(line)[0] for line in required) == sorted(shape.required)


def test_kinds() -> None:
    takes = {"apis": TAKING_APIS, "stores": TAKING_STORES, "topics": TAKING_TOPICS}
    rows = _rows(_page("language"), "kinds")
    assert list(rows) == [kind.value for kind in Kind]
    for name, (_, *cells) in rows.items():
        padded = [*cells, "", "", ""][:3]
        assert [cell == "yes" for cell in padded] == [Kind(name) in kinds for kinds in takes.values()], name


def test_links() -> None:
    rows = _rows(_page("language"), "links")
    assert list(rows) == [verb.value for verb in Verb]
    for verb, (targets,) in rows.items():
        accepted = {kind.value for kind in Kind if not refusal(Verb(verb), _component(kind), Key("s", "c"))}
        told = {kind.value for kind in Kind if re.search(rf"\b{kind.value}\b", targets.partition(": what")[0])}
        assert accepted == (set(Kind) if targets.startswith("anything") else told), verb


def _component(kind: Kind) -> Component:
    span = Span(Source(path="a.md", uri="a.md", text=""), 1, 1, 1, 1)
    return Component(id="c", span=span, block=span, kind=kind, kind_name=kind.value, title="C")


@pytest.mark.parametrize("example", _YAML.findall(_page("language")))
def test_examples_are_well_formed(example: str) -> None:
    """An example is a screen, or a part of a system, or front matter."""
    if example.startswith("---"):
        return
    screen = example.startswith("screen:")
    text = f"```screen\n{example}```\n" if screen else f"```techspec\nsystem: example\n{example}```\n"
    (block,) = find_fences(Source(path="a.md", uri="a.md", text=text)).blocks
    declared = declare(block, Config())
    assert declared.readable
    assert [f"{gap.rule}: {gap.message}" for gap in declared.diagnostics] == []


def test_views() -> None:
    page = _page("views")
    assert {view: _CODE.findall(cells[1]) for view, cells in _rows(page, "views").items()} == {
        view: list(keys) for view, keys in SHOWN.items()
    }
    assert re.findall(r"^## ([a-z]+)$", page, re.MULTILINE) == list(SHOWN)


def test_keys_of_views() -> None:
    rows = _rows(_page("views"), "keys of: view")
    assert sorted(rows) == sorted(VIEW.fields)
    assert {key for key, cells in rows.items() if "**Required.**" in cells[1]} == set(VIEW.required)


@pytest.mark.parametrize("example", _VIEW.findall(_page("views")))
def test_examples_of_views_are_well_formed(example: str) -> None:
    (block,) = find_fences(Source(path="a.md", uri="a.md", text=example)).blocks
    assert [f"{gap.rule}: {gap.message}" for gap in declare(block, Config()).diagnostics] == []


def test_every_view_has_an_example() -> None:
    assert sorted(re.findall(r"^show: (\w+)$", "".join(_VIEW.findall(_page("views"))), re.MULTILINE)) == sorted(
        ["coverage", *SHOWN]
    )


def test_settings() -> None:
    headings = re.findall(r"^## ([a-z-]+)$", _page("settings"), re.MULTILINE)
    assert sorted(headings) == sorted({*TechspecSettings()._schema_keys, "enabled"})


def test_limits() -> None:
    told = {name: int(cells[0]) for name, cells in _rows(_page("settings"), "limits").items()}
    limits = Limits()
    assert told == {name: getattr(limits, name) for name in Limits.__slots__}


def test_fields_of_json() -> None:
    page = _page("ci")
    shown = re.search(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert shown
    assert _first_column(page, "fields of json") == sorted(json.loads(shown[1])[0])


def test_formats() -> None:
    (option,) = (one for one in check_command.params if one.name == "output_format")
    for name in getattr(option.type, "choices", ()):
        assert re.search(rf"^`{name}`", _page("ci"), re.MULTILINE), name


def test_links_of_the_readme() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).is_file()] == []
