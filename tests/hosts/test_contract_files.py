"""Contracts are read from the docs folder and from the roots, and from nowhere else; every host says the same."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs_sites import CLEAN, article, run_build, write_site

from mkdocs_techspec.hosts.cli import main

CONTRACT = "openapi: 3.1.0\npaths:\n  /greeting:\n    get: {}\n"
OTHER = CONTRACT.replace("/greeting", "/greetings")
MISSING = "'GET /greeting' of API 'api.greet' is not in the contract"
ROOTS = "site_name: A site\nplugins: [{techspec: {roots: [../api, more]}}]\n"
HOOK = """
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "made.yaml", content='''%s'''))
"""


def page(contract: str) -> str:
    return CLEAN.replace("    kind: server\n", f"    kind: server\n    contract: {contract}\n")


def checked(folder: Path) -> str:
    found = CliRunner().invoke(main, ["check", "--output-format", "concise", str(folder)])
    assert found.exit_code in {0, 1}, found.output
    return found.output


def site(folder: Path, contract: str, files: Mapping[str, str], settings: str = ROOTS) -> Path:
    """A site in the folder `site`, beside other folders that files may be in."""
    for name in ("site/more", "api", "elsewhere"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return write_site(folder / "site", {"docs/page.md": page(contract)}, settings)


@pytest.mark.parametrize(
    ("contract", "file"),
    [
        ("a.yaml", "site/docs/a.yaml"),
        ("deep/a.yml", "site/docs/deep/a.yml"),
        ("../../api/deep/a.yaml", "api/deep/a.yaml"),
        ("../more/a.yaml", "site/more/a.yaml"),
    ],
)
def test_files_that_may_be_read(contract: str, file: str, tmp_path: Path) -> None:
    site(tmp_path, contract, {file: CONTRACT})
    assert "no gaps" in checked(tmp_path / "site")
    (tmp_path / file).write_text(OTHER)
    assert MISSING in checked(tmp_path / "site")


@pytest.mark.parametrize(
    "contract", ["../../elsewhere/a.yaml", "../a.yaml", "../../api-more/a.yaml", "../../../../../../../../../../a.yaml"]
)
def test_files_that_may_not(contract: str, tmp_path: Path) -> None:
    site(tmp_path, contract, {"elsewhere/a.yaml": CONTRACT, "site/a.yaml": CONTRACT, "api-more/a.yaml": CONTRACT})
    assert "lies outside of the docs folder" in checked(tmp_path / "site")


def test_links_are_followed_before_it_is_decided(tmp_path: Path) -> None:
    site(tmp_path, "a.yaml", {"elsewhere/a.yaml": CONTRACT, "api/a.yaml": CONTRACT})
    link = tmp_path / "site/docs/a.yaml"
    link.symlink_to(tmp_path / "elsewhere/a.yaml")
    assert "lies outside of the docs folder" in checked(tmp_path / "site")
    link.unlink()
    link.symlink_to(tmp_path / "api/a.yaml")
    assert "no gaps" in checked(tmp_path / "site")
    link.unlink()
    link.symlink_to(link)
    assert "contract/unreadable" in checked(tmp_path / "site")


def test_what_is_no_file(tmp_path: Path) -> None:
    site(tmp_path, "a.yaml", {"site/docs/b.yaml": CONTRACT})
    assert "is not there" in checked(tmp_path / "site")
    (tmp_path / "site/docs/a.yaml").mkdir()
    assert "is no file" in checked(tmp_path / "site")
    (tmp_path / "site/docs/a.yaml").rmdir()
    os.mkfifo(tmp_path / "site/docs/a.yaml")
    assert "is no file" in checked(tmp_path / "site")


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    site(tmp_path, f"{'a' * 5000}.yaml", {})
    assert "contract/unreadable" in checked(tmp_path / "site")
    site(tmp_path, '"\\0.yaml"', {})
    assert "contract/unreadable" in checked(tmp_path / "site")


def test_a_near_name_is_suggested(tmp_path: Path) -> None:
    site(tmp_path, "openapi.yml", {"site/docs/openapi.yaml": CONTRACT, "site/docs/other.yaml": CONTRACT})
    found = CliRunner().invoke(main, ["check", str(tmp_path / "site")])
    assert "did you mean 'openapi.yaml'?" in found.output


def test_a_file_may_only_be_so_large(tmp_path: Path) -> None:
    settings = "site_name: A site\nplugins: [{techspec: {limits: {contract_size: %d}}}]\n"
    site(tmp_path, "a.yaml", {"site/docs/a.yaml": CONTRACT}, settings % len(CONTRACT))
    assert "no gaps" in checked(tmp_path / "site")
    site(tmp_path, "a.yaml", {}, settings % (len(CONTRACT) - 1))
    assert f"has more than {len(CONTRACT) - 1} bytes" in checked(tmp_path / "site")


def test_without_roots_only_the_docs_folder_counts(tmp_path: Path) -> None:
    settings = "site_name: A site\nplugins: [techspec]\n"
    site(tmp_path, "../../api/a.yaml", {"api/a.yaml": CONTRACT}, settings)
    assert "lies outside of the docs folder" in checked(tmp_path / "site")
    (tmp_path / "site/techspec.toml").write_text('roots = ["../api"]\n')
    assert "no gaps" in checked(tmp_path / "site")


@pytest.mark.parametrize(
    ("roots", "why"),
    [("[../none]", "there is no folder '../none'"), ("{a: b}", "must be a list of folders"), ("[1]", "must be a list")],
)
def test_roots_that_cannot_be_used(roots: str, why: str, tmp_path: Path) -> None:
    site(tmp_path, "a.yaml", {}, f"site_name: A site\nplugins: [{{techspec: {{roots: {roots}}}}}]\n")
    found = CliRunner().invoke(main, ["check", str(tmp_path / "site")])
    assert found.exit_code == 2
    assert "setting 'roots'" in found.output
    assert why in found.output


def test_a_build_says_the_same_and_lists_what_no_api_names(tmp_path: Path) -> None:
    folder = site(tmp_path, "../../api/a.yaml", {"api/a.yaml": CONTRACT + "    put: {}\n  /<b>: {get: {}}\n"})
    assert run_build(folder, "--strict").returncode == 0
    shown = article(folder / "site/page/index.html")
    assert "2 operations of it that no API names" in shown
    assert "PUT /greeting" in shown
    assert "GET /&lt;b&gt;" in shown
    (tmp_path / "api/a.yaml").write_text(OTHER)
    failed = run_build(folder)
    assert failed.returncode == 1
    assert MISSING in failed.stderr


def test_a_contract_that_another_plugin_makes(tmp_path: Path) -> None:
    settings = "site_name: A site\nhooks: [hook.py]\nplugins: [techspec]\n"
    folder = site(tmp_path, "made.yaml", {"site/hook.py": HOOK % CONTRACT}, settings)
    assert run_build(folder, "--strict").returncode == 0
    site(tmp_path, "made.yaml", {"site/hook.py": HOOK % OTHER}, settings)
    assert MISSING in run_build(folder).stderr


def test_a_contract_that_the_site_leaves_out_is_read_all_the_same(tmp_path: Path) -> None:
    settings = "site_name: A site\nexclude_docs: a.yaml\nplugins: [techspec]\n"
    folder = site(tmp_path, "a.yaml", {"site/docs/a.yaml": OTHER}, settings)
    assert MISSING in run_build(folder).stderr
    assert MISSING in checked(folder)
    assert not (folder / "site/a.yaml").exists()
