"""Settings, from a plain mapping that some host has read: severities, owners, kinds, limits, today."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType

from .baseline import Baseline
from .diagnostics import Severity, near
from .model import Kind


class SettingsError(Exception):
    """A setting that cannot be used, or an environment that cannot run the program; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where reading and drawing stop. Sizes are in characters, memory is in MiB.

    `layout_seconds` is for one picture, however many layouts of it are tried.
    """

    block_size: int = 256 * 1024
    text_size: int = 64 * 1024
    depth: int = 32
    nodes: int = 50_000
    boxes: int = 300
    layout_seconds: int = 20
    layout_memory: int = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings that the core knows.

    `severities` holds what the author changed, by rule or family; a value of None turns it off. `owners` is None where
    the site does not name its owners. `kinds` maps a site's own kind to the built-in one it is like. `layout` is the
    engine that places boxes: `wasm`, or `dot` for an installed Graphviz. `today` is what `until` is held against.
    `baseline` is None where the site has none.
    """

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    owners: frozenset[str] | None = None
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    limits: Limits = Limits()
    today: datetime.date = datetime.date.min
    layout: str = "wasm"
    baseline: Baseline | None = None

    def severity(self, rule: str) -> Severity | None:
        """The severity of a rule: set for itself, else for its family, else as in `RULES`; None where it is off."""
        for name in (rule, rule.partition("/")[0]):
            if name in self.severities:
                return self.severities[name]
        return RULES[rule]

    def kind(self, name: str) -> Kind | None:
        """The built-in kind that `name` is, or is like."""
        return KINDS.get(name) or self.kinds.get(name)


KINDS: Mapping[str, Kind] = MappingProxyType({kind.value: kind for kind in Kind})

_E, _W = Severity.ERROR, Severity.WARNING
RULES: Mapping[str, Severity | None] = MappingProxyType(
    {
        "syntax/yaml": _E,
        "syntax/key": _E,
        "syntax/value": _E,
        "syntax/limit": _E,
        "syntax/header": _E,
        "reference/unknown": _E,
        "reference/ambiguous": _E,
        "reference/duplicate": _E,
        "reference/mismatch": _E,
        "coverage/no-page": _E,
        "coverage/no-needs": _E,
        "coverage/unserved": _E,
        "coverage/unreachable": _E,
        "coverage/unstored": _E,
        "coverage/no-apis": _E,
        "coverage/unused": _W,
        "coverage/unwritten": _W,
        "owner/missing": _E,
        "owner/unknown": _E,
        "failure/single-point": _W,
        "failure/unfixed": _E,
        "failure/harmless": _W,
        "failure/unasked": _W,
        "failure/no-tradeoff": _W,
        "failure/no-truth": _E,
        "failure/no-fallback": _W,
        "failure/no-consumer": _E,
        "failure/cycle": None,
        "stage/no-reason": _W,
        "stage/ambiguous": _E,
        "stage/not-fixed": _W,
        "stage/broken": _E,
        "problem/open": _W,
        "problem/unanswered": _W,
        "problem/lost": _E,
        "accept/unused": _W,
        "accept/expired": _E,
        "baseline/stale": _W,
        "render/layout": _W,
        "render/not-rendered": _W,
        "render/not-checked": _E,
    }
)
FAMILIES = frozenset(rule.partition("/")[0] for rule in RULES)

# Rules and families that no `accept` covers.
NEVER_ACCEPTED = frozenset({"syntax", "reference", "accept", "stage/ambiguous", "baseline"})


def only_for_a_time(gap: str) -> bool:
    """Whether a rule or family can be accepted only until some day: what is not supported, what a stage breaks."""
    return gap in {"stage", "stage/broken"} or gap.partition("/")[0] == "coverage"


_LEVELS: Mapping[str, Severity | None] = MappingProxyType({"error": _E, "warning": _W, "off": None})
_ENGINES = ("wasm", "dot")
SETTINGS = ("rules", "owners", "kinds", "limits", "today", "layout", "baseline")


