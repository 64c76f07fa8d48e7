"""The command `techspec check`: what it reads, what it prints, how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs_sites import CLEAN, SCREEN, UNASKED, UNSERVED, run_build, write_site

from mkdocs_techspec.hosts.cli import main

HELP = "add `serves: home.greeting` to the API that does it, 'api.greet' perhaps, or say `planned: why` at the need"
SAMPLE_SITE = Path(__file__).parents[2] / "sample_site"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("page", "arguments", "code"),
    [
        (CLEAN, (), 0),
        (CLEAN, ("--strict",), 0),
        (UNSERVED, (), 1),
        (UNASKED, (), 0),
        (UNASKED, ("--strict",), 1),
    ],
)
def test_exit_codes(page: str, arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": page})
    assert run(*arguments).exit_code == code


def test_concise(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    assert run("--output-format", "concise").output.splitlines() == [
        "docs/a.md:6:3: error[coverage/unserved] need 'home.greeting' is served by nothing",
        "1 screen, 0 of 1 need supported, 2 components: 1 error, 0 warnings",
    ]


def test_full_underlines_the_place_and_says_what_to_write(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    assert run().output.splitlines()[:5] == [
        "docs/a.md:6:3: error[coverage/unserved] need 'home.greeting' is served by nothing",
        "  |",
        "6 |   greeting: A greeting",
        "  |   ^^^^^^^^",
        f"  = help: {HELP}",
    ]


def test_json(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    gaps = json.loads(run("--output-format", "json").output)
    assert gaps[0] == {
        "rule": "coverage/unserved",
        "severity": "error",
        "path": "docs/a.md",
        "line": 6,
        "column": 3,
        "end_line": 6,
        "end_column": 11,
        "message": "need 'home.greeting' is served by nothing",
        "help": HELP,
        "notes": [],
        "system": "hello",
    }


def test_json_without_gaps_is_an_empty_list(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN})
    assert json.loads(run("--output-format", "json").output) == []


def test_a_folder_without_settings(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/a.md").write_text(SCREEN)
    result = run("--output-format", "concise", ".")
    assert result.exit_code == 1
    assert "deep/a.md:3:9: error[coverage/no-page] screen 'home' is presented by no page" in result.output


def test_pages_by_name_are_one_site(tmp_path: Path) -> None:
    spec = CLEAN[CLEAN.index("```techspec") :]
    for name, text in {"screen.md": SCREEN, "spec.md": spec, "other.md": UNSERVED}.items():
        (tmp_path / name).write_text(text)
    assert run("screen.md", "spec.md").exit_code == 0


@pytest.mark.parametrize("hidden", ["docs/.obsidian/a.md", "docs/templates/a.md"])
def test_pages_that_mkdocs_leaves_out(hidden: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN, hidden: UNSERVED})
    assert run().exit_code == 0


def test_of_an_index_and_a_readme_the_index_is_the_page(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN, "docs/README.md": UNSERVED})
    assert run().exit_code == 0


SETTINGS: Mapping[str, str] = {
    "tags of other tools": "plugins: [techspec]\nextra: !!python/name:material.x\nhook: !relative $docs_dir\n",
    "a plugin by mapping": "plugins: {techspec: {exclude: [b.md]}}\n",
    "from the environment": "plugins: [techspec: {exclude: !ENV [NOT_SET_ANYWHERE, [b.md]]}]\n",
    "not built": "exclude_docs: b.md\n",
    "a draft": "draft_docs: |\n  b.*\n",
    "inherited": "INHERIT: base.yml\n",
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_settings_of_the_site(settings: str, tmp_path: Path) -> None:
    pages = {"docs/a.md": CLEAN} if "relative" in settings else {"docs/a.md": CLEAN, "docs/b.md": UNSERVED}
    write_site(tmp_path, pages, settings)
    (tmp_path / "base.yml").write_text("plugins: [techspec: {exclude: ['b*']}]\n")
    assert run("--output-format", "concise").output == "1 screen, 1 of 1 need supported, 2 components: no gaps\n"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("plugins: [techspec: {rulez: {}}]", "mkdocs.yml:1:22: there is no setting 'rulez'; did you mean 'rules'?"),
        ("plugins: [techspec: {rules: {coverage/unservd: off}}]", "did you mean 'coverage/unserved'?"),
        ("plugins: [techspec: {owners: nowhere}]", "cannot be read"),
        ("plugins: [", "mkdocs.yml:2:1: this is not YAML: while parsing a flow node"),
        ("- plugins", "is not a mapping"),
        ("docs_dir: nothing", "there are no Markdown pages in 'nothing'"),
    ],
)
def test_settings_that_cannot_be_used(settings: str, told: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN}, settings)
    result = run()
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output


def test_wrong_usage(tmp_path: Path) -> None:
    assert run("nowhere").exit_code == 2
    assert run("--output-format", "xml").exit_code == 2
    assert run(tmp_path).exit_code == 2


def test_a_page_that_is_not_utf_8_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"# Caf\xe9\n" + SCREEN.replace("A greeting", "Gr\u00fc\u00dfe").encode("latin-1"))
    result = run("--output-format", "concise", ".")
    assert result.exit_code == 1
    assert "a.md:4:9: error[coverage/no-page] screen 'home' is presented by no page" in result.output


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    page = CLEAN.replace("screen: home\n", f"screen: home\nwireframe: {'a' * 300}.png\n")
    write_site(tmp_path, {"docs/a.md": page})
    assert f"the wireframe '{'a' * 300}.png' is not there" in run().output


def test_a_link_in_a_circle_is_no_file(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN.replace("screen: home\n", "screen: home\nwireframe: loop.png\n")})
    (tmp_path / "docs/loop.png").symlink_to(tmp_path / "docs/pool.png")
    (tmp_path / "docs/pool.png").symlink_to(tmp_path / "docs/loop.png")
    assert "the wireframe 'loop.png' is not there" in run().output


def test_a_wireframe_outside_the_docs_is_not_there(tmp_path: Path) -> None:
    page = CLEAN.replace("screen: home\n", "screen: home\nwireframe: ../secret.png\n")
    write_site(tmp_path, {"docs/a.md": page, "secret.png": ""})
    (tmp_path / "docs/inside.png").symlink_to(tmp_path / "secret.png")
    assert "the wireframe '../secret.png' is not there" in run().output
    (tmp_path / "docs/a.md").write_text(page.replace("../secret", "inside"))
    assert "the wireframe 'inside.png' is not there" in run().output


def test_a_python_without_libyaml(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['yaml._yaml'] = None\n")
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", "mkdocs_techspec", "check"]
    env = {**os.environ, "PYTHONPATH": path}
    ended = subprocess.run(command, capture_output=True, check=False, text=True, env=env)
    assert ended.returncode == 2
    assert ended.stderr.startswith("techspec: PyYAML has no libyaml here")


def test_twice_the_same_bytes(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED, "docs/b.md": UNSERVED})
    command = [sys.executable, "-m", "mkdocs_techspec", "check"]
    runs = [
        subprocess.run(command, capture_output=True, check=False, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""


def test_checking_loads_nothing_of_drawing_or_hosts(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN})
    script = (
        "import sys; from mkdocs_techspec.hosts.cli import main\n"
        "try: main(['check'])\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stderr.split()
    assert "mkdocs_techspec.check" in loaded
    assert not {"mkdocs", "markdown", "jinja2", "wasmtime", "graphviz", "pathspec"} & set(loaded)


_SLIPS = (("serves:", "servez:"), ("kind: cache", "kind: cash"), ("costs:", "cost:"), ("owner: web", "owner: wep"))


def test_every_host_prints_the_same(tmp_path: Path) -> None:
    """The sample site with slips in it, a page in a folder by another name, and one that is not built."""
    shutil.copytree(SAMPLE_SITE, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("site", ".cache"))
    for page in (tmp_path / "docs").rglob("*.md"):
        text = page.read_text()
        for right, wrong in _SLIPS:
            text = text.replace(right, wrong)
        page.write_text(text)
    (tmp_path / "docs/hidden").mkdir()
    (tmp_path / "docs/hidden/a.png").touch()
    lone = "```screen\nscreen: lone\nsystem: feed\nwireframe: ../hidden/a.png\nshows: {a: 'See [it](b.md)'}\n```\n"
    (tmp_path / "docs/node_modules").mkdir()
    (tmp_path / "docs/node_modules/lone.md").write_text(lone)
    with (tmp_path / "mkdocs.yml").open("a") as settings:
        settings.write("exclude_docs: hidden\n")
    told = run("--output-format", "full").output.strip().split("\n\n")
    build = run_build(tmp_path, "--quiet", "--strict")
    assert build.returncode == 1
    logged = re.split(r"^(?:ERROR|WARNING) +- +techspec: ", build.stdout + build.stderr, flags=re.MULTILINE)
    assert len(told) > 30
    assert {gap.strip() for gap in logged if _HEADLINE.match(gap)} == {gap for gap in told if _HEADLINE.match(gap)}


_HEADLINE = re.compile(r"docs/\S+:\d+:\d+: (?:error|warning)\[")
