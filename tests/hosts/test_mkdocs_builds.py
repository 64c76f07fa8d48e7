"""What `mkdocs build` says of a site, and how it ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs_sites import CLEAN, SETTINGS, UNASKED, UNSERVED, article, run_build, write_site

THEMES = ("mkdocs", "readthedocs", "material")


@pytest.mark.parametrize("theme", THEMES)
def test_a_supported_screen_builds(theme: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/index.md": CLEAN}, f"{SETTINGS}theme: {theme}\n")
    # Nothing but Python on the PATH: pictures need no Graphviz on the machine.
    ended = run_build(tmp_path, "--strict", env={"PATH": ""})
    assert ended.returncode == 0, ended.stderr
    assert "1 screen, 1 of 1 need supported, 2 components: no gaps" in ended.stderr
    shown = article(tmp_path / "site/index.html")
    assert "<svg" in shown
    assert "```" not in shown
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    for name in ("techspec.css", "diagram.css"):
        assert f'href="assets/techspec/{name}"' in page
        assert (tmp_path / "site/assets/techspec" / name).stat().st_size


def test_a_gap_fails_the_build_after_the_whole_site_is_written(tmp_path: Path) -> None:
    pages = {"docs/index.md": UNSERVED, "docs/more/other.md": "# Another page\n"}
    write_site(tmp_path, pages, "site_name: A site\nplugins: [techspec, search]\n")
    ended = run_build(tmp_path)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert "ERROR   -  techspec: docs/index.md:6:3: error[coverage/unserved]" in ended.stderr
    assert "6 |   greeting: A greeting" in ended.stderr
    assert "= help: " in ended.stderr
    assert ended.stderr.count("coverage/unserved") == 1
    assert "techspec: 1 error" in ended.stderr
    assert "ts-gaps" in article(tmp_path / "site/index.html")
    assert (tmp_path / "site/more/other/index.html").is_file()
    assert (tmp_path / "site/search/search_index.json").is_file()


def test_properdocs_does_the_same(tmp_path: Path) -> None:
    # ProperDocs brings no theme of its own.
    write_site(tmp_path, {"docs/index.md": UNSERVED}, f"{SETTINGS}theme: material\n")
    by_mkdocs = run_build(tmp_path)
    shown = article(tmp_path / "site/index.html")
    ended = run_build(tmp_path, program="properdocs")
    assert ended.returncode == by_mkdocs.returncode == 1
    assert _told(ended.stderr) == _told(by_mkdocs.stderr)
    assert article(tmp_path / "site/index.html") == shown
    write_site(tmp_path, {"docs/index.md": CLEAN}, f"{SETTINGS}theme: material\n")
    assert run_build(tmp_path, "--strict", program="properdocs").returncode == 0


def _told(log: str) -> str:
    """What is told from the first gap on."""
    return log[log.index("ERROR   -  techspec: ") :]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 0, "WARNING -  techspec: docs/index.md:"),
        (("--strict",), 1, "WARNING -  techspec: docs/index.md:"),
        (("--strict", "--quiet"), 1, "ERROR   -  techspec: docs/index.md:"),
        (("--quiet",), 0, ""),
    ],
)
def test_a_warning_fails_only_a_strict_build(arguments: tuple[str, ...], code: int, told: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/index.md": UNASKED})
    ended = run_build(tmp_path, *arguments)
    assert ended.returncode == code, ended.stderr
    assert told in ended.stderr
    assert ("failure/unasked" in ended.stderr) == bool(told)
    assert (tmp_path / "site/index.html").is_file()


def test_reporting_only(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/index.md": UNSERVED}, "site_name: A site\nplugins: [techspec: {fail: false}]\n")
    ended = run_build(tmp_path, "--strict")
    assert ended.returncode == 0, ended.stderr
    assert "INFO    -  techspec: docs/index.md:6:3: error[coverage/unserved]" in ended.stderr
    assert "ts-gaps" in article(tmp_path / "site/index.html")


def test_switched_off(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/index.md": UNSERVED}, "site_name: A site\nplugins: [techspec: {enabled: false}]\n")
    ended = run_build(tmp_path, "--strict")
    assert ended.returncode == 0, ended.stderr
    assert "techspec:" not in ended.stderr
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert '<code class="language-techspec">' in page
    assert "techspec.css" not in page


def test_a_setting_that_cannot_be_used(tmp_path: Path) -> None:
    settings = "site_name: A site\nplugins: [techspec: {rules: {coverage/unservd: off}}]\n"
    ended = run_build(write_site(tmp_path, {}, settings))
    assert ended.returncode == 1
    assert "there is no rule or family 'coverage/unservd'; did you mean 'coverage/unserved'?" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_python_without_libyaml(tmp_path: Path) -> None:
    write_site(tmp_path, {"sitecustomize.py": "import sys; sys.modules['yaml._yaml'] = None\n"})
    path = os.pathsep.join([str(tmp_path), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
    ended = run_build(tmp_path, env={"PYTHONPATH": path})
    assert ended.returncode == 1
    assert "Error: techspec: PyYAML has no libyaml here" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_build_from_elsewhere_names_pages_as_seen_from_there(tmp_path: Path) -> None:
    (tmp_path / "handbook").mkdir()
    (tmp_path / "elsewhere").mkdir()
    write_site(tmp_path / "handbook", {"docs/index.md": UNSERVED})
    above = run_build(tmp_path, "-f", "handbook/mkdocs.yml")
    beside = run_build(tmp_path / "elsewhere", "-f", "../handbook/mkdocs.yml")
    assert "techspec: handbook/docs/index.md:6:3: error" in above.stderr
    assert "techspec: docs/index.md:6:3: error" in beside.stderr


def test_a_second_build_draws_nothing(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/index.md": CLEAN}, f"{SETTINGS}hooks: [told.py]\n")
    (tmp_path / "told.py").write_text(
        "import sys\ndef on_post_build(**_): print('wasmtime' in sys.modules)\n", encoding="utf-8"
    )
    first = run_build(tmp_path)
    cache = _files(tmp_path / ".cache/plugin/techspec")
    shown = article(tmp_path / "site/index.html")
    second = run_build(tmp_path)
    assert (first.stdout.strip(), second.stdout.strip()) == ("True", "False")
    assert cache
    assert _files(tmp_path / ".cache/plugin/techspec") == cache
    assert article(tmp_path / "site/index.html") == shown


def _files(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(file.relative_to(folder)): (file.stat().st_mtime_ns, file.read_bytes())
        for file in folder.rglob("*")
        if file.is_file()
    }
