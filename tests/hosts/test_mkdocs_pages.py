"""What the plugin makes of a site's pages: which it reads, what links lead to, and what only a host can see."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from mkdocs_sites import CLEAN, SCREEN, SETTINGS, SPEC, UNSERVED, article, built, write_site

SUPERFENCES = f"{SETTINGS}markdown_extensions: [pymdownx.superfences, admonition]\n"
KEEPING_TABS = f"{SETTINGS}markdown_extensions: [pymdownx.superfences: {{preserve_tabs: true}}]\n"


def test_links_in_prose_lead_to_the_entries(tmp_path: Path) -> None:
    prose = (
        '# Prose\n\n[the call](techspec:api.greet) and [home][x], `href="techspec:api"`.\n\n[x]: techspec:hello:home\n'
    )
    pages = {"docs/spec.md": CLEAN, "docs/more/prose.md": prose}
    for directories in ("true", "false"):
        site = built(write_site(tmp_path, pages, f"{SETTINGS}use_directory_urls: {directories}\n"), strict=True)
        end = "/index" if directories == "true" else ""
        shown = article(site / f"more/prose{end}.html")
        spec = article(site / f"spec{end}.html")
        up = "../../spec/" if directories == "true" else "../spec.html"
        hrefs = [part.partition('"')[0] for part in shown.split('href="')[1:]]
        links = [href for href in hrefs if href.startswith(up)]
        assert len(links) == 2
        for link in links:
            assert f'id="{link.partition("#")[2]}"' in spec
        assert '<code>href="techspec:api"</code>' in shown


def test_links_to_our_anchors_are_known_to_mkdocs(tmp_path: Path) -> None:
    settings = f"{SETTINGS}validation: {{anchors: warn}}\n"
    spec = article(built(write_site(tmp_path, {"docs/spec.md": CLEAN}, settings)) / "spec/index.html")
    anchor = spec.partition(' id="ts-')[2].partition('"')[0]
    write_site(tmp_path, {"docs/other.md": f"[there](spec.md#ts-{anchor})\n"}, settings)
    built(tmp_path, strict=True)
    write_site(tmp_path, {"docs/other.md": f"[there](spec.md#ts-{anchor}-not)\n"}, settings)
    with pytest.raises(Abort):
        built(tmp_path, strict=True)


def test_excluded_pages_are_left_alone(tmp_path: Path) -> None:
    settings = "site_name: A site\nplugins: [techspec: {exclude: ['old/*']}]\n"
    site = built(write_site(tmp_path, {"docs/old/page.md": UNSERVED}, settings), strict=True)
    assert '<code class="language-techspec">system: hello' in article(site / "old/page/index.html")


def test_drafts_are_checked_only_where_they_are_shown(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_site(tmp_path, {"docs/draft.md": UNSERVED}, f"{SETTINGS}draft_docs: draft.md\n")
    built(tmp_path, strict=True)
    assert "coverage/unserved" not in caplog.text
    site = built(tmp_path, "serve")
    assert "coverage/unserved" in caplog.text
    assert "ts-gaps" in article(site / "draft/index.html")


HOOK = """
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "made/page.md", content={text!r}))
"""


def test_generated_pages_are_checked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_site(tmp_path, {"hook.py": HOOK.format(text=UNSERVED)}, f"{SETTINGS}hooks: [hook.py]\n")
    with pytest.raises(Abort):
        built(tmp_path)
    assert "docs/made/page.md:6:3: error[coverage/unserved]" in caplog.text
    assert "ts-gaps" in article(tmp_path / "site/made/page/index.html")


WRITER = """
def on_page_markdown(markdown, page, **_):
    return markdown.replace("@home@", {block!r}).replace("@gone@", "")
