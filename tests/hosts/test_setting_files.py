"""Settings in `techspec.toml` and `pyproject.toml`, by the real command and by a real build."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_sites import CLEAN, UNSERVED, run_build, write_site
from techspec_command import techspec

from mkdocs_techspec.hosts.settings import read_settings

GAP = "docs/a.md:6:3: error[coverage/unserved] need 'home.greeting' is served by nothing"
OFF = '[rules]\n"coverage/unserved" = "off"\n'
IN_PYPROJECT = '[project]\nname = "a"\n\n[tool.techspec.rules]\n"coverage/unserved" = "off"\n'


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("name", "text"), [("techspec.toml", OFF), ("pyproject.toml", IN_PYPROJECT)])
def test_a_file_beside_mkdocs_yml(name: str, text: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    assert techspec("check").returncode == 1
    assert run_build(tmp_path).returncode == 1
    write({name: text})
    assert techspec("check", "--strict").returncode == 0
    assert run_build(tmp_path, "--strict").returncode == 0


def test_a_file_for_a_folder_and_for_pages() -> None:
    write({"docs/a.md": UNSERVED, "docs/techspec.toml": OFF})
    assert techspec("check", "docs").returncode == 0
    assert techspec("check", "docs/a.md").returncode == 0


def test_the_nearest_file_up_to_the_root_of_the_repository() -> None:
    write({"techspec.toml": OFF, "handbook/docs/a.md": UNSERVED, "handbook/mkdocs.yml": "plugins: [techspec]"})
    assert techspec("check", "handbook").returncode == 0, "from the working folder on"
    assert techspec("check", cwd=Path("handbook")).returncode == 1, "nothing says that what is above belongs to it"
    Path(".git").mkdir()
    assert techspec("check", cwd=Path("handbook")).returncode == 0
    write({"handbook/pyproject.toml": "[tool.techspec]\n"})
    assert techspec("check", cwd=Path("handbook")).returncode == 1, "the nearest is empty"
    write({"handbook/pyproject.toml": "[tool.other]\n"})
    assert techspec("check", cwd=Path("handbook")).returncode == 0, "that one is of others"
    Path("handbook/.git").write_text("gitdir: elsewhere\n")
    assert techspec("check", cwd=Path("handbook")).returncode == 1, "a worktree is a repository"


def test_two_files_in_one_folder() -> None:
    write({"docs/a.md": CLEAN, "techspec.toml": OFF, "pyproject.toml": IN_PYPROJECT})
    done = techspec("check", "docs")
    told = "techspec: there are settings in both 'techspec.toml' and 'pyproject.toml': keep all of them in one\n"
    assert (done.returncode, done.stderr) == (2, told)
    write({"pyproject.toml": '[project]\nname = "techspec"\n'})
    assert techspec("check", "docs").returncode == 0


def test_the_plugin_comes_first_and_rules_merge() -> None:
    plugin = "plugins: [techspec: {rules: {coverage/unserved: warning}, exclude: []}]"
    rules = 'exclude = ["a.md"]\n[rules]\n"coverage/unserved" = "error"\n"owner/missing" = "off"\n'
    page = UNSERVED.replace("owner: api-team", "title: The API")
    write({"mkdocs.yml": plugin, "docs/a.md": page, "techspec.toml": rules})
    done = techspec("check", "--output-format", "concise")
    assert done.returncode == 0
    assert "owner/missing" not in done.stdout
    assert "warning[coverage/unserved]" in done.stdout


def test_paths_are_seen_from_their_file() -> None:
    toml = 'owners = "CODEOWNERS"\nbaseline = "gaps.json"\n'
    write(
        {".git/x": "", "techspec.toml": toml, "CODEOWNERS": "* @api-team\n", "gaps.json": '{"version": 1, "gaps": []}'}
    )
    write({"handbook/mkdocs.yml": "plugins: [techspec]", "handbook/docs/a.md": CLEAN})
    done = techspec("check", "--output-format", "concise", cwd=Path("handbook"))
    assert "'web-team' is not one of the known owners" in done.stdout
    assert "error[owner/unknown]" in done.stdout
    assert techspec("check", "--write-baseline", cwd=Path("handbook")).returncode == 0
    assert "owner/unknown" in Path("gaps.json").read_text()
    files = {file.name for file in read_settings(None, Path("handbook")).files}
    assert files == {"techspec.toml", "CODEOWNERS", "gaps.json"}


def test_exclude() -> None:
    write({"techspec.toml": 'exclude = ["a*"]\n', "docs/a.md": UNSERVED, "docs/b.md": CLEAN})
    write({"mkdocs.yml": "site_name: A\nplugins: [techspec]\n", "docs/index.md": ""})
    assert techspec("check").returncode == 0
    assert run_build(Path()).returncode == 0


WRONG = {
    "rulez = 1": (
        "techspec.toml:1:1: there is no setting 'rulez'; did you mean 'rules'?",
        "1 | rulez = 1",
        "  | ^^^^^",
    ),
    'select = [\n  "owner",\n  "coverge",\n]': (
        "techspec.toml:3:3: setting 'select': there is no rule or family 'coverge'; did you mean 'coverage'?",
        '3 |   "coverge",',
        "  |   ^^^^^^^^^",
    ),
    '[rules]\n# c\n"coverage/unserved" = "warn"': (
        "techspec.toml:3:1: setting 'rules': 'coverage/unserved' must be error, warning or off, not 'warn'; "
        "did you mean 'warning'?",
        '3 | "coverage/unserved" = "warn"',
        "  | ^^^^^^^^^^^^^^^^^^^",
    ),
    '[per-file."legacy/**"]\ncoverag = "off"': (
        "techspec.toml:2:1: setting 'per-file': there is no rule or family 'coverag'; did you mean 'coverage'?",
        '2 | coverag = "off"',
        "  | ^^^^^^^",
    ),
    'per-file = {"!a" = {}}': (
        "techspec.toml:1:13: setting 'per-file': '!a' cannot be used: it begins with '!': "
        "write patterns of the pages that are meant",
        '1 | per-file = {"!a" = {}}',
        "  |             ^^^^",
    ),
    "limits.depth = 0": (
        "techspec.toml:1:8: setting 'limits': 'depth' must be a whole number above 0, not '0'",
        "1 | limits.depth = 0",
        "  |        ^^^^^",
    ),
    "owners = 'NOWHERE'": (
        "techspec.toml:1:1: setting 'owners': 'NOWHERE' cannot be read: No such file or directory",
        "1 | owners = 'NOWHERE'",
        "  | ^^^^^^",
    ),
    "today = '''so\non'''": (
        "techspec.toml:1:1: setting 'today' must be a day such as 2026-11-22, not 'so\\non'",
        "1 | today = '''so",
        "  | ^^^^^",
    ),
    "exclude = 7": (
        "techspec.toml:1:1: setting 'exclude' must be a list of patterns of pages, not '7'",
        "1 | exclude = 7",
        "  | ^^^^^^^",
    ),
    "fail = false": (
        "techspec.toml:1:1: 'fail' is a setting of the plugin alone: write it under the plugin in mkdocs.yml",
        "1 | fail = false",
        "  | ^^^^",
    ),
    "a = 1\nb 2": (
        "techspec.toml:2:3: this is not TOML: expected '=' after a key in a key/value pair",
        "2 | b 2",
        "  |   ^",
    ),
    "a = [": ("techspec.toml:1:6: this is not TOML: invalid value", "1 | a = [", "  |      ^"),
}


@pytest.mark.parametrize(("text", "told"), WRONG.items(), ids=[text.split("\n")[0] for text in WRONG])
def test_a_setting_that_cannot_be_used(text: str, told: tuple[str, str, str], tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN})
    write({"techspec.toml": text})
    headline, line, underline = told
    done = techspec("check")
    assert done.returncode == 2
    assert done.stderr == f"techspec: {headline}\n  |\n{line}\n{underline}\n"


def test_a_setting_that_stops_a_build(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN})
    for text in ("rulez = 1", "a = ["):
        write({"techspec.toml": text})
        build = run_build(tmp_path)
        assert build.returncode == 1
        assert WRONG[text][0] in build.stdout + build.stderr


def test_a_wrong_setting_that_the_plugin_overrides_is_told_all_the_same() -> None:
    write({"mkdocs.yml": "plugins: [techspec: {layout: dot}]", "docs/a.md": CLEAN, "techspec.toml": "layout = 'elk'"})
    assert "techspec.toml:1:1: setting 'layout' must be wasm or dot, not 'elk'" in techspec("check").stderr


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"tool.techspec = 1", "pyproject.toml:1:6: 'tool.techspec' must be a table of settings, not '1'"),
        (b"# techspec\n\xff", "'pyproject.toml' is not TOML: byte 11 is not UTF-8"),
        (b"# techspec\na = " + b"[" * 5000, "this is not TOML"),
        (b"[tool.techspec]\nrulez = 1", "pyproject.toml:2:1: there is no setting 'rulez'"),
    ],
)
def test_a_pyproject_that_cannot_be_used(data: bytes, told: str) -> None:
    write({"docs/a.md": CLEAN})
    Path("pyproject.toml").write_bytes(data)
    done = techspec("check", "docs")
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_file_that_has_nothing_of_ours() -> None:
    write({"docs/a.md": CLEAN, "pyproject.toml": "[project"})
    assert techspec("check", "docs").returncode == 0


IN_MKDOCS = {
    "plugins:\n  - search\n  - techspec:\n      rules:\n        coverge: off\n": "mkdocs.yml:5:9: ",
    "plugins:\n  techspec:\n    select: [owner, coverge]\n": "mkdocs.yml:3:21: ",
    "INHERIT: base/mkdocs.yml\nplugins: {techspec: {}}\n": "base/mkdocs.yml:1:30: ",
    "plugins: [techspec: {per-file: {a.md: {coverge: off}}}]\n": "mkdocs.yml:1:40: ",
}


@pytest.mark.parametrize(("text", "place"), IN_MKDOCS.items())
def test_where_a_setting_stands_in_mkdocs_yml(text: str, place: str) -> None:
    write({"mkdocs.yml": text, "docs/a.md": CLEAN, "base/mkdocs.yml": "plugins: {techspec: {rules: {coverge: off}}}"})
    told = techspec("check").stderr
    assert told.startswith(f"techspec: {place}setting '")
    assert "there is no rule or family 'coverge'; did you mean 'coverage'?" in told
    write({"mkdocs.yml": f"site_name: A\n{text}", "docs/index.md": ""})
    build = run_build(Path())
    assert build.returncode == 1
    assert "there is no rule or family 'coverge'; did you mean 'coverage'?" in build.stdout + build.stderr
    name, line, rest = place.split(":", 2)
    moved = place if name.startswith("base") else f"{name}:{int(line) + 1}:{rest}"
    assert f"{moved}setting '" in build.stdout + build.stderr
