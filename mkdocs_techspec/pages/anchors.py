"""Stable names inside a page for everything that a link may point at."""

from __future__ import annotations

from ..model import Key

SORTS = ("tradeoff", "failure", "problem", "host", "stage")


def anchor(key: Key) -> str:
    """The id of the element that shows `key`: `ts-feed-auth.login`, `ts-feed-failure-worker-behind`, `ts-feed`.

    No two keys share one. Ids hold no `_`, so it stands for a hyphen that would make two names look alike: one in the
    system's id (`ts-pet_clinic-web`), and one after a word that starts the names of another sort (the component
    `failure-log` is `ts-feed-failure_log`).
    """
    if not key.name:
        return system_anchor(key.system)
    member = f".{key.member}" if key.member else ""
    return f"{system_anchor(key.system)}-{_local(key.name)}{member}"


def stage_anchor(stage: str, key: Key) -> str:
    """The id of what a stage makes of `key`, which was there before: `ts-feed-stage-scaled.web`, `….web.login`."""
    member = f".{key.member}" if key.member else ""
    return f"{anchor(Key(key.system, f'stage/{stage}'))}.{key.name}{member}"


def system_anchor(system: str) -> str:
    """The id of a system's introducing card."""
    return f"ts-{system.replace('-', '_')}"


def _local(name: str) -> str:
    sort, slash, id_ = name.partition("/")
    if slash:
        return f"{sort}-{id_}"
    first, hyphen, rest = name.partition("-")
    return f"{first}_{rest}" if hyphen and first in SORTS else name
