"""A build leaves out what the baseline knows, as `techspec check` does; and what only a build can see."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from known_gaps import BASELINE, BROKEN, CLEAN, NAME, UNOWNED, UNSERVED, check, concise, text_of
from mkdocs_sites import SETTINGS, run_build, write_site


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _told(log: str) -> list[str]:
    return re.findall(r"\S+:\d+:\d+: (?:error|warning)\[.*", log)


def test_a_build_tells_the_same(tmp_path: Path) -> None:
    pages = {"docs/a.md": UNSERVED.replace("owner: api-team", ""), "docs/index.md": "# Start\n"}
    write_site(tmp_path, {**pages, NAME: BASELINE})
    build = run_build(tmp_path)
    assert build.returncode == 1
    assert _told(build.stderr) == concise()[:-1]
    assert len(_told(build.stderr)) == 2
    assert concise()[-1] in build.stderr
    write_site(tmp_path, {"docs/a.md": UNOWNED})
    build = run_build(tmp_path, "--strict")
    assert build.returncode == 0, build.stderr
    assert "no gaps (2 in the baseline)" in build.stderr


FEW_BOXES = "site_name: A site\nplugins: [techspec: {limits: {boxes: 1}}]\n"


def test_what_only_a_build_sees(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN}, FEW_BOXES)
    (told,) = _told(run_build(tmp_path).stderr)
    layout = {"rule": "render/layout", "path": "a.md", "message": told.partition("] ")[2]}
    write_site(tmp_path, {NAME: text_of(layout)})
    write_site(tmp_path, {}, FEW_BOXES)
    build = run_build(tmp_path, "--strict")
    assert build.returncode == 0, build.stderr
    assert "no gaps (1 in the baseline)" in build.stderr
    write_site(tmp_path, {})
    build = run_build(tmp_path, "--strict")
    assert build.returncode == 1
    assert [gap.partition(" a gap")[0] for gap in _told(build.stderr)] == [f"{NAME}:1:34: warning[baseline/stale]"]
    assert check("--strict").exit_code == 0
    write_site(tmp_path, {NAME: text_of(layout | {"path": "gone.md"})})
    assert "baseline/stale" in run_build(tmp_path).stderr
    write_site(tmp_path, {"docs/a.md": CLEAN + BROKEN})
    assert "baseline/stale" not in run_build(tmp_path).stderr


def test_a_block_that_the_page_does_not_show(tmp_path: Path) -> None:
    page = "!!! note\n" + "".join(f"    {line}\n" if line else "\n" for line in CLEAN.splitlines())
    settings = "site_name: A site\nplugins: [techspec]\nmarkdown_extensions: [tables]\n"
    gap = {
        "rule": "render/not-rendered",
        "path": "a.md",
        "message": "this 'screen' block is in the page's file, but the page does not show it",
    }
    other = gap | {"message": str(gap["message"]).replace("screen", "techspec")}
    write_site(tmp_path, {"docs/a.md": page, NAME: text_of(gap, other)}, settings)
    build = run_build(tmp_path, "--strict")
    assert build.returncode == 0, build.stderr
    assert "no gaps (2 in the baseline)" in build.stderr
    write_site(tmp_path, {"docs/a.md": CLEAN})
    assert run_build(tmp_path).stderr.count("warning[baseline/stale]") == 2


def test_a_file_that_a_build_cannot_use(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN, NAME: "[]"})
    build = run_build(tmp_path)
    assert build.returncode == 1
    assert f"the baseline cannot be used: {NAME}:1: a baseline has a 'version'" in build.stderr
    assert "Traceback" not in build.stderr


HEADER = "```techspec title=Hello\nsystem: hello\n```\n"
"""A fence that looks like a block and is none: its end swallows what follows."""


def test_a_page_with_a_header_that_is_known(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": HEADER + CLEAN})
    assert len(_told(run_build(tmp_path).stderr)) == 1
    check("--write-baseline")
    build = run_build(tmp_path, "--strict")
    assert build.returncode == 0, build.stderr
    gap = {"rule": "render/not-rendered", "path": "a.md", "message": "it may be there"}
    text = (tmp_path / NAME).read_text().replace("\n  ]", f",\n    {json.dumps(gap)}\n  ]")
    settings = "site_name: A site\nplugins: [techspec: {rules: {syntax/header: warning}}]\n"
    write_site(tmp_path, {NAME: text}, settings)
    assert _told(run_build(tmp_path, "--strict").stderr) == []


LANGUAGES = """
from mkdocs.commands.build import build

languages = ["en", "fr"]

def on_files(files, **_):
    for file in list(files):
        if file.src_uri.startswith(languages[1]):
            files.remove(file)

def on_post_build(config, **_):
    if languages[0] == "en":
        languages.reverse()
        build(config)
"""


def test_an_entry_is_stale_only_if_it_is_so_in_every_language(tmp_path: Path) -> None:
    french = UNOWNED.replace("hello", "bonjour").replace("screen: home", "system: bonjour\nscreen: home")
    english = UNOWNED.replace("screen: home", "system: hello\nscreen: home")
    pages = {"docs/en/a.md": english, "docs/fr/a.md": french, "languages.py": LANGUAGES}
    write_site(tmp_path, pages, f"{SETTINGS}hooks: [languages.py]\n")
    assert check("--write-baseline").output == f"'{NAME}' is written, with 4 gaps\n"
    build = run_build(tmp_path, "--strict")
    assert build.returncode == 0, build.stderr
    assert build.stderr.count("no gaps (2 in the baseline)") == 2
    write_site(tmp_path, {"docs/fr/a.md": french.replace("kind: page,", "kind: page, owner: a,")})
    (told,) = _told(run_build(tmp_path).stderr)
    assert told.endswith("a gap in the baseline is not there any more: 'owner/missing' on 'web'")
