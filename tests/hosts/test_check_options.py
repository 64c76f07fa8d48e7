"""The options of `techspec check` that choose rules, and where and how they are told; by the real command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mkdocs_sites import CLEAN, UNSERVED, write_site
from techspec_command import techspec

THREE = UNSERVED.replace("    owner: api-team\n", "").replace(
    "tradeoffs:", "  spare: {kind: database, owner: a}\ntradeoffs:"
)
"""With two errors, for the need is not served, and nobody owns the API; and a warning, for the database is not used."""


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def rules_of(*arguments: str) -> list[str]:
    done = techspec("check", "--output-format", "json", *arguments)
    assert done.returncode in {0, 1}, done.stderr
    return [gap["rule"] for gap in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        ((), ["coverage/unserved", "coverage/unused", "owner/missing"]),
        (("--select", "owner"), ["owner/missing"]),
        (("--select", "owner, coverage/unserved"), ["coverage/unserved", "owner/missing"]),
        (("--select", "owner", "--select", "coverage/unserved"), ["coverage/unserved", "owner/missing"]),
        (("--ignore", "coverage"), ["owner/missing"]),
        (("--ignore", "coverage/unused,owner", "--ignore", "failure"), ["coverage/unserved"]),
        (("--select", "coverage", "--ignore", "coverage/unused"), ["coverage/unserved"]),
        (("--select", "problem"), []),
    ],
)
def test_select_and_ignore(arguments: tuple[str, ...], rules: list[str], tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": THREE})
    assert sorted(rules_of(*arguments)) == rules


def test_select_takes_the_place_of_the_setting_and_ignore_adds_to_it(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": THREE})
    (tmp_path / "techspec.toml").write_text('select = ["owner", "coverage"]\nignore = ["coverage/unused"]\n')
    assert rules_of() == ["coverage/unserved", "owner/missing"]
    assert rules_of("--select", "coverage") == ["coverage/unserved"]
    assert rules_of("--ignore", "owner") == ["coverage/unserved"]


def test_what_cannot_be_read_is_told_whatever_is_selected(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN.replace("screen: home", "screen home", 1)})
    assert "syntax/yaml" in rules_of("--select", "owner")
    assert "syntax/yaml" not in rules_of("--select", "owner", "--ignore", "syntax")


def test_rules_that_are_not_selected_stay_in_the_baseline(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": THREE})
    assert techspec("check", "--write-baseline").returncode == 0
    before = (tmp_path / ".techspec-baseline.json").read_text()
    assert techspec("check", "--strict", "--select", "owner").returncode == 0
    assert techspec("check", "--prune-baseline", "--select", "problem").returncode == 0
    assert techspec("check", "--write-baseline", "--select", "owner").returncode == 0
    assert (tmp_path / ".techspec-baseline.json").read_text() == before


def test_what_is_off_on_its_page_is_not_fixed(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": THREE})
    assert techspec("check", "--write-baseline").returncode == 0
    (tmp_path / "docs/a.md").write_text(CLEAN)
    (tmp_path / "techspec.toml").write_text('[per-file."a.md"]\nowner = "off"\n')
    stale = [line for line in techspec("check", "--output-format", "concise").stdout.splitlines() if "stale" in line]
    assert len(stale) == 2
    assert not any("owner/missing" in line for line in stale)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_is_none(option: str) -> None:
    done = techspec("check", option, "owner,coverage/unservd")
    assert done.returncode == 2
    why = "there is no rule or family 'coverage/unservd'; did you mean 'coverage/unserved'?"
    assert f"Invalid value for '{option}': {why}" in done.stderr


def test_exit_zero(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    assert techspec("check", "--exit-zero").returncode == 0
    assert "coverage/unserved" in techspec("check", "--exit-zero").stdout
    (tmp_path / "techspec.toml").write_text("rulez = 1\n")
    assert techspec("check", "--exit-zero").returncode == 2


def test_statistics_come_after_the_gaps(tmp_path: Path) -> None:
    other = UNSERVED.replace("home", "start").replace("system: hello", "system: bye")
    write_site(tmp_path, {"docs/a.md": THREE, "docs/b.md": other})
    done = techspec("check", "--output-format", "concise", "--statistics")
    assert done.stdout.splitlines()[4:] == [
        "2 screens, 0 of 2 needs supported, 5 components: 3 errors, 1 warning",
        "2  error    coverage/unserved",
        "1  warning  coverage/unused",
        "1  error    owner/missing",
    ]


def test_statistics_do_not_get_into_json(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    done = techspec("check", "--output-format", "json", "--statistics")
    assert json.loads(done.stdout)
    assert "1  error    coverage/unserved" in done.stderr.splitlines()


def test_an_output_file(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    told = techspec("check", "--output-format", "json").stdout
    done = techspec("check", "--output-format", "json", "--output-file", "gaps.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert (tmp_path / "gaps.json").read_text() == told


def test_several_reports(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    done = techspec("check", "--report", "json=gaps.json", "--report", "concise=gaps=all.txt")
    assert done.stdout == techspec("check").stdout
    assert (tmp_path / "gaps.json").read_text() == techspec("check", "--output-format", "json").stdout
    assert (tmp_path / "gaps=all.txt").read_text() == techspec("check", "--output-format", "concise").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--output-file", "no/gaps.txt"), "'no/gaps.txt' cannot be written: there is no folder 'no'"),
        (("--output-file", "docs"), "is a directory"),
        (("--report", "json=docs"), "'docs' cannot be written: it is a folder"),
        (("--report", "json"), "'json' is not FORMAT=FILE, such as sarif=techspec.sarif"),
        (("--report", "sariff=a"), "there is no format 'sariff'; did you mean 'sarif'?"),
        (("--report", "xyz=a"), "there is no format 'xyz': write one of full, concise, json"),
        (("--report", "json=a", "--output-file", "a"), "several reports go to 'a': name a file for each"),
        (("--watch", "--write-baseline"), "--watch only reads"),
        (("--no-baseline", "--write-baseline"), "exclude each other"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    done = techspec("check", *arguments)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    assert not done.stdout


def test_a_report_that_cannot_be_written_after_all(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN})
    done = techspec("check", "--report", f"json={'a' * 300}")
    assert done.returncode == 2
    assert "cannot be written: File name too long" in done.stderr


ACTIONS = {"GITHUB_ACTIONS": "true"}


def test_annotations_in_github_actions(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    plain, summary = techspec("check").stdout, tmp_path / "summary.md"
    summary.touch()
    done = techspec("check", env={**ACTIONS, "GITHUB_STEP_SUMMARY": str(summary)})
    assert done.returncode == 1
    assert done.stdout.startswith(f"{plain}::error title=coverage/unserved,file=docs/a.md,line=6,")
    assert "coverage/unserved" in summary.read_text()
    summary.write_text("")
    done = techspec("check", "--no-annotations", env={**ACTIONS, "GITHUB_STEP_SUMMARY": str(summary)})
    assert done.stdout == plain
    assert summary.read_text() == ""


def test_annotations_do_not_get_into_json_and_are_told_once(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    done = techspec("check", "--output-format", "json", env=ACTIONS)
    assert json.loads(done.stdout)
    assert "::error " in done.stderr
    done = techspec("check", "--output-format", "github", env=ACTIONS)
    assert (done.stdout + done.stderr).count("::error ") == 1
    done = techspec("check", "--output-format", "github", "--output-file", "a.txt", env=ACTIONS)
    assert done.stdout.count("::error ") == 1


def test_paths_in_reports_are_seen_from_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "handbook").mkdir()
    write_site(tmp_path / "handbook", {"docs/a.md": UNSERVED})
    for cwd, path in ((tmp_path, "handbook"), (tmp_path / "handbook", "."), (tmp_path / "handbook/docs", "..")):
        done = techspec("check", "--output-format", "github", path, cwd=cwd)
        assert "file=handbook/docs/a.md," in done.stdout
