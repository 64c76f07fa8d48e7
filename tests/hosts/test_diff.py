"""The command `techspec diff`: revisions of a repository, folders, and what it says of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from mkdocs_sites import CLEAN, UNSERVED, write_site

from mkdocs_techspec.hosts.cli import main

SAMPLE = Path(__file__).parents[2] / "sample_site"
NOTHING = "## Changes to the architecture\n\nNo change to the architecture.\n"
SVG = "{http://www.w3.org/2000/svg}"


def git(*arguments: str, feed: bytes = b"") -> str:
    """Run git here, as somebody, whatever the machine's settings are."""
    who = {f"GIT_{role}_{what}": "me" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *arguments], input=feed, capture_output=True, check=True, env=env)
    return done.stdout.decode().strip()


def commit(message: str = "A change") -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


def diff(*arguments: str | Path, code: int = 0) -> str:
    result = run(*arguments)
    assert result.exit_code == code, result.output
    return result.stdout


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture(autouse=True)
def _in_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", "--initial-branch", "main")
    write_site(tmp_path, {"docs/a.md": CLEAN})
    commit("The first")


def edit(page: str, *edits: tuple[str, str]) -> None:
    text = Path(page).read_text(encoding="utf-8")
    for pattern, new in edits:
        text, count = re.subn(pattern, new, text, flags=re.DOTALL)
        assert count, pattern
    Path(page).write_text(text, encoding="utf-8")


def test_a_dropped_cache_of_the_sample_site(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "handbook")
    commit("The handbook")
    edit(
        "handbook/docs/photos/stages.md",
        (r"  cache:\n    kind: cache.*?\n\n", ""),
        (r"  cache:\n    shards: 8.*?\n\n", ""),
        (r"\{to: cache, miss: (read-replica\.\w+), hit: \d+%\}", r"\1"),
        (r"\[cache, (read-replica[^\]]*)\]", r"[\1]"),
    )
    commit("Drop the cache")
    told = diff("HEAD~1", "HEAD", "--path", "handbook")
    lost = "needs `photos:album.photos`, `photos:photo.caption` and `photos:photo.comments` are now **lost**"
    down = "When all instances of database `photos:read-replica` or of gateway `photos:replica-balancer` are down"
    assert f"\n- {down}, {lost} (before: degraded)\n" in told
    assert "\n- **gone**: cache `photos:cache`\n" in told
    assert diff("HEAD~1", "--path", "handbook/mkdocs.yml").replace("the working folder", "HEAD") == told


def test_two_revisions_a_folder_and_the_working_folder() -> None:
    edit("docs/a.md", ("replicas: 2", "replicas: 1"))
    what = "**changed**: server `api`: `replicas: 2 \N{RIGHTWARDS ARROW} 1`"
    assert what in diff("main")
    assert diff("main", "HEAD") == NOTHING
    commit()
    git("tag", "v2")
    assert diff("v2") == NOTHING
    assert what in diff("main~1", "v2")
    shutil.copytree("docs", "other/docs")
    shutil.copy("mkdocs.yml", "other")
    edit("other/docs/a.md", ("replicas: 1", "replicas: 3"))
    assert "`replicas: 1 \N{RIGHTWARDS ARROW} 3`" in diff("v2", "other")
    assert "`replicas: 3 \N{RIGHTWARDS ARROW} 1`" in diff("other", ".")
    # A folder that is there is meant, also when a branch has its name.
    git("branch", "other", "main~1")
    assert "`replicas: 1 \N{RIGHTWARDS ARROW} 3`" in diff("v2", "other")
    assert "`replicas: 1 \N{RIGHTWARDS ARROW} 2`" in diff("v2", "refs/heads/other")


def test_nothing_of_the_working_folder_is_touched() -> None:
    edit("docs/a.md", ("replicas: 2", "replicas: 1"))
    before = git("status", "--porcelain"), git("stash", "list")
    diff("HEAD")
    assert (git("status", "--porcelain"), git("stash", "list")) == before


