"""The command `techspec accept`: what it prints accepts the gaps that are there, once it says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from known_gaps import CLEAN, SCREEN, UNOWNED, UNSERVED, run
from mkdocs_sites import SETTINGS, write_site

from mkdocs_techspec.config import NEVER_ACCEPTED
from mkdocs_techspec.rules.manual import RulePage, pages

WHY = "why:"
ACCEPTED = [page for page in pages() if not {page.name, page.name.partition("/")[0]} & {*NEVER_ACCEPTED, "render"}]


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TECHSPEC_TODAY", "2026-11-22")


def paste(text: str) -> None:
    """Put a text at the end of the page that the first gap is on."""
    page = Path(run("check", "--strict", "--output-format", "concise").stdout.partition(":")[0])
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")


def gaps() -> set[tuple[str, str]]:
    """The rules and messages of all that is told."""
    return {(gap["rule"], gap["message"]) for gap in json.loads(run("check", "--output-format", "json").stdout)}


@pytest.mark.parametrize("page", ACCEPTED, ids=[page.name for page in ACCEPTED])
def test_what_is_printed_accepts_every_gap(page: RulePage, tmp_path: Path) -> None:
    docs = {f"docs/{name}": text for name, text in page.gap.items() if name != "mkdocs.yml"}
    write_site(tmp_path, docs, page.gap.get("mkdocs.yml", SETTINGS))
    before = gaps()
    printed = run("accept")
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert f"- gap: {page.name}\n" in printed.stdout
    paste(printed.stdout.replace(WHY, "why: It is a trial"))
    assert not gaps() & before
    assert run("check", "--strict").output.endswith(": no gaps\n")


def test_it_cannot_be_pasted_unread(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNOWNED})
    paste(run("accept").stdout)
    assert run("check").exit_code == 1
    assert gaps() == {("syntax/value", "'why' must be a text, not empty")}


TWO_SYSTEMS = """
```screen
screen: home
system: shop
shows: {news: News, offers: Offers}
does: {order: Order}
```

```techspec
system: shop
components:
  web: {kind: page, owner: web-team, screens: home, calls: [api, api]}
  api: {kind: server, replicas: 2, owner: api-team, apis: {order: {serves: home.order}}}
```

```techspec
system: depot
components:
  stock: {kind: database, offscreen: For the scanners}
  count: {kind: server, offscreen: For the scanners, apis: {}, writes: stock, reads: stick}
failures:
  stock: {what: The disk is full, hits: stock}
```
"""
PRINTED = """\
```techspec
system: depot
accept:
  # server 'count' names no API
  - gap: coverage/no-apis
    on: count
    until: 2027-02-28  # to be decided: the last day that it may be there
    why:
  # database 'stock' has no owner
  # server 'count' has no owner
  - gap: owner/missing
    on: [count, stock]
    why:
```

```techspec
system: shop
accept:
  # need 'home.news' is served by nothing
  # need 'home.offers' is served by nothing
  - gap: coverage/unserved
    on: [home.news, home.offers]
    until: 2027-02-28  # to be decided: the last day that it may be there
    why:
  # nothing says what will fail in system 'shop'
  - gap: failure/unasked
    on: shop
    why:
```
"""
REFUSED = """\
docs/a.md:20:86: error[reference/unknown] 'stick' names nothing in system 'depot': cannot be accepted: mend it, or set \
its severity in the settings
docs/a.md:22:3: error[failure/unfixed] failure 'stock' has no fix: cannot be accepted: an `accept` cannot name it
"""


def test_all_that_is_printed(tmp_path: Path) -> None:
    """A block for each system, an entry for each rule; and what no `accept` can cover, or name."""
    write_site(tmp_path, {"docs/a.md": TWO_SYSTEMS})
    printed = run("accept")
    assert printed.exit_code == 0
    assert printed.stdout == PRINTED
    assert printed.stderr == REFUSED
    assert run("accept", tmp_path, tmp_path / "mkdocs.yml").stdout == PRINTED
    paste(PRINTED.replace(WHY, "why: It is a trial"))
    assert len(run("check", "--strict", "--output-format", "concise").stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("today", "until"),
    [
        ("2026-01-31", "2026-04-30"),
        ("2026-09-01", "2026-12-31"),
        ("2026-10-01", "2027-01-31"),
        ("9999-12-01", "9999-12-31"),
    ],
)
def test_coverage_is_accepted_to_the_end_of_a_month(
    today: str, until: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TECHSPEC_TODAY", today)
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    assert f"    until: {until}  #" in run("accept").stdout


def test_many_things_stand_below_each_other(tmp_path: Path) -> None:
    names = [f"a-database-with-a-long-name-{number}" for number in range(9)]
    components = "".join(f"  {name}: {{kind: database, offscreen: A trial}}\n" for name in names)
    text = f"```techspec\nsystem: trial\ncomponents:\n{components}```\n"
    write_site(tmp_path, {"docs/a.md": text})
    printed = run("accept").stdout
    assert "    on:\n" + "".join(f"      - {name}\n" for name in names) + "    why:" in printed
    paste(printed.replace(WHY, "why: It is a trial"))
    assert run("check", "--strict").exit_code == 0


def test_screens_without_a_system(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": SCREEN})
    printed = run("accept")
    assert printed.stdout == ""
    told = printed.stderr.splitlines()
    assert [line.partition(": cannot be accepted: ")[2] for line in told[:-1]] == [
        "it is of no system yet, and an `accept` stands in one"
    ] * 3
    assert told[-1] == "techspec: there is nothing to accept"


def test_nothing_to_accept(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN})
    printed = run("accept")
    assert (printed.exit_code, printed.stdout) == (0, "")
    assert printed.stderr == "techspec: there is nothing to accept\n"


def test_gaps_in_the_baseline_are_accepted_by_it(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    run("check", "--write-baseline")
    write_site(tmp_path, {"docs/a.md": UNOWNED})
    assert "coverage/unserved" not in run("accept").stdout
    assert "owner/missing" in run("accept").stdout
    printed = run("accept", "--no-baseline").stdout
    assert "coverage/unserved" in printed
    paste(printed.replace(WHY, "why: It is a trial"))
    stale = json.loads(run("check", "--output-format", "json").stdout)
    assert [gap["rule"] for gap in stale] == ["baseline/stale"]


def test_settings_that_cannot_be_used(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN}, "plugins: [techspec: {rulez: {}}]")
    printed = run("accept")
    assert printed.exit_code == 2
    assert "there is no setting 'rulez'" in printed.output
