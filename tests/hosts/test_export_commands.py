"""The commands `techspec export` and `techspec schema`: what they print and write, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from mkdocs_sites import CLEAN, SETTINGS, UNSERVED, write_site

from mkdocs_techspec.hosts.cli import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_site(tmp_path, {"docs/a.md": CLEAN})


def test_it_prints_the_model() -> None:
    result = run("export")
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert [system["id"] for system in document["systems"]] == ["hello"]
    assert Draft202012Validator(json.loads(run("schema", "export").stdout)).is_valid(document)


def test_it_writes_a_file(tmp_path: Path) -> None:
    result = run("export", tmp_path, "-o", "model.json", "--output-format", "json")
    assert (result.exit_code, result.output) == (0, "")
    assert Path("model.json").read_bytes() == run("export").stdout_bytes


def test_gaps_are_in_it_and_do_not_fail_it(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    result = run("export")
    assert result.exit_code == 0
    gaps = json.loads(result.stdout)["gaps"]
    assert "coverage/unserved" in [gap["rule"] for gap in gaps]
    assert gaps[0]["place"] == "a.md:6:3"


def test_it_is_the_same_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = run("export").stdout
    monkeypatch.chdir(tmp_path.parent)
    assert run("export", tmp_path).stdout == text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "nowhere"], "'nowhere' does not exist"),
        (["export", "-o", "no/where.json"], "cannot be written"),
        (["export", "--output-format", "xml"], "'xml' is not 'json'"),
        (["schema", "view"], "'view' is not one of 'screen', 'techspec', 'techspec-view', 'export'"),
        (["schema"], "Missing argument"),
    ],
)
def test_wrong_usage(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_wrong_settings(tmp_path: Path) -> None:
    write_site(tmp_path, {}, "plugins:\n  - techspec: {kinds: {lambda: {like: sever}}}\n")
    for command in (["export"], ["schema", "techspec", "."]):
        result = run(*command)
        assert result.exit_code == 2
        assert "did you mean 'server'?" in result.stderr


@pytest.mark.parametrize("block", ["screen", "techspec", "techspec-view"])
def test_it_prints_the_schemas_of_blocks(block: str) -> None:
    result = run("schema", block)
    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f":{block}")


def test_a_site_of_its_own_kinds(tmp_path: Path) -> None:
    write_site(
        tmp_path, {}, f"{SETTINGS.replace('[techspec]', '')}\n  - techspec: {{kinds: {{lambda: {{like: server}}}}}}\n"
    )
    spec = {"system": "shop", "components": {"a": {"kind": "lambda"}, "b": {"kind": "sever"}}}
    anything, exact = (json.loads(run("schema", "techspec", *path).stdout) for path in ((), (".",)))
    assert not list(Draft202012Validator(anything).iter_errors(spec))
    told = [error.json_path for error in Draft202012Validator(exact).iter_errors(spec)]
    assert told == ["$.components.b.kind"]
