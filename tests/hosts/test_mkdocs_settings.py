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
        ("rule: {}", "option 'rule': there is no such setting; did you mean 'rules'?"),
        ("rules: [off]", "setting 'rules' must be a mapping"),
        ("limits: {depth: 0}", "setting 'limits': 'depth' must be a whole number above 0"),
        ("today: soon", "setting 'today' must be a day"),
        ("owners: NOWHERE", "setting 'owners': 'NOWHERE' cannot be read"),
        ("layout: elk", "setting 'layout' must be wasm or dot"),
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


@pytest.mark.parametrize(
    ("day", "last_second", "expired"), [("2026-06-30", "1782863999", 0), ("2026-07-01", "1782950399", 1)]
)
def test_today(
    day: str,
    last_second: str,
    expired: int,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_site(tmp_path, {"docs/page.md": UNSERVED.removesuffix("```\n") + WAIVER.lstrip()})
    for options in (f"today: {day}", ""):
        caplog.clear()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "0" if options else last_second)
        write_site(tmp_path, {}, _settings(f"fail: false, {options}"))
        built(tmp_path)
        assert caplog.text.count("[accept/expired]") == expired
