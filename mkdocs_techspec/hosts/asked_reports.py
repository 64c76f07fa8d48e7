"""The setting `reports`: which reports a build is to write, and where."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..config import SettingsError
from ..diagnostics import near
from ..reports.formats import FORMATS

DEFAULT_FILES: Mapping[str, str] = MappingProxyType(
    {
        "full": "techspec-full.txt",
        "concise": "techspec-concise.txt",
        "json": "techspec-gaps.json",
        "github": "techspec-github.txt",
        "gitlab": "gl-code-quality-report.json",
        "sarif": "techspec.sarif",
        "junit": "techspec-junit.xml",
        "rdjson": "techspec-rdjson.json",
        "markdown": "techspec-summary.md",
    }
)
"""The file of each format where the setting names none."""


def report_files(setting: object) -> Mapping[str, str]:
    """The file of each format that the setting `reports` asks for, as it stands there.

    Raises:
        SettingsError: it is neither a format, nor a list of them, nor a mapping of them to files.
    """
    if setting is None:
        return {}
    if isinstance(setting, Mapping):
        return _apart({_format(name): _file(name, file) for name, file in setting.items()})
    names = setting if isinstance(setting, list) else [setting]
    return {form: DEFAULT_FILES[form] for form in map(_format, names)}


def _format(name: object) -> str:
    if not isinstance(name, str):
        raise SettingsError(f"setting 'reports' must be formats, or a mapping of them to files, not '{name}'", _AT)
    if name not in FORMATS:
        raise SettingsError(f"setting 'reports': there is no format '{name}'{near(name, FORMATS)}", (*_AT, name))
    return name


def _file(form: object, name: object) -> str:
    if not (isinstance(name, str) and name):
        raise SettingsError(f"setting 'reports': '{form}' must be the path of a file, not '{name}'", (*_AT, str(form)))
    return name


def _apart(files: Mapping[str, str]) -> Mapping[str, str]:
    for form, file in files.items():
        if list(files.values()).count(file) > 1:
            raise SettingsError(f"setting 'reports': several go to '{file}': name a file for each", (*_AT, form))
    return files


_AT = ("reports",)