"""


@pytest.mark.parametrize("settings", [SETTINGS, SUPERFENCES, KEEPING_TABS])
def test_a_block_that_a_macro_writes_is_not_checked(
    settings: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hook = WRITER.format(block=SCREEN.replace("home", "made <b>"))
    pages = {"docs/page.md": "# Page\n\n@home@\n", "docs/index.md": CLEAN, "hook.py": hook}
    with pytest.raises(Abort):
        built(write_site(tmp_path, pages, f"{settings}hooks: [hook.py]\n"))
    assert caplog.text.count("error[render/not-checked]") == 1
    assert "docs/page.md:1:1: error[render/not-checked]" in caplog.text
    shown = article(tmp_path / "site/page/index.html")
    assert "Not checked" in shown
    assert "screen: made &lt;b&gt;" in shown


def test_a_block_of_another_page_is_one_definition(tmp_path: Path) -> None:
    hook = WRITER.format(block=SCREEN)
    pages = {"docs/a/page.md": "# Page\n\n@home@\n", "docs/spec.md": CLEAN, "hook.py": hook}
    site = built(write_site(tmp_path, pages, f"{SETTINGS}hooks: [hook.py]\n"), strict=True)
    there, here = article(site / "spec/index.html"), article(site / "a/page/index.html")
    assert 'id="ts-' in here
    assert 'href="#' in there
    assert 'href="../../spec/#ts-' in here, "what the block links to stays on its own page"


def test_a_block_that_does_not_come_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    hook = "def on_page_markdown(markdown, **_): return markdown.replace('```screen', '```text')\n"
    write_site(tmp_path, {"docs/page.md": CLEAN, "hook.py": hook}, f"{SETTINGS}hooks: [hook.py]\n")
    built(tmp_path)
    assert caplog.text.count("warning[render/not-rendered]") == 1
    assert "docs/page.md:3:1: warning[render/not-rendered]" in caplog.text
    with pytest.raises(Abort):
        built(tmp_path, strict=True)


@pytest.mark.parametrize("extensions", ["", "markdown_extensions: [pymdownx.superfences]\n"])
def test_a_block_that_the_site_takes_for_code(
    extensions: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    note = "# Page\n\n!!! note\n\n" + "".join(f"    {line}\n" for line in CLEAN.splitlines()[1:])
    built(write_site(tmp_path, {"docs/page.md": note}, f"{SETTINGS}{extensions}"))
    assert caplog.text.count("warning[render/not-rendered]") == 2
    caplog.clear()
    settings = (
        "markdown_extensions: [admonition, pymdownx.superfences]\n"
        if extensions
        else "markdown_extensions: [admonition]\n"
    )
    site = built(write_site(tmp_path, {}, f"{SETTINGS}{settings}"), strict=True)
    assert article(site / "page/index.html").count('<div class="ts-card') == 2


def test_a_block_that_stands_twice_is_shown_twice(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        built(write_site(tmp_path, {"docs/page.md": f"{CLEAN}{SCREEN}"}))
    assert "error[reference/duplicate]" in caplog.text
    assert "render/" not in caplog.text


def test_an_excerpt_of_a_post(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    post = f"---\ndate: 2026-01-01\n---\n# Post\n{SCREEN}\n@home@\n\n[web](techspec:web)\n\n<!-- more -->\n\nThe rest\n"
    hook = WRITER.format(block=SCREEN.replace("home", "made"))
    settings = "site_name: A site\ntheme: material\nplugins: [blog, techspec]\nhooks: [hook.py]\n"
    pages = {"docs/spec.md": f"# Spec\n{SPEC}", "docs/blog/posts/post.md": post, "hook.py": hook}
    with pytest.raises(Abort):
        built(write_site(tmp_path, pages, settings))
    assert caplog.text.count("render/not-checked") == 1, "the post has it, not the list of posts"
    assert "The rest" not in (tmp_path / "site/blog/index.html").read_text(encoding="utf-8")
    for page, up in (("blog/index.html", "../"), ("blog/2026/01/01/post/index.html", "../../../../../")):
        shown = (tmp_path / "site" / page).read_text(encoding="utf-8")
        assert 'class="ts-card ts-screen"' in shown
        assert f'class="ts-ref" href="{up}spec/#ts-' in shown, "a link in the block"
        assert f'<a href="{up}spec/#ts-' in shown, "a link in the prose"


def test_blocks_in_comments_and_samples_are_nobodys(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    samples = f"<!--\n{SPEC}-->\n\n<pre>{SPEC}</pre>\n\n<script>\n/*{SPEC}*/\n</script>\n"
    built(write_site(tmp_path, {"docs/page.md": f"# Page\n\n{samples}"}, SUPERFENCES), strict=True)
    assert "render/" not in caplog.text


def test_a_server_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_site(tmp_path, {"docs/page.md": UNSERVED})
    for strict in (False, True):
        caplog.clear()
        site = built(tmp_path, "serve", strict=strict)
        assert "docs/page.md:6:3: error[coverage/unserved]" in caplog.text
        assert {record.levelno for record in caplog.records if "unserved" in record.message} == {
            logging.INFO if strict else logging.ERROR
        }
        assert "ts-gaps" in article(site / "page/index.html")
    write_site(tmp_path, {"docs/page.md": CLEAN})
    caplog.clear()
    assert "ts-gaps" not in article(built(tmp_path, "serve") / "page/index.html")
    assert "no gaps" in caplog.text


def test_a_dirty_build_checks_all_pages(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_site(tmp_path, {"docs/screens.md": f"# Screens\n{SCREEN}", "docs/spec.md": f"# Spec\n{SPEC}"})
    built(tmp_path, strict=True)
    write_site(tmp_path, {"docs/screens.md": f"# Screens\n{SCREEN}".replace("```\n", "  more: More\n```\n")})
    with pytest.raises(Abort):
        built(tmp_path, dirty=True)
    assert "docs/screens.md:7:3: error[coverage/unserved]" in caplog.text
    assert "render/" not in caplog.text


AGAIN = """
from mkdocs.commands.build import build

builds = []

def on_post_build(config):
    builds.append([one for one in config.markdown_extensions if not isinstance(one, str)])
    if len(builds) == 1:
        build(config)
        build(config)
        assert [len(ours) for ours in builds] == [1, 1, 1]
"""


def test_a_build_within_a_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    # As mkdocs-static-i18n does it, once for each other language.
    write_site(tmp_path, {"docs/page.md": UNSERVED, "again.py": AGAIN}, f"{SETTINGS}hooks: [again.py]\n")
    with pytest.raises(Abort):
        built(tmp_path)
    assert caplog.text.count("Cleaning site directory") == 3
    assert caplog.text.count("error[coverage/unserved]") == 1
    assert caplog.text.count("1 error in the screens") == 1
    assert article(tmp_path / "site/page/index.html").count('<div class="ts-card') == 2
