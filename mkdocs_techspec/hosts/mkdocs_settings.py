"""The plugin's settings in `mkdocs.yml`. MkDocs itself takes care of `enabled`."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.base import BaseConfigOption, Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.config_options import ListOfItems, Type

from .. import config as core
from ..diagnostics import near
from .settings import baseline_file, read_config


class TechspecSettings(Config):  # type: ignore[no-untyped-call] # MkDocs left a hook of the class untyped
    """What may stand under `techspec:`. The core says what is wrong with a setting of its own."""

    rules = BaseConfigOption[object]()
    owners = BaseConfigOption[object]()
    kinds = BaseConfigOption[object]()
    limits = BaseConfigOption[object]()
    today = BaseConfigOption[object]()
    layout = BaseConfigOption[object]()
    baseline = BaseConfigOption[object]()
    exclude = ListOfItems(Type(str), default=[])
    fail = Type(bool, default=True)

    checking: core.Config
    """The settings that the core knows, as it reads them."""

    @property
    def folder(self) -> Path:
        """The folder of `mkdocs.yml`; the working folder where it came from a pipe."""
        return Path(self.config_file_path).parent if self.config_file_path else Path.cwd()

    @property
    def other_files(self) -> tuple[Path, ...]:
        """The files that settings come from besides `mkdocs.yml`: the CODEOWNERS file, and the baseline."""
        owners = self.folder / self.owners if isinstance(self.owners, str) else None
        named = (owners, baseline_file(self.baseline, self.folder))
        return tuple(file for file in named if file is not None and file.is_file())

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the settings.

        An unknown one is an error, as in `techspec check`: MkDocs would warn, and go on without it.
        """
        failed, warnings = super().validate()
        failed.extend((name, self._unknown(name)) for name in sorted(set(self) - self._schema_keys))
        try:
            self.checking = read_config({name: self[name] for name in core.SETTINGS}, self.folder)
        except core.SettingsError as error:
            failed.append(("settings", error))
        return failed, [] if failed else warnings

    def _unknown(self, name: str) -> ValidationError:
        return ValidationError(f"there is no such setting{near(name, {*self._schema_keys, 'enabled'})}")
