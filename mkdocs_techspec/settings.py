"""Settings, from a plain mapping that some host has read, to the `Config` of a site."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType

from .baseline import Baseline
from .config import FAMILIES, KINDS, RULES, Config, Limits, PerFile, SettingsError, Severities, Way
from .diagnostics import Severity, near
from .model import Kind
from .patterns import why_unusable

SETTINGS = ("rules", "per-file", "select", "ignore", "owners", "kinds", "limits", "today", "layout", "baseline")

_LEVELS: Mapping[str, Severity | None] = MappingProxyType(
    {"error": Severity.ERROR, "warning": Severity.WARNING, "off": None}
)
_ENGINES = ("wasm", "dot")


def parse_config(settings: Mapping[str, object], today: datetime.date) -> Config:
    """The `Config` for settings as a host has read them; `today` holds where they name no day.

    `owners` is a list of names here, and `baseline` a `Baseline`: a host that is given a path reads the file, with
    `owners_in` and `parse_baseline`.

    Raises:
        SettingsError: a setting is unknown, or its value cannot be used.
    """
    for name in settings:
        if name not in SETTINGS:
            raise SettingsError(f"there is no setting '{name}'{near(str(name), SETTINGS)}", (str(name),))
    selected = settings.get("select")
    return Config(
        severities=_severities(settings.get("rules"), "rules"),
        per_file=tuple(_per_file(settings.get("per-file"))),
        select=None if selected is None else _chosen(selected, "select"),
        ignore=_chosen(settings.get("ignore"), "ignore"),
        owners=_owners(settings.get("owners")),
        kinds=_kinds(settings.get("kinds")),
        limits=_limits(settings.get("limits")),
        today=_today(settings.get("today"), today),
        layout=_layout(settings.get("layout")),
        baseline=_baseline(settings.get("baseline")),
    )


def owners_in(codeowners: str) -> list[str]:
    """The owners that a CODEOWNERS file names, whatever the patterns they own."""
    found: set[str] = set()
    for line in codeowners.splitlines():
        words = line.partition("#")[0].split()
        found.update(word for word in words if word.startswith("@") or "@" in word[1:])
    return sorted(found)


def _mapping(value: object, *at: str) -> Mapping[object, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise SettingsError(f"{_setting(*at)} must be a mapping, not '{value}'", at)
    return value


def _setting(name: str, *keys: str) -> str:
    """What a setting, or a part of one, is called in messages."""
    return f"setting '{name}': '{keys[-1]}'" if keys else f"setting '{name}'"


def _severities(value: object, *at: str) -> Severities:
    found: dict[str, Severity | None] = {}
    for rule, level in _mapping(value, *at).items():
        place = (*at, str(rule))
        _see_rule(rule, at[0], place)
        # YAML reads a bare `off` as false.
        text = "off" if level is False else str(level)
        if text not in _LEVELS:
            why = f"'{rule}' must be error, warning or off, not '{level}'{near(text, _LEVELS)}"
            raise SettingsError(f"setting '{at[0]}': {why}", place)
        found[str(rule)] = _LEVELS[text]
    return found


def _see_rule(name: object, setting: str, at: Way) -> None:
    if name not in RULES and name not in FAMILIES:
        hint = near(str(name), (*RULES, *FAMILIES))
        raise SettingsError(f"setting '{setting}': there is no rule or family '{name}'{hint}", at)


def _per_file(value: object) -> Iterator[PerFile]:
    for key, severities in _mapping(value, "per-file").items():
        pattern = str(key)
        why = why_unusable(pattern)
        if why:
            raise SettingsError(f"setting 'per-file': '{pattern}' cannot be used: {why}", ("per-file", pattern))
        yield PerFile(pattern, _severities(severities, "per-file", pattern))


def _chosen(value: object, setting: str) -> frozenset[str]:
    """The rules and families of a list; one is as good as a list of one."""
    names = [value] if isinstance(value, str) else value
    if names is None:
        return frozenset()
    if not isinstance(names, list):
        raise SettingsError(f"setting '{setting}' must be a list of rules and families, not '{value}'", (setting,))
    for index, name in enumerate(names):
        _see_rule(name if isinstance(name, str) else repr(name), setting, (setting, index))
    return frozenset(names)


def _owners(value: object) -> frozenset[str] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        why = f"must be a list of names or the path of a CODEOWNERS file, not '{value}'"
        raise SettingsError(f"setting 'owners' {why}", ("owners",))
    return frozenset(value)


def _kinds(value: object) -> Mapping[str, Kind]:
    found = {}
    for name, like in _mapping(value, "kinds").items():
        base = like.get("like") if isinstance(like, Mapping) else like
        if str(name) in KINDS:
            raise SettingsError(f"setting 'kinds': '{name}' is a built-in kind", ("kinds", str(name)))
        if not isinstance(base, str) or base not in KINDS:
            why = f"must be like a built-in kind, not '{base}'{near(str(base), KINDS)}"
            raise SettingsError(f"{_setting('kinds', str(name))} {why}", ("kinds", str(name)))
        found[str(name)] = Kind(str(base))
    return found


def _limits(value: object) -> Limits:
    known = {field.name for field in fields(Limits)}
    found = {}
    for key, number in _mapping(value, "limits").items():
        name = str(key)
        if name not in known:
            why = f"there is no limit '{name}'{near(name, known)}"
            raise SettingsError(f"setting 'limits': {why}", ("limits", name))
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            why = f"must be a whole number above 0, not '{number}'"
            raise SettingsError(f"{_setting('limits', name)} {why}", ("limits", name))
        found[name] = number
    return Limits(**found)


def _today(value: object, default: datetime.date) -> datetime.date:
    if value is None:
        return default
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise SettingsError(f"setting 'today' must be a day such as 2026-11-22, not '{value}'", ("today",)) from None


def _layout(value: object) -> str:
    if value is None:
        return "wasm"
    if value not in _ENGINES:
        raise SettingsError(f"setting 'layout' must be wasm or dot, not '{value}'", ("layout",))
    return str(value)


def _baseline(value: object) -> Baseline | None:
    if value is None or value is False:
        return None
    if not isinstance(value, Baseline):
        raise SettingsError(f"setting 'baseline' must be the path of a file, or false, not '{value}'", ("baseline",))
    return value
