"""What `--write-baseline` writes into a baseline, and what `--prune-baseline` takes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from known_gaps import BASELINE, BROKEN, CLEAN, LAYOUT, LOST, NAME, UNOWNED, UNSERVED, check, concise, rules_in, text_of
from mkdocs_sites import SETTINGS, write_site

RULE_OFF = "plugins: [techspec: {rules: {owner: off}}]\n"


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_same_from_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("handbook", "elsewhere"):
        (tmp_path / name).mkdir()
    write_site(tmp_path / "handbook", {"docs/a.md": UNOWNED})
    for folder, path in ((tmp_path, "handbook"), (tmp_path / "elsewhere", "../handbook"), (tmp_path / "handbook", ".")):
        monkeypatch.chdir(folder)
        (tmp_path / "handbook" / NAME).unlink(missing_ok=True)
        check("--write-baseline", path)
        assert (tmp_path / "handbook" / NAME).read_bytes() == BASELINE.encode()
        assert check(path).exit_code == 0
        assert check(tmp_path / "handbook").exit_code == 0


def test_a_site_without_gaps_has_an_empty_baseline(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN})
    assert check("--write-baseline").output == f"'{NAME}' is written, with no gaps\n"
    assert (tmp_path / NAME).read_text() == '{\n  "version": 1,\n  "gaps": []\n}\n'
    assert concise("--strict") == ["1 screen, 2 of 2 needs supported, 2 components: no gaps"]


def _callers(count: int) -> str:
    """A page with so many gaps that nothing but their places tells apart."""
    workers = "".join(f"  worker-{one}: {{kind: worker, offscreen: A trial, calls: old}}\n" for one in range(count))
    return f"```techspec\nsystem: trial\ndefaults: {{owner: a-team}}\ncomponents:\n{workers}```\n"


def test_gaps_of_one_sort_are_counted(tmp_path: Path) -> None:
    settings = "plugins: [techspec: {rules: {failure: off}}]\n"
    write_site(tmp_path, {"docs/a.md": _callers(2)}, settings)
    check("--write-baseline")
    assert [gap["count"] for gap in json.loads((tmp_path / NAME).read_text())["gaps"]] == [2]
    assert check("--strict").exit_code == 0
    write_site(tmp_path, {"docs/a.md": _callers(3)}, settings)
    assert [line.partition(" ")[0] for line in concise()] == ["docs/a.md:7:55:", "0"]
    write_site(tmp_path, {"docs/a.md": _callers(1)}, settings)
    assert "of 2 gaps in the baseline, 1 is left" in concise()[0]
    check("--prune-baseline")
    assert '"count"' not in (tmp_path / NAME).read_text()
    assert check("--strict").exit_code == 0


def test_writing_anew_forgets_what_is_fixed_and_keeps_what_cannot_be_seen(tmp_path: Path) -> None:
    off = {"rule": "problem/open", "path": "a.md", "system": "hello", "on": "why"}
    settings = "plugins: [techspec: {rules: {problem: off}}]\n"
    write_site(tmp_path, {"docs/a.md": UNSERVED, NAME: text_of(LOST, LAYOUT, off)}, settings)
    told = f"'{NAME}' is written, with 1 gap, and 2 gaps from before that this check cannot see\n"
    assert check("--write-baseline").output == told
    assert rules_in(tmp_path / NAME) == ["coverage/unserved", "problem/open", "render/layout"]
    assert check("--strict").exit_code == 0


def test_what_is_withheld_is_not_written_and_said(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNOWNED + BROKEN})
    told = check("--write-baseline").output.splitlines()
    assert "1 gap of system 'hello' may be there" in told[0]
    assert rules_in(tmp_path / NAME) == ["owner/missing", "syntax/yaml"]
    assert check("--strict").exit_code == 0
    write_site(tmp_path, {"docs/a.md": UNOWNED})
    assert [line.partition("[")[2].partition("]")[0] for line in concise()[:-1]] == [
        "baseline/stale",
        "coverage/unserved",
    ]


def test_pruning_takes_out_what_is_fixed_and_adds_nothing(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED.replace("owner: api-team", ""), NAME: BASELINE})
    pruned = check("--prune-baseline", "--output-format", "json")
    assert [gap["message"] for gap in json.loads(pruned.stdout)] == ["server 'api' has no owner"]
    assert pruned.stderr == f"techspec: 1 gap taken out of '{NAME}', 1 gap left\n"
    assert pruned.exit_code == 1
    assert rules_in(tmp_path / NAME) == ["coverage/unserved"]
    write_site(tmp_path, {"docs/a.md": CLEAN})
    assert check("--prune-baseline").stderr == f"techspec: 1 gap taken out of '{NAME}', no gaps left\n"
    assert check("--strict").exit_code == 0


def test_pruning_leaves_a_file_alone_where_nothing_is_fixed(tmp_path: Path) -> None:
    gaps = [*json.loads(BASELINE)["gaps"], LAYOUT]
    text = json.dumps({"gaps": gaps, "version": 1}, indent=4)
    write_site(tmp_path, {"docs/a.md": UNOWNED, NAME: text})
    pruned = check("--prune-baseline", "--strict")
    assert (pruned.exit_code, pruned.stderr) == (0, f"techspec: no gaps taken out of '{NAME}', 3 gaps left\n")
    assert (tmp_path / NAME).read_text() == text


@pytest.mark.parametrize(("page", "settings"), [(CLEAN + BROKEN, SETTINGS), (CLEAN, RULE_OFF)])
def test_what_is_not_looked_for_is_not_fixed(page: str, settings: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": page, NAME: text_of(LOST)}, settings)
    assert "baseline/stale" not in check().output
    assert ("while a block cannot be read" in check("--prune-baseline").stderr) == (page != CLEAN)
    assert rules_in(tmp_path / NAME) == ["owner/missing"]


def test_there_is_nothing_to_prune(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    pruned = check("--prune-baseline")
    assert pruned.stderr == f"techspec: there is no '{NAME}', so nothing is taken out of it\n"
    assert pruned.exit_code == 1
    assert not (tmp_path / NAME).exists()


def test_names_in_any_script(tmp_path: Path) -> None:
    page = UNSERVED.replace("screens: home", "screens: [home, 'hö\\u202eme']".replace("'", '"'))
    write_site(tmp_path, {"docs/Über uns.md": page})
    check("--write-baseline")
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    assert '"path": "Über uns.md"' in text
    assert "höU+202Eme" in text
    assert check("--strict").exit_code == 0
