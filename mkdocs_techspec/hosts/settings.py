"""The settings, as every host reads them: what the core cannot know is a file's text and the clock."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path

from ..config import Config, SettingsError, owners_in, parse_config


def read_config(settings: Mapping[str, object], folder: Path) -> Config:
    """The `Config` for the settings of a site in `folder`.

    Raises:
        SettingsError: a setting cannot be used, or the file it names cannot be read.
    """
    owners = settings.get("owners")
    if isinstance(owners, str):
        settings = {**settings, "owners": _owners_of(folder, owners)}
    return parse_config(settings, _today())


def _owners_of(folder: Path, codeowners: str) -> list[str]:
    try:
        return owners_in((folder / codeowners).read_text(encoding="utf-8-sig", errors="replace"))
    except OSError as error:
        raise SettingsError(f"setting 'owners': '{codeowners}' cannot be read: {error.strerror}") from None


def _today() -> datetime.date:
    # https://reproducible-builds.org/specs/source-date-epoch/
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise SettingsError(f"SOURCE_DATE_EPOCH must be a number of seconds, not '{epoch}'") from None
