"""The plugin's settings in `mkdocs.yml`. MkDocs itself takes care of `enabled`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.base import BaseConfigOption, Config, ConfigErrors, ConfigWarnings
from mkdocs.config.config_options import ListOfItems, Optional, Type

from .. import config as core
from .asked_reports import report_files
from .layers import Layer
from .mkdocs_export import export_uri
from .settings import OF_BUILDS, Settings, read_settings
from .yaml_places import place_in_mkdocs


class _Hyphenated(BaseConfigOption[object]):
    """A setting whose name no Python attribute can have."""

    def __set_name__(self, owner: type[Config], name: str) -> None:
        super().__set_name__(owner, name.replace("_", "-"))  # type: ignore[no-untyped-call] # MkDocs left it untyped


class TechspecSettings(Config):  # type: ignore[no-untyped-call] # MkDocs left a hook of the class untyped
    """What may stand under `techspec:`. The core says what is wrong with a setting of its own."""

    rules = BaseConfigOption[object]()
    per_file = _Hyphenated()
    select = BaseConfigOption[object]()
    ignore = BaseConfigOption[object]()
    owners = BaseConfigOption[object]()
    kinds = BaseConfigOption[object]()
    limits = BaseConfigOption[object]()
    today = BaseConfigOption[object]()
    layout = BaseConfigOption[object]()
    baseline = BaseConfigOption[object]()
    exclude = Optional(ListOfItems(Type(str)))
    roots = BaseConfigOption[object]()
    fail = Type(bool, default=True)
    reports = BaseConfigOption[object]()
    annotations = Type(bool, default=True)
    export = BaseConfigOption[object]()

    read: Settings
    """What is set, here and in a file of settings."""
    export_uri: str
    """Where on the site the whole model is to be; empty for nowhere."""
    files_of_reports: Mapping[str, Path]
    """The file of each format that a build is to write its gaps in."""

    @property
    def folder(self) -> Path:
        """The folder of `mkdocs.yml`; the working folder where it came from a pipe."""
        return Path(self.config_file_path).parent if self.config_file_path else Path.cwd()

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the settings.

        An unknown one is an error, as in `techspec check`: MkDocs would warn, and go on without it.
        """
        failed, warnings = super().validate()
        if failed:
            return failed, warnings
        try:
            layer = self._layer()
            self.read = read_settings(layer, self.folder)
            with layer.told():
                asked = report_files(self.reports)
                self.export_uri = export_uri(self.export)
            self.files_of_reports = {form: self.folder / file for form, file in asked.items()}
        except core.SettingsError as error:
            return [(str(error.at[0]) if error.at else "settings", error)], []
        return [], warnings

    def _layer(self) -> Layer:
        """What `mkdocs.yml` says; of a setting that nobody knows, too."""
        file = self.config_file_path
        return Layer(
            name=Path(file).name if file else "mkdocs.yml",
            folder=self.folder,
            values={name: value for name, value in self.items() if name not in OF_BUILDS},
            place=lambda way: place_in_mkdocs(Path(file), way, self.folder) if file else None,
        )