def parse_config(settings: Mapping[str, object], today: datetime.date) -> Config:
    """The `Config` for settings as a host has read them; `today` holds where they name no day.

    `owners` is a list of names here, and `baseline` a `Baseline`: a host that is given a path reads the file, with
    `owners_in` and `parse_baseline`.

    Raises:
        SettingsError: a setting is unknown, or its value cannot be used.
    """
    for name in settings:
        if name not in SETTINGS:
            raise SettingsError(f"there is no setting '{name}'{near(str(name), SETTINGS)}")
    return Config(
        severities=_severities(settings.get("rules")),
        owners=_owners(settings.get("owners")),
        kinds=_kinds(settings.get("kinds")),
        limits=_limits(settings.get("limits")),
        today=_today(settings.get("today"), today),
        layout=_layout(settings.get("layout")),
        baseline=_baseline(settings.get("baseline")),
    )


def same_owner(name: str) -> str:
    """An owner's name without what differs between writings of it: `@acme/web-team` is `web-team`."""
    return name.removeprefix("@").rpartition("/")[2].casefold()


def owners_in(codeowners: str) -> list[str]:
    """The owners that a CODEOWNERS file names, whatever the patterns they own."""
    found: set[str] = set()
    for line in codeowners.splitlines():
        words = line.partition("#")[0].split()
        found.update(word for word in words if word.startswith("@") or "@" in word[1:])
    return sorted(found)


def _mapping(name: str, value: object) -> Mapping[object, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise SettingsError(f"setting '{name}' must be a mapping, not '{value}'")
    return value


def _severities(value: object) -> Mapping[str, Severity | None]:
    found: dict[str, Severity | None] = {}
    for rule, level in _mapping("rules", value).items():
        if rule not in RULES and rule not in FAMILIES:
            hint = near(str(rule), (*RULES, *FAMILIES))
            raise SettingsError(f"setting 'rules': there is no rule or family '{rule}'{hint}")
        # YAML reads a bare `off` as false.
        text = "off" if level is False else str(level)
        if text not in _LEVELS:
            raise SettingsError(f"setting 'rules': '{rule}' must be error, warning or off, not '{level}'")
        found[str(rule)] = _LEVELS[text]
    return found


def _owners(value: object) -> frozenset[str] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise SettingsError(f"setting 'owners' must be a list of names or the path of a CODEOWNERS file, not '{value}'")
    return frozenset(value)


def _kinds(value: object) -> Mapping[str, Kind]:
    found = {}
    for name, like in _mapping("kinds", value).items():
        base = like.get("like") if isinstance(like, Mapping) else like
        if str(name) in KINDS:
            raise SettingsError(f"setting 'kinds': '{name}' is a built-in kind")
        if not isinstance(base, str) or base not in KINDS:
            hint = near(str(base), KINDS)
            raise SettingsError(f"setting 'kinds': '{name}' must be like a built-in kind, not '{base}'{hint}")
        found[str(name)] = Kind(str(base))
    return found


def _limits(value: object) -> Limits:
    known = {field.name for field in fields(Limits)}
    found = {}
    for name, number in _mapping("limits", value).items():
        if name not in known:
            raise SettingsError(f"setting 'limits': there is no limit '{name}'{near(str(name), known)}")
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise SettingsError(f"setting 'limits': '{name}' must be a whole number above 0, not '{number}'")
        found[str(name)] = number
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
        raise SettingsError(f"setting 'today' must be a day such as 2026-11-22, not '{value}'") from None


def _layout(value: object) -> str:
    if value is None:
        return "wasm"
    if value not in _ENGINES:
        raise SettingsError(f"setting 'layout' must be wasm or dot, not '{value}'")
    return str(value)


def _baseline(value: object) -> Baseline | None:
    if value is None or value is False:
        return None
    if not isinstance(value, Baseline):
        raise SettingsError(f"setting 'baseline' must be the path of a file, or false, not '{value}'")
    return value
