"""The settings, as every host reads them: what the core cannot know is a file's text and the clock."""

from __future__ import annotations

import datetime
import enum
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..baseline import Baseline
from ..config import Config, SettingsError
from ..diagnostics import near
from ..rules.baseline.file import parse_baseline
from ..settings import SETTINGS, owners_in, parse_config
from ..source import Source
from .contract_files import roots_in
from .layers import Layer, layer_that_says, merged
from .paths import page_text, shown_path
from .setting_files import find_layer

_BASELINE = ".techspec-baseline.json"
_OF_ALL_HOSTS = (*SETTINGS, "exclude", "roots")
OF_BUILDS = ("annotations", "enabled", "export", "fail", "reports")
"""Settings that are only for a build, by the plugin that reads them."""


class BaselineUse(enum.Enum):
    """What is done with the baseline of a site."""

    READ = "the gaps in it are not told"
    WRITE = "it is about to be written, so it need not be there"
    IGNORE = "all gaps are told"


class Settings(NamedTuple):
    """What is set for a site.

    `exclude` are the patterns of pages to leave alone. `baseline_file` is where the baseline is, or would be; None
    where there is to be none. `roots` are the folders besides the docs that contracts may be in. `files` are those that
    something was read from, besides what a host has read by itself.
    """

    config: Config
    exclude: tuple[str, ...]
    baseline_file: Path | None
    roots: tuple[Path, ...]
    files: tuple[Path, ...]


def read_settings(of_host: Layer | None, site: Path, use: BaselineUse = BaselineUse.READ) -> Settings:
    """The settings of the site in a folder: those that its host has read, and those of a file, which come after them.

    Raises:
        SettingsError: a setting cannot be used, or the file it names cannot be read.
    """
    of_file = find_layer(site)
    layers = [layer for layer in (of_host, of_file) if layer]
    today = _today()
    for layer in layers:
        with layer.told():
            _see(layer, today, may_be_of_build=layer is of_host)
    values = {name: value for name, value in merged(layers).items() if name in SETTINGS}
    owners, baseline = _owners_file(layers), _baseline_file(layers, site)
    if owners:
        values["owners"] = owners_in(_text(owners))
    config = parse_config({**values, "baseline": _baseline(baseline, site, use) if baseline else None}, today)
    of_hosts = merged(layers).get("exclude")
    named = (of_file.file if of_file else None, owners and owners.file, baseline and baseline.file)
    return Settings(
        config=config,
        exclude=_patterns(of_hosts),
        baseline_file=baseline.file if baseline else None,
        roots=_roots(layers),
        files=tuple(file for file in named if file is not None and file.is_file()),
    )


class _Named(NamedTuple):
    """A file that a setting names, where one does."""

    file: Path
    setting: str
    layer: Layer | None = None


def _see(layer: Layer, today: datetime.date, *, may_be_of_build: bool) -> None:
    """See that all settings of a layer can be used, those that are overridden, too; files are not looked for."""
    for name in layer.values:
        if name in OF_BUILDS and not may_be_of_build:
            raise SettingsError(
                f"'{name}' is a setting of the plugin alone: write it under the plugin in mkdocs.yml", (name,)
            )
        if name not in (*_OF_ALL_HOSTS, *OF_BUILDS):
            known = (*_OF_ALL_HOSTS, *(OF_BUILDS if may_be_of_build else ()))
            raise SettingsError(f"there is no setting '{name}'{near(str(name), known)}", (str(name),))
    _patterns(layer.values.get("exclude"))
    paths = {name for name in _PATHS if isinstance(layer.values.get(name), str)}
    parse_config({name: value for name, value in layer.values.items() if name in {*SETTINGS} - paths}, today)


_PATHS = ("owners", "baseline")


def _patterns(value: object) -> tuple[str, ...]:
    patterns = [value] if isinstance(value, str) else value or []
    if not isinstance(patterns, list) or not all(isinstance(one, str) for one in patterns):
        raise SettingsError(f"setting 'exclude' must be a list of patterns of pages, not '{value}'", ("exclude",))
    return tuple(patterns)


def _owners_file(layers: Sequence[Layer]) -> _Named | None:
    layer = layer_that_says("owners", layers)
    name = layer.values["owners"] if layer else None
    return _Named(layer.folder / name, name, layer) if layer and isinstance(name, str) else None


def _baseline_file(layers: Sequence[Layer], site: Path) -> _Named | None:
    layer = layer_that_says("baseline", layers)
    name = layer.values["baseline"] if layer else ""
    if not isinstance(name, str):
        return None
    return _Named(layer.folder / name, name, layer) if layer and name else _Named(site / _BASELINE, _BASELINE)


def _roots(layers: Sequence[Layer]) -> tuple[Path, ...]:
    layer = layer_that_says("roots", layers)
    if layer is None:
        return ()
    with layer.told():
        return roots_in(layer.values["roots"], layer.folder)


def _text(owners: _Named) -> str:
    try:
        return owners.file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise _unreadable("owners", owners, error) from None


def _unreadable(setting: str, named: _Named, error: OSError, help_: str = "") -> SettingsError:
    wrong = SettingsError(f"setting '{setting}': '{named.setting}' cannot be read: {error.strerror}{help_}", (setting,))
    return named.layer.placed(wrong) if named.layer else wrong


def _baseline(baseline: _Named, site: Path, use: BaselineUse) -> Baseline | None:
    may_lack = baseline.layer is None or use is BaselineUse.WRITE
    if use is BaselineUse.IGNORE or (may_lack and not baseline.file.exists()):
        return None
    try:
        text = page_text(baseline.file.read_bytes())
    except OSError as error:
        help_ = "" if baseline.file.exists() else "; `techspec check --write-baseline` writes it"
        raise _unreadable("baseline", baseline, error, help_) from None
    return parse_baseline(Source(path=shown_path(baseline.file, site), uri=baseline.file.name, text=text))


def _today() -> datetime.date:
    """The day that the environment names, else the clock's."""
    day, epoch = os.environ.get("TECHSPEC_TODAY"), os.environ.get("SOURCE_DATE_EPOCH")
    if day:
        return _day(day)
    return _day_of(epoch) if epoch else datetime.date.today()


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"TECHSPEC_TODAY must be a day such as 2026-11-22, not '{text}'") from None


def _day_of(epoch: str) -> datetime.date:
    # https://reproducible-builds.org/specs/source-date-epoch/
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise SettingsError(f"SOURCE_DATE_EPOCH must be a number of seconds, not '{epoch}'") from None
