"""The plugin's settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from mkdocs_sites import CLEAN, UNSERVED, built, write_site


def _settings(options: str) -> str:
    return f"site_name: A site\nplugins: [techspec: {{{options}}}]\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("rule: {}", "option 'rule': mkdocs.yml:2:22: there is no setting 'rule'; did you mean 'rules'?"),
        ("rules: [off]", "mkdocs.yml:2:22: setting 'rules' must be a mapping"),
        ("limits: {depth: 0}", "mkdocs.yml:2:31: setting 'limits': 'depth' must be a whole number above 0"),
        ("today: soon", "setting 'today' must be a day"),
        ("owners: NOWHERE", "setting 'owners': 'NOWHERE' cannot be read"),
        ("layout: elk", "setting 'layout' must be wasm or dot"),
        ("baseline: [a, b]", "setting 'baseline' must be the path of a file, or false, not '['a', 'b']'"),
        ("baseline: true", "setting 'baseline' must be the path of a file, or false, not 'True'"),
        ("baseline: NOWHERE", "setting 'baseline': 'NOWHERE' cannot be read"),
        ("exclude: 7", "option 'exclude'"),
        ("fail: perhaps", "option 'fail'"),
    ],
)
def test_a_setting_that_cannot_be_used(
    options: str, told: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Abort):
        built(write_site(Path(), {}, _settings(options)))
    assert told in caplog.text


def test_severities(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_site(tmp_path, {"docs/page.md": UNSERVED}, _settings("rules: {coverage: warning}"))
    built(tmp_path)
    assert "warning[coverage/unserved]" in caplog.text
    write_site(tmp_path, {}, _settings("rules: {coverage: off}"))
    built(tmp_path, strict=True)


def test_owners_by_a_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    owners = "/docs @acme/web-team\n"
    write_site(tmp_path, {"docs/page.md": CLEAN, ".github/CODEOWNERS": owners}, _settings("owners: .github/CODEOWNERS"))
    with pytest.raises(Abort):
        built(tmp_path)
    assert caplog.text.count("error[owner/unknown]") == 1, "web-team is known, api-team is not"
    write_site(
        tmp_path, {".github/CODEOWNERS": f"{owners}/api @acme/api-team\n"}, _settings("owners: .github/CODEOWNERS")
    )
    built(tmp_path, strict=True)


WAIVER = """
accept:
  - {gap: coverage/unserved, on: home.greeting, why: It is a trial, until: 2026-06-30}
```
"""


LAST_DAY, NEXT_DAY = "2026-06-30", "2026-07-01"
LAST_SECOND = {LAST_DAY: "1782863999", NEXT_DAY: "1782950399"}


@pytest.mark.parametrize(
    ("setting", "day", "epoch"),
    [
        (LAST_DAY, NEXT_DAY, LAST_SECOND[NEXT_DAY]),
        (NEXT_DAY, LAST_DAY, LAST_SECOND[LAST_DAY]),
        ("", LAST_DAY, LAST_SECOND[NEXT_DAY]),
        ("", NEXT_DAY, LAST_SECOND[LAST_DAY]),
        ("", "", LAST_SECOND[LAST_DAY]),
        ("", "", LAST_SECOND[NEXT_DAY]),
    ],
)
def test_today(
    setting: str,
    day: str,
    epoch: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first of these that is there: the setting, and the two variables of the environment."""
    monkeypatch.setenv("TECHSPEC_TODAY", day)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    options = f"fail: false, today: {setting}" if setting else "fail: false"
    write_site(tmp_path, {"docs/page.md": UNSERVED.removesuffix("```\n") + WAIVER.lstrip()}, _settings(options))
    built(tmp_path)
    expired = (setting or day or epoch) in {NEXT_DAY, LAST_SECOND[NEXT_DAY]}
    assert caplog.text.count("[accept/expired]") == expired


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("TECHSPEC_TODAY", "soon", "TECHSPEC_TODAY must be a day such as 2026-11-22, not 'soon'"),
        ("TECHSPEC_TODAY", "2026-02-29", "TECHSPEC_TODAY must be a day such as 2026-11-22, not '2026-02-29'"),
        ("SOURCE_DATE_EPOCH", "2026-11-22", "SOURCE_DATE_EPOCH must be a number of seconds, not '2026-11-22'"),
    ],
)
def test_a_day_that_cannot_be_used(
    name: str,
    value: str,
    told: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Abort):
        built(write_site(tmp_path, {}))
    assert told in caplog.text
