"""The settings, as every host reads them: what the core cannot know is a file's text and the clock."""

from __future__ import annotations

import datetime
import enum
import os
from collections.abc import Mapping
from pathlib import Path

from ..baseline import Baseline
from ..config import Config, SettingsError, owners_in, parse_config
from ..rules.baseline.file import parse_baseline
from ..source import Source
from .paths import page_text, shown_path

_BASELINE = ".techspec-baseline.json"


class BaselineUse(enum.Enum):
    """What is done with the baseline of a site."""

    READ = "the gaps in it are not told"
    WRITE = "it is about to be written, so it need not be there"
    IGNORE = "all gaps are told"


def read_config(settings: Mapping[str, object], folder: Path, use: BaselineUse = BaselineUse.READ) -> Config:
    """The `Config` for the settings of a site in `folder`.

    Raises:
        SettingsError: a setting cannot be used, or the file it names cannot be read.
    """
    owners, baseline = settings.get("owners"), settings.get("baseline")
    if isinstance(owners, str):
        settings = {**settings, "owners": _owners_of(folder, owners)}
    if baseline is None or isinstance(baseline, str):
        settings = {**settings, "baseline": _baseline_of(folder, baseline, use)}
    return parse_config(settings, _today())


def baseline_file(setting: object, folder: Path) -> Path | None:
    """Where the baseline of the site in `folder` is, or would be; None where it is to have none."""
    if setting is None or isinstance(setting, str):
        return folder / (setting or _BASELINE)
    return None


def _owners_of(folder: Path, codeowners: str) -> list[str]:
    try:
        return owners_in((folder / codeowners).read_text(encoding="utf-8-sig", errors="replace"))
    except OSError as error:
        raise SettingsError(f"setting 'owners': '{codeowners}' cannot be read: {error.strerror}") from None


def _baseline_of(folder: Path, named: str | None, use: BaselineUse) -> Baseline | None:
    file = folder / (named or _BASELINE)
    may_lack = not named or use is BaselineUse.WRITE
    if use is BaselineUse.IGNORE or (may_lack and not file.exists()):
        return None
    try:
        text = page_text(file.read_bytes())
    except OSError as error:
        why = f"'{named or _BASELINE}' cannot be read: {error.strerror}"
        help_ = "" if file.exists() else "; `techspec check --write-baseline` writes it"
        raise SettingsError(f"setting 'baseline': {why}{help_}") from None
    return parse_baseline(Source(path=shown_path(file, folder), uri=file.name, text=text))


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
