"""Generated views on a built site: what they show of other pages; and the script that blocks bring."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_sites import CLEAN, SCREEN, SETTINGS, SPEC, article, built, run_build, write_site

VIEW = "# All\n\n```techspec-view\nshow: coverage\n```\n"
SCRIPT = "assets/techspec/techspec.js"
AGAIN = """
from pathlib import Path
from mkdocs.commands.build import build

builds = 0

def on_post_build(config):
    global builds
    builds += 1
    if builds == 1:
        build(config)
        (Path(config.site_dir) / "built").write_text(str(builds), encoding="utf-8")
"""


def scripts(page: Path) -> int:
    return page.read_text(encoding="utf-8").count(SCRIPT)


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_a_site_with_a_view_brings_the_script_once(theme: str, tmp_path: Path) -> None:
    pages = {"docs/all.md": VIEW, "docs/more.md": VIEW, "docs/index.md": CLEAN}
    site = built(write_site(tmp_path, pages, f"{SETTINGS}theme: {theme}\n"))
    assert (site / SCRIPT).stat().st_size
    assert [scripts(site / page) for page in ("index.html", "all/index.html", "more/index.html")] == [1, 1, 1]
    assert 'src="../assets' in (site / "all/index.html").read_text(encoding="utf-8")


def test_a_site_with_any_block_brings_the_script(tmp_path: Path) -> None:
    site = built(write_site(tmp_path, {"docs/blocks.md": CLEAN}))
    assert [scripts(site / page) for page in ("index.html", "blocks/index.html")] == [1, 1]


def test_a_site_without_blocks_does_without_the_script(tmp_path: Path) -> None:
    site = built(write_site(tmp_path, {"docs/index.md": "# None\n\n```text\nscreen: home\n```\n"}))
    assert scripts(site / "index.html") == 0
    assert not (site / SCRIPT).exists()


def test_a_site_that_is_built_again_within_its_build_names_the_script_once(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/index.md": CLEAN}, f"{SETTINGS}hooks: [again.py]\n")
    (tmp_path / "again.py").write_text(AGAIN, encoding="utf-8")
    site = built(tmp_path)
    assert (site / "built").read_text(encoding="utf-8") == "2"
    assert scripts(site / "index.html") == 1


def test_a_script_that_the_site_names_itself_is_not_named_twice(tmp_path: Path) -> None:
    site = built(write_site(tmp_path, {"docs/index.md": CLEAN + VIEW}, f"{SETTINGS}extra_javascript: [{SCRIPT}]\n"))
    assert scripts(site / "index.html") == 1


def test_a_view_tells_of_pages_that_come_after_it(tmp_path: Path) -> None:
    pages = {"docs/a.md": VIEW, "docs/b/screens.md": SCREEN, "docs/z.md": SPEC}
    settings = f"{SETTINGS}use_directory_urls: false\n"
    ended = run_build(write_site(tmp_path, pages, settings))
    assert ended.returncode == 0, ended.stderr
    shown = article(tmp_path / "site/a.html")
    assert "1 of 1" in shown
    assert 'href="b/screens.html#ts-hello-home"' in shown
    assert 'href="z.html#ts-hello-api.greet"' in shown
    assert "```" not in shown