def test_the_settings_of_each_revision_hold() -> None:
    Path("CODEOWNERS").write_text("* @acme/web-team @api-team\n", encoding="utf-8")
    edit("mkdocs.yml", (r"plugins.*", "plugins: [{techspec: {owners: CODEOWNERS, rules: {failure/cycle: warning}}}]"))
    commit()
    Path("CODEOWNERS").write_text("* @acme/web-team\n", encoding="utf-8")
    told = diff("HEAD")
    assert "**new** error `owner/unknown`" in told
    assert "rule `failure/cycle` is **warning** in the settings (before: off)" in diff("HEAD~1", "HEAD")


def test_settings_above_the_site_hold_in_a_revision_too() -> None:
    Path("handbook").mkdir()
    write_site(Path("handbook"), {"docs/b.md": CLEAN})
    Path("techspec.toml").write_text('[rules]\n"failure/cycle" = "warning"\n', encoding="utf-8")
    commit()
    assert diff("HEAD", "--path", "handbook") == NOTHING


def test_a_site_that_is_new() -> None:
    Path("handbook").mkdir()
    write_site(Path("handbook"), {"docs/b.md": CLEAN})
    result = run("main", "--path", "handbook")
    assert (result.exit_code, result.stderr) == (
        0,
        "techspec: the site is not there in 'main', so all of it counts as new or gone\n",
    )
    assert "**new**: system `hello`" in result.stdout


