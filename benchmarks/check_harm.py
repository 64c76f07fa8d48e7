"""How fast the blast radius is worked out, and how that grows with the system.

    python benchmarks/check_harm.py

Everything is taken down once: each component, each host, and one instance of each. A time is of `find_harm` and of
reading every radius, in CPU seconds (the least of five runs, for other work on the machine only ever adds). The system
is written as pages and checked like any other; that is not counted.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_techspec.analysis.harm import find_harm
from mkdocs_techspec.check import Checked, check
from mkdocs_techspec.contracts.operations import no_file
from mkdocs_techspec.settings import parse_config
from mkdocs_techspec.source import Source

SIZES = (100, 200, 500, 1000, 2000)
LARGE = 1000
RUNS = 5

# A team has as many components, and as many needs; it is one page in five that is not the team's own.
TEAM = 20
NEEDS = 10


def system(components: int) -> Iterator[str]:
    """The blocks of a system: teams with a page, some servers and their data each, behind one gateway and one login.

    Teams call each other forwards and, optionally, back, so that there are circles of calls as in any large system.
    """
    teams = components // TEAM
    seen = range(0, teams, 5)
    screens = ", ".join(f"board-{team}" for team in seen)
    calls = ", ".join(f"api-{team}-{one}" for team in seen for one in range(5))
    yield _block(_SHARED.format(screens=screens, calls=calls))
    for team in range(teams):
        yield _screen(team)
        yield _block(_team(team, teams))


def _block(components: str) -> str:
    return f"```techspec\nsystem: shop\ndefaults: {{owner: everyone, replicas: 2}}\ncomponents:\n{components}```\n"


_SHARED = """\
  admin: {{kind: page, screens: [{screens}], calls: [gateway, {calls}]}}
  gateway: {{kind: gateway, calls: auth.check}}
  auth:
    kind: server
    apis:
      check: {{route: GET /v1/session, reads: {{to: sessions, else: users}}}}
  sessions: {{kind: cache, of: users}}
  users: {{kind: database, host: rack-0, replicas: 1}}
  events: {{kind: stream, topics: [changed]}}
  audit: {{kind: worker, consumes: events, writes: log}}
  log: {{kind: storage}}
"""


def _screen(team: int) -> str:
    shows = "\n".join(f"  things-{need}: The things of list {need}" for need in range(NEEDS - 2))
    return f"```screen\nscreen: board-{team}\nsystem: shop\nshows:\n{shows}\ndoes:\n  add: Add\n  drop: Drop\n```\n"


def _team(team: int, teams: int) -> str:
    page = f"""\
  web-{team}: {{kind: page, screens: board-{team}, calls: [{_calls(team)}]}}
  balancer-{team}: {{kind: gateway, fronts: [api-{team}-0, api-{team}-1]}}
"""
    servers = "".join(_server(team, one, teams) for one in range(5))
    return page + servers + "".join(_data(team, one) for one in range(3)) + _workers(team)


def _calls(team: int) -> str:
    return ", ".join(["gateway", *(f"api-{team}-{one}" for one in range(5))])


def _server(team: int, one: int, teams: int) -> str:
    """A server with two lists and an action; the last two of a team have no lists."""
    other = f"api-{(team + 1) % teams}-{one}.list-{one}-a" if one < 4 else f"api-{team}-0.list-0-a"
    before = f"api-{(team - 1) % teams}-{min(one, 3)}.list-{min(one, 3)}-a"
    lists = [] if one == 4 else [2 * one, 2 * one + 1]
    text = f"  api-{team}-{one}:\n    kind: server\n    host: rack-{team}-{one % 2}\n    calls: auth.check\n    apis:\n"
    for name, need in zip("ab", lists, strict=False):
        text += f"""\
      list-{one}-{name}:
        route: GET /v1/{team}/{one}/{name}
        serves: board-{team}.things-{need}
        reads: {{to: cache-{team}-{one % 3}, miss: db-{team}-{one % 3}.{name}, hit: 90%}}
"""
    if lists:
        text += f"        calls: [{{to: {other}, optional: true}}]\n"
    text += f"""\
      change-{one}:
        route: POST /v1/{team}/{one}
        serves: board-{team}.{"add" if one % 2 else "drop"}
        writes: [db-{team}-{one % 3}.a, db-{team}-{one % 3}.b]
        publishes: queue-{team}.changed
        calls: {{to: {before}, else: {other}}}
"""
    return text


def _data(team: int, one: int) -> str:
    return f"""\
  db-{team}-{one}: {{kind: database, stores: [a, b], host: rack-{team}-{one % 2}, standby: automatic, replicas: 1}}
  cache-{team}-{one}: {{kind: cache, of: db-{team}-{one}}}
  copier-{team}-{one}: {{kind: worker, consumes: queue-{team}, writes: cache-{team}-{one}, publishes: events.changed}}
"""


def _workers(team: int) -> str:
    return f"""\
  queue-{team}: {{kind: queue, topics: [changed]}}
  nightly-{team}: {{kind: scheduler, calls: api-{team}-2.change-2}}
  search-{team}: {{kind: search}}
  indexer-{team}: {{kind: worker, consumes: queue-{team}, writes: search-{team}, reads: db-{team}-0}}
"""


class Figures(NamedTuple):
    """How large a system is, how long it takes, and how many needs are harmed by how many things."""

    components: int
    needs: int
    seconds: float
    harmed: int


def measure(components: int) -> Figures:
    checked = _checked(components)
    return Figures(
        components=checked.counts.components,
        needs=checked.counts.needs,
        seconds=min(_seconds(checked) for _ in range(RUNS)),
        harmed=_read(checked),
    )


def _checked(components: int) -> Checked:
    pages = [
        Source(path=f"{number}.md", uri=f"{number}.md", text=text) for number, text in enumerate(system(components))
    ]
    checked = check(pages, parse_config({}, datetime.date(2026, 11, 22)), _no_file, no_file)
    told = [gap for gap in checked.diagnostics if gap.rule.startswith(("syntax/", "reference/", "coverage/un"))]
    if any(gap.rule != "coverage/unused" for gap in told):
        raise SystemExit("\n".join(f"{gap.rule}: {gap.message}" for gap in told))
    return checked


def _no_file(_uri: str) -> bool:
    return False


def _seconds(checked: Checked) -> float:
    before = time.process_time()
    _read(checked)
    return time.process_time() - before


def _read(checked: Checked) -> int:
    """Work out every radius, and count the needs in them."""
    harm = find_harm(checked.model, checked.support)
    radii = (radius for thing in harm.things for radius in (harm.whole(thing), harm.one(thing)))
    return sum(len(needs) for radius in radii for needs in radius)


def main() -> None:
    found = [measure(size) for size in SIZES]
    print(f"{'components':>10}{'needs':>8}{'harmed':>10}{'CPU s':>9}{'ms a component':>16}")
    for one in found:
        each = 1000 * one.seconds / one.components
        print(f"{one.components:10}{one.needs:8}{one.harmed:10}{one.seconds:9.3f}{each:16.3f}")


if __name__ == "__main__":
    main()
