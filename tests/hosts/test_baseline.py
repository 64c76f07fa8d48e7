"""The baseline as `techspec check` reads it: what is told, and what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from known_gaps import BASELINE, CLEAN, NAME, UNOWNED, UNSERVED, check, concise, rules_in
from mkdocs_sites import write_site


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_what_is_written_is_not_told_again(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNOWNED})
    written = check("--write-baseline")
    assert (written.exit_code, written.output) == (0, f"'{NAME}' is written, with 2 gaps\n")
    assert (tmp_path / NAME).read_bytes() == BASELINE.encode()
    assert check("--strict").exit_code == 0
    assert concise() == ["1 screen, 1 of 2 needs supported, 2 components: no gaps (2 in the baseline)"]
    assert json.loads(check("--output-format", "json").stdout) == []


def test_without_the_baseline_all_is_told(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNOWNED, f"{NAME}": BASELINE})
    assert check("--no-baseline").exit_code == 1
    assert concise("--no-baseline")[-1] == "1 screen, 1 of 2 needs supported, 2 components: 2 errors, 0 warnings"


def test_a_new_gap_is_told(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": f"# One line more\n{UNOWNED.replace('owner: api-team', '')}", NAME: BASELINE})
    assert check().exit_code == 1
    assert concise() == [
        "docs/a.md:15:3: error[owner/missing] server 'api' has no owner",
        "1 screen, 1 of 2 needs supported, 2 components: 1 error, 0 warnings (2 in the baseline)",
    ]


def test_a_folder_without_settings(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/a.md").write_text(UNOWNED)
    check("--write-baseline", "deep")
    assert (tmp_path / "deep" / NAME).read_bytes() == BASELINE.encode()
    assert check("deep").exit_code == 0


def test_a_stale_entry_is_a_warning(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED, NAME: BASELINE})
    assert (check().exit_code, check("--strict").exit_code) == (0, 1)
    assert concise() == [
        f"{NAME}:5:14: warning[baseline/stale] a gap in the baseline is not there any more: 'owner/missing' on 'web'",
        "1 screen, 1 of 2 needs supported, 2 components: 0 errors, 1 warning (1 in the baseline)",
    ]
    write_site(tmp_path, {}, "plugins: [techspec: {rules: {baseline: off}}]\n")
    assert check("--strict").exit_code == 0
    write_site(tmp_path, {}, "plugins: [techspec: {rules: {baseline/stale: error}}]\n")
    assert check().exit_code == 1


def test_another_file(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED}, "plugins: [techspec: {baseline: known/gaps.json}]\n")
    missing = check()
    assert missing.exit_code == 2
    assert "setting 'baseline': 'known/gaps.json' cannot be read: No such file" in missing.output
    assert "`techspec check --write-baseline` writes it" in missing.output
    assert check("--no-baseline").exit_code == 1
    assert "the baseline 'known/gaps.json' cannot be written: No such file" in check("--write-baseline").output
    (tmp_path / "known").mkdir()
    assert check("--write-baseline").exit_code == 0
    assert rules_in(tmp_path / "known/gaps.json") == ["coverage/unserved"]
    assert check("--strict").exit_code == 0
    assert not (tmp_path / NAME).exists()


def test_no_file(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNOWNED, NAME: BASELINE}, "plugins: [techspec: {baseline: false}]\n")
    assert concise()[-1].endswith("2 errors, 0 warnings")
    for option in ("--write-baseline", "--prune-baseline"):
        refused = check(option)
        assert refused.exit_code == 2
        assert "this site has no baseline: its setting 'baseline' is false" in refused.output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ":1: this is not JSON: Expecting value"),
        ('{\n  "version": 1,\n<<<<<<< ours\n', ":3: this is not JSON"),
        ("[" * 100_000, ":1: this is not JSON that can be read"),
        ("[]", ":1: a baseline has a 'version' and a list of 'gaps'"),
        ('{"version": 1, "gaps": {}}', ":1: a baseline has a 'version' and a list of 'gaps'"),
        ('{"version": 2, "gaps": []}', ":1: it is of version '2', and only version 1 can be read"),
        ('{"version": 1, "gaps": [], "gap": 1}', ":1: a baseline has no 'gap'"),
        ('{"version": 1, "gaps": [\n{"rule": "a/b", "path": "a.md", "on": "x"},\n7]}', ":3: a gap is a mapping"),
        ('{"version": 1, "gaps": [\n{"rul": "a/b"}]}', ":2: a gap has no 'rul'; did you mean 'rule'?"),
        ('{"version": 1, "gaps": [\n{\n"path": "a.md", "on": "x"}]}', ":2: this gap has no 'rule'"),
        ('{"version": 1, "gaps": [{"rule": "a/b", "on": "x"}]}', ":1: this gap has no 'path'"),
        ('{"version": 1, "gaps": [{"path": "a.md", "rule": "a/b"}]}', ":1: this gap has no 'message'"),
        ('{"version": 1, "gaps": [{"rule": 7}]}', ":1: 'rule' must be a text, not '7'"),
        ('{"version": 1, "gaps": [{"rule": "a/b", "path": "a", "on": "x", "count": 0}]}', "above 0, not '0'"),
    ],
)
def test_a_file_that_cannot_be_used(text: str, told: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN, NAME: text})
    for option in ("--strict", "--write-baseline", "--prune-baseline"):
        result = check(option)
        assert result.exit_code == 2
        assert f"the baseline cannot be used: {NAME}:" in result.output
        assert told in result.output
    assert check("--no-baseline").exit_code == 0
    assert (tmp_path / NAME).read_text() == text


def test_the_options_exclude_each_other(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    assert check("--write-baseline", "--prune-baseline").exit_code == 2
    assert check("--prune-baseline", "--no-baseline").exit_code == 2
    assert not (tmp_path / NAME).exists()


def test_each_site_has_its_own(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_site(tmp_path / name, {"docs/a.md": UNOWNED})
    assert check("--write-baseline", "one", "two").output.count("is written, with 2 gaps") == 2
    assert (tmp_path / "one" / NAME).read_bytes() == (tmp_path / "two" / NAME).read_bytes() == BASELINE.encode()
    assert check("--strict", "one", "two").exit_code == 0


def test_two_sites_with_one_file_are_refused(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED, "mkdocs.fr.yml": "docs_dir: fr\n", "fr/a.md": CLEAN})
    refused = check("--write-baseline", "mkdocs.yml", "mkdocs.fr.yml")
    assert refused.exit_code == 2
    assert f"several of these sites have the baseline '{NAME}'" in refused.output
    assert not (tmp_path / NAME).exists()


def test_single_pages_have_none(tmp_path: Path) -> None:
    for name, text in {"a.md": UNOWNED, "b.md": "# B\n", NAME: BASELINE}.items():
        (tmp_path / name).write_text(text)
    assert check("a.md", "b.md").exit_code == 1
    refused = check("--prune-baseline", "a.md", "b.md")
    assert refused.exit_code == 2
    assert "a baseline is of a whole site" in refused.output
    assert check(".").exit_code == 0
