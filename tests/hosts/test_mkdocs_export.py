"""The file `techspec.json` of a built site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort
from mkdocs_sites import CLEAN, UNSERVED, built, run_build, write_site

from mkdocs_techspec.hosts.cli import main


def site(folder: Path, setting: str = "", page: str = CLEAN) -> Path:
    settings = f"site_name: A site\nplugins:\n  - techspec: {{{setting}}}\n"
    return write_site(folder, {"docs/a.md": page}, settings)


def test_it_is_what_the_command_prints(tmp_path: Path) -> None:
    written = built(site(tmp_path)) / "techspec.json"
    assert written.read_bytes() == CliRunner().invoke(main, ["export", str(tmp_path)]).stdout_bytes


def test_it_is_there_also_where_gaps_fail_the_build(tmp_path: Path) -> None:
    with pytest.raises(Abort):
        built(site(tmp_path, page=UNSERVED))
    assert json.loads((tmp_path / "site/techspec.json").read_text(encoding="utf-8"))["gaps"]


def test_it_can_be_turned_off(tmp_path: Path) -> None:
    assert not list(built(site(tmp_path, "export: false")).rglob("techspec.json"))


def test_it_can_be_another_file(tmp_path: Path) -> None:
    folder = built(site(tmp_path, "export: data/model.json"))
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*.json") if "search" not in path.parts] == [
        "data/model.json"
    ]


def test_a_site_without_blocks_has_none(tmp_path: Path) -> None:
    assert not list(built(site(tmp_path, page="# Words\n")).rglob("techspec.json"))


def test_it_does_not_take_the_place_of_a_file_of_the_site(tmp_path: Path) -> None:
    write_site(site(tmp_path), {"docs/techspec.json": "{}\n"}, (tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    result = run_build(tmp_path)
    assert result.returncode == 1
    assert "'techspec.json' is a file of this site's own" in result.stderr
    assert (tmp_path / "site/techspec.json").read_text(encoding="utf-8") == "{}\n"


@pytest.mark.parametrize("setting", ["../model.json", "/tmp/model.json", "3", "[a]", "''", "'.'"])  # noqa: S108 - it is refused
def test_a_wrong_setting(setting: str, tmp_path: Path) -> None:
    with pytest.raises(Abort):
        built(site(tmp_path, f"export: {setting}"))
    result = run_build(tmp_path)
    assert "setting 'export' must be true, false or the path of a file inside the site" in result.stderr
    assert not (tmp_path / "site").exists()
