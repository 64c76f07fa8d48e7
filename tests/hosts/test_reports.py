"""Reports of a build and of the command: files, annotations, the summary of a step."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.exceptions import Abort
from mkdocs_sites import CLEAN, UNASKED, UNSERVED, built, run_build, write_site

from mkdocs_techspec.hosts.asked_reports import DEFAULT_FILES
from mkdocs_techspec.hosts.cli import main
from mkdocs_techspec.reports.formats import FORMATS

ACTIONS = {"GITHUB_ACTIONS": "true"}
ANNOTATION = "::error title=coverage/unserved,file=docs/a.md,line=6,endLine=6,col=3,endColumn=11::"


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _settings(options: str) -> str:
    return f"site_name: A site\nplugins: [techspec: {{{options}}}]\n"


def _check(*arguments: str, env: Mapping[str, str] | None = None) -> Result:
    return CliRunner(env=env).invoke(main, ["check", *arguments], catch_exceptions=False)


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def test_every_format_has_a_file_of_its_own() -> None:
    assert list(DEFAULT_FILES) == list(FORMATS)
    assert len(set(DEFAULT_FILES.values())) == len(FORMATS)


def test_several_reports_of_a_build_that_fails(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED}, _settings(f"reports: [{', '.join(FORMATS)}]"))
    build = run_build(tmp_path)
    assert build.returncode == 1, build.stderr
    assert {file.name for file in tmp_path.iterdir()} >= set(DEFAULT_FILES.values())
    (told,) = _json(tmp_path / "gl-code-quality-report.json")
    assert told["location"] == {"path": "docs/a.md", "lines": {"begin": 6, "end": 6}}
    text = (tmp_path / "techspec-full.txt").read_text(encoding="utf-8")
    assert text.startswith("docs/a.md:6:3: error[coverage/unserved]")
    assert text.endswith("1 screen, 0 of 1 need supported, 2 components: 1 error, 0 warnings\n")


def test_files_by_name_from_the_folder_of_the_site(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    site.mkdir()
    elsewhere.mkdir()
    write_site(site, {"docs/a.md": CLEAN}, _settings("reports: {sarif: out/deep/gaps.sarif, junit: junit.xml}"))
    build = run_build(elsewhere, "--config-file", "../site/mkdocs.yml")
    assert build.returncode == 0, build.stderr
    assert _json(site / "out/deep/gaps.sarif")["runs"][0]["results"] == []
    assert 'name="no gaps"' in (site / "junit.xml").read_text(encoding="utf-8")


def test_paths_are_seen_from_the_root_of_the_repository(tmp_path: Path) -> None:
    site = tmp_path / "handbook"
    (tmp_path / ".git").mkdir()
    site.mkdir()
    write_site(site, {"docs/a.md": UNSERVED}, _settings("reports: gitlab"))
    run_build(site)
    (told,) = _json(site / "gl-code-quality-report.json")
    assert told["location"]["path"] == "handbook/docs/a.md"


def test_what_only_a_build_sees_is_in_them(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN}, _settings("reports: [json, concise], limits: {boxes: 1}"))
    assert run_build(tmp_path).returncode == 0
    text = (tmp_path / "techspec-concise.txt").read_text(encoding="utf-8")
    assert text.endswith("2 components: 0 errors, 1 warning\n")
    assert [gap["rule"] for gap in _json(tmp_path / "techspec-gaps.json")] == ["render/layout"]


def test_warnings_fail_in_a_strict_build_only(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNASKED}, _settings("reports: junit"))
    junit = tmp_path / "techspec-junit.xml"
    assert run_build(tmp_path).returncode == 0
    assert 'failures="0"' in junit.read_text(encoding="utf-8")
    assert run_build(tmp_path, "--strict").returncode == 1
    assert 'failures="1"' in junit.read_text(encoding="utf-8")


def test_none_while_serving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write_site(tmp_path, {"docs/a.md": UNSERVED}, _settings("reports: json"))
    built(tmp_path, "serve")
    assert not (tmp_path / "techspec-gaps.json").exists()
    assert "::error" not in capsys.readouterr().out


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN, "out": ""}, _settings("reports: {json: out/gaps.json}"))
    build = run_build(tmp_path)
    assert build.returncode == 1
    assert "the report 'gaps.json' cannot be written: Not a directory" in build.stderr
    assert "Traceback" not in build.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("reports: [sarf]", "setting 'reports': there is no format 'sarf'; did you mean 'sarif'?"),
        ("reports: {sarf: a}", "setting 'reports': there is no format 'sarf'; did you mean 'sarif'?"),
        ("reports: {sarif: [a]}", "setting 'reports': 'sarif' must be the path of a file, not '['a']'"),
        ("reports: 7", "setting 'reports' must be formats, or a mapping of them to files, not '7'"),
        ("reports: {sarif: a, json: a}", "setting 'reports': several go to 'a': name a file for each"),
        ("annotations: perhaps", "option 'annotations'"),
    ],
)
def test_a_setting_that_cannot_be_used(
    options: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        built(write_site(tmp_path, {}, _settings(options)))
    assert told in caplog.text


def test_the_command_takes_the_settings_of_a_build(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN}, _settings("reports: [json], annotations: false"))
    assert _check().exit_code == 0
    assert not (tmp_path / "techspec-gaps.json").exists()


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "junit", "rdjson", "markdown"])
def test_the_command_reports_the_same(form: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED}, _settings(f"reports: {form}"))
    run_build(tmp_path)
    assert _check("--output-format", form).stdout == (tmp_path / DEFAULT_FILES[form]).read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_twice_the_same_bytes(form: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED, "docs/b.md": UNSERVED})
    command = [sys.executable, "-m", "mkdocs_techspec", "check", "--output-format", form]
    runs = [
        subprocess.run(command, capture_output=True, check=False, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""
    assert str(tmp_path).encode() not in runs[0]


def test_annotations_of_a_build_in_github_actions(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    summary = tmp_path / "summary.md"
    summary.touch()
    env = {**ACTIONS, "GITHUB_STEP_SUMMARY": str(summary)}
    build = run_build(tmp_path, env=env)
    assert build.stdout.startswith(ANNOTATION)
    assert "error[coverage/unserved]" in build.stderr
    assert summary.read_text(encoding="utf-8").startswith("## Technical specs: 1 error\n")
    summary.write_text("", encoding="utf-8")
    write_site(tmp_path, {}, _settings("annotations: false"))
    assert "::error" not in run_build(tmp_path, env=env).stdout
    assert summary.read_text(encoding="utf-8") == ""


def test_a_build_in_several_languages_annotates_once(tmp_path: Path) -> None:
    again = "from mkdocs.commands.build import build\n\ndef on_post_build(config, times=[]):\n"
    again += "    times.append(1)\n    if len(times) == 1:\n        build(config)\n"
    write_site(
        tmp_path, {"docs/a.md": UNSERVED, "again.py": again}, "site_name: A\nplugins: [techspec]\nhooks: [again.py]\n"
    )
    assert run_build(tmp_path, env=ACTIONS).stdout.count("::error ") == 1


def test_annotations_of_the_command_in_github_actions(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    summary = tmp_path / "summary.md"
    summary.touch()
    env = {**ACTIONS, "GITHUB_STEP_SUMMARY": str(summary)}
    told = _check("--output-format", "concise", env=env).stdout.splitlines()
    assert told[0].startswith("docs/a.md:6:3: error[coverage/unserved]")
    assert told[-1].startswith(ANNOTATION)
    assert summary.read_text(encoding="utf-8").count("## Technical specs: 1 error\n") == 1
    assert _check("--output-format", "concise", "--no-annotations", env=env).stdout.splitlines() == told[:-1]
    assert summary.read_text(encoding="utf-8").count("## Technical specs") == 1
    assert _check("--output-format", "github", env=env).stdout.count("::error ") == 1
    assert _check("--output-format", "concise").stdout.splitlines() == told[:-1]


def test_a_program_reads_its_format_in_github_actions_too(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    result = _check("--output-format", "sarif", env=ACTIONS)
    assert len(json.loads(result.stdout)["runs"][0]["results"]) == 1
    assert result.stderr.startswith(ANNOTATION)


def test_annotations_on_a_pipe_of_an_old_code_page(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED.replace("greeting: A", "gr\u00fc\u00dfe: A")})
    env = {**os.environ, **ACTIONS, "PYTHONIOENCODING": "iso8859-5", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "mkdocs_techspec", "check"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="iso8859-5", env=env)
    assert done.returncode == 1
    assert re.search(r"^::error .*'gr\\xfc\\xdfe'", done.stdout, re.MULTILINE), done.stdout + done.stderr
