"""The link under each picture of a site, and the file that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from mkdocs_sites import CLEAN, SCREEN, SETTINGS, SPEC, UNSERVED, built, run_build, write_site

_LINK = re.compile(r'<a class="ts-download" href="([^"]*)" download>(.*?)</a>')
_VIEW = "\n```techspec-view\nshow: diagram\n```\n\n```techspec-view\nshow: trace\nscreen: home\n```\n"
PAGES = {
    "docs/index.md": f"# Start\n{_VIEW}",
    "docs/spec.md": CLEAN,
    "docs/in a folder/Größe.md": f"# Views\n{_VIEW}",
}


def links(site: Path) -> Iterator[tuple[Path, str]]:
    """The file that each link leads to, and the link's name."""
    for page in sorted(site.rglob("*.html")):
        for href, name in _LINK.findall(page.read_text(encoding="utf-8")):
            yield (page.parent / unquote(unescape(href))).resolve(), unescape(re.sub(r"<[^>]*>", "", name))


def written(site: Path) -> dict[str, bytes]:
    """All files of pictures on a site."""
    folder = site / "assets/techspec/pictures"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.svg")}


@pytest.mark.parametrize("directories", ["true", "false"])
def test_each_link_leads_to_a_file(directories: str, tmp_path: Path) -> None:
    site = built(write_site(tmp_path, PAGES, f"{SETTINGS}use_directory_urls: {directories}\n"), strict=True)
    found = list(links(site))
    assert len(found) == 5
    assert {file for file, _ in found} == {file.resolve() for file in site.rglob("pictures/**/*.svg")}
    for file, _ in found:
        text = file.read_text(encoding="utf-8")
        assert ET.fromstring(text).get("viewBox")  # noqa: S314 - we wrote it
        assert not re.search(r"var\(|<a\b|href|class=|data-", text)


def test_a_file_that_cannot_be_written_hides_no_gap(tmp_path: Path) -> None:
    pages = {**PAGES, "docs/spec.md": UNSERVED, "docs/assets/techspec/pictures": "In the way\n"}
    ended = run_build(write_site(tmp_path, pages))
    assert ended.returncode == 1
    assert "error[coverage/unserved]" in ended.stderr


def test_where_the_files_are(tmp_path: Path) -> None:
    site = built(write_site(tmp_path, PAGES))
    assert set(written(site)) == {
        "hello.svg",
        "hello.2.svg",
        "spec/hello.svg",
        "in a folder/Größe/hello.svg",
        "in a folder/Größe/hello.2.svg",
    }


def test_a_link_names_its_picture(tmp_path: Path) -> None:
    site = built(write_site(tmp_path, PAGES))
    names = [name for _, name in links(site)]
    assert names.count("Download SVG of the picture Hello") == 3
    assert names.count("Download SVG of the picture Home: what supports it") == 2


def test_twice_the_same_files(tmp_path: Path) -> None:
    first = written(built(write_site(tmp_path, PAGES)))
    assert written(built(tmp_path)) == first != {}


def test_they_are_there_where_gaps_fail_the_build(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        built(write_site(tmp_path, {"docs/spec.md": UNSERVED}))
    assert set(written(tmp_path / "site")) == {"spec/hello.svg"}


_INCLUDING = '''
def on_page_markdown(markdown, **_):
    return markdown.replace("@spec@", """{spec}""")
'''


def test_a_block_that_another_page_shows(tmp_path: Path) -> None:
    pages = {"docs/a/b/page.md": "# Page\n\n@spec@\n", "docs/spec.md": CLEAN, "hook.py": _INCLUDING.format(spec=SPEC)}
    site = built(write_site(tmp_path, pages, f"{SETTINGS}hooks: [hook.py]\n"), strict=True)
    found = list(links(site))
    assert len(found) == 2
    assert {file for file, _ in found} == {(site / "assets/techspec/pictures/spec/hello.svg").resolve()}


_AGAIN = """
from mkdocs.commands.build import build

languages = ["fr"]

def on_files(files, config):
    for file in files.documentation_pages():
        if config.extra.get("language"):
            file.dest_uri = config.extra["language"] + "/" + file.dest_uri

def on_post_build(config):
    if languages:
        config.extra["language"] = languages.pop()
        build(config, dirty=True)
"""


def test_a_site_in_two_languages(tmp_path: Path) -> None:
    # As mkdocs-static-i18n does it: a build within the build, whose pages are elsewhere on the same site.
    settings = f"{SETTINGS}hooks: [again.py]\n"
    site = built(write_site(tmp_path, {"docs/spec.md": CLEAN, "again.py": _AGAIN}, settings))
    assert set(written(site)) == {"spec/hello.svg", "fr/spec/hello.svg"}
    assert all(file.is_file() for file, _ in links(site))
    assert len(list(links(site))) == 2


def test_a_page_without_pictures_has_no_link(tmp_path: Path) -> None:
    site = built(write_site(tmp_path, {"docs/a.md": SCREEN}, "site_name: A\nplugins: [techspec: {fail: false}]\n"))
    assert not list(links(site))
    assert not written(site)