def test_merge_base() -> None:
    git("checkout", "--quiet", "-b", "topic")
    edit("docs/a.md", ("replicas: 2", "replicas: 3"))
    commit()
    git("checkout", "--quiet", "main")
    edit("docs/a.md", ("owner: web-team", "owner: others"))
    commit()
    assert "owner" in diff("main", "topic")
    assert "owner" not in diff("main", "topic", "--merge-base")
    assert diff("main", "--merge-base") == NOTHING
    assert "`--merge-base` is for revisions" in run("docs", "--merge-base").stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("mian",), "there is no git revision or folder 'mian'; did you mean 'main'?"),
        (("main", "elsewhere/x"), "there is no git revision or folder 'elsewhere/x'"),
        (("main:docs",), "there is no git revision or folder 'main:docs'; did you mean 'main'?"),
        (("",), "there is no git revision or folder ''"),
        (("--", "--output=x"), "there is no git revision or folder '--output=x'"),
        (("--", "-h"), "there is no git revision or folder '-h'"),
    ],
)
def test_what_is_no_revision(arguments: Sequence[str], why: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (2, f"techspec: {why}\n")
    assert not Path("x").exists()


def test_a_shallow_clone_is_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit("docs/a.md", ("replicas: 2", "replicas: 3"))
    commit()
    git("clone", "--quiet", "--depth", "1", f"file://{tmp_path}", "clone")
    monkeypatch.chdir("clone")
    assert "this clone is shallow, so fetch more of it (`fetch-depth: 0` in GitHub Actions)" in run("HEAD~1").stderr


def test_outside_of_a_repository(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    write_site(Path(), {"docs/a.md": CLEAN})
    result = run("main")
    assert (result.exit_code, "is in no git repository" in result.stderr) == (2, True)
    assert diff("docs", "docs") == NOTHING


def test_a_setting_that_cannot_be_used_is_told_with_its_revision() -> None:
    edit("mkdocs.yml", (r"plugins.*", "plugins: [{techspec: {layout: ink}}]"))
    commit()
    edit("mkdocs.yml", (r"plugins.*", "plugins: [techspec]"))
    result = run("HEAD")
    assert result.exit_code == 2
    assert result.stderr.startswith("techspec: in 'HEAD': mkdocs.yml")
    assert "/tmp" not in result.stderr  # noqa: S108 - it is what must not be there


def test_the_exit_code() -> None:
    Path("docs/a.md").write_text(UNSERVED, encoding="utf-8")
    diff("main")
    assert "**lost**: need `home.greeting` is supported no more" in diff("main", "--exit-code", code=1)
    commit()
    diff("HEAD~1", "HEAD", "--exit-code", code=1)
    diff("HEAD", "HEAD~1", "--exit-code")


def test_gaps_of_a_baseline_are_told() -> None:
    edit("docs/a.md", ("    owner: api-team\n", ""))
    assert CliRunner().invoke(main, ["check", "--write-baseline"]).exit_code == 0
    assert "**new** error `owner/missing`" in diff("main")


def test_json() -> None:
    edit("docs/a.md", ("replicas: 2", "replicas: 1"))
    told = diff("main", "--output-format", "json")
    found = json.loads(told)
    assert (found["version"], found["old"]["name"], found["new"]["name"]) == (1, "main", "the working folder")
    assert found["components"] == [
        {
            "name": "hello:api",
            "kind": "server",
            "title": "Api",
            "change": "changed",
            "told": ["replicas: 2 \N{RIGHTWARDS ARROW} 1"],
        }
    ]
    assert [one["lost"] for one in found["single_points"]["new"]] == [["hello:home.greeting"]]
    assert told == diff("main", "--output-format", "json")


def test_pictures() -> None:
    edit(
        "docs/a.md",
        ("computed: It is the same for everyone", "reads: words"),
        (r"\ntradeoffs:", r"\n  words: {kind: database, owner: api-team}\ntradeoffs:"),
    )
    told = diff("main", "--pictures", "out/of/it")
    assert "![Before: system hello](out/of/it/hello-before.svg)" in told
    titles = [
        {"".join(one.itertext()) for one in ET.parse(f"out/of/it/hello-{side}.svg").iter(f"{SVG}text")}  # noqa: S314 - ours
        for side in ("before", "after")
    ]
    assert titles[1] - titles[0] >= {"Words"}
    assert diff("HEAD", "HEAD", "--pictures", "none") == NOTHING
    assert not Path("none").exists()
    assert "(https://a.example/pr-1/hello-after.svg)" in diff(
        "main", "--pictures", "out", "--pictures-url", "https://a.example/pr-1/"
    )
    Path("file").touch()
    assert "no picture can be written into 'file/x'" in run("main", "--pictures", "file/x").stderr


def test_no_file_of_a_revision_is_written_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit may hold what no git would make: links that lead out, and names such as `..`."""
    page = git("hash-object", "-w", "--stdin", feed=CLEAN.encode())
    out, loop = (git("hash-object", "-w", "--stdin", feed=to) for to in (f"{tmp_path}/docs".encode(), b"loop"))
    inner = git("mktree", feed=f"100644 blob {page}\tescaped.md\n".encode())
    tree = "".join(
        (
            f"040000 tree {inner}\t..\n",
            f"120000 blob {out}\tout\n",
            f"120000 blob {loop}\tloop\n",
            f"100644 blob {page}\tpage.md\n",
            f"160000 commit {git('rev-parse', 'HEAD')}\tsub\n",
        )
    )
    top = git("mktree", "--missing", feed=tree.encode())
    bad = git("commit-tree", top, "-m", "Bad")
    (tmp_path / "kept").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "kept"))
    found = json.loads(diff(bad, "main", "--output-format", "json"))
    # Where a link that leads out is followed, everything is there twice.
    assert (found["systems"], found["gaps"]["gone"]) == ([], [])
    assert not list((tmp_path / "kept").iterdir())


def test_a_link_inside_of_a_revision_is_followed() -> None:
    Path("docs/more").mkdir()
    Path("docs/a.md").rename("shared.md")
    Path("docs/more/a.md").symlink_to("../../shared.md")
    commit()
    assert diff("HEAD") == NOTHING
    assert diff("HEAD~1", "HEAD") == NOTHING


def test_names_of_pages_in_any_script() -> None:
    Path("docs/a.md").rename('docs/日本 é\t".md')
    commit()
    assert diff("HEAD") == NOTHING


def test_in_a_hook_of_another_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", "index")
    assert diff("main") == NOTHING
