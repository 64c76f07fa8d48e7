"""The whole model as a file of the built site, `techspec.json`, for programs that read the site."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from ..check import Checked
from ..config import SettingsError
from ..reports.export import export

_DEFAULT = "techspec.json"


def export_uri(setting: object) -> str:
    """Where the setting `export` wants the file, inside the site; an empty text where there is to be none.

    Raises:
        SettingsError: it is neither true or false, nor a path inside the site.
    """
    if setting is None or isinstance(setting, bool):
        return "" if setting is False else _DEFAULT
    path = PurePosixPath(setting) if isinstance(setting, str) else PurePosixPath("/")
    if path.is_absolute() or ".." in path.parts or not path.name or "\\" in str(setting):
        wanted = "true, false or the path of a file inside the site"
        raise SettingsError(
            f"setting 'export' must be {wanted}, not '{setting}'; write `export: {_DEFAULT}`", ("export",)
        )
    return path.as_posix()


def write_export(checked: Checked, files: Files, uri: str, folder: Path) -> None:
    """Write the file into the folder of the built site; a site without blocks has none.

    Raises:
        PluginError: it cannot be written, or is a page or a file of the author's.
    """
    if not uri or not checked.blocks:
        return
    if any(file.dest_uri == uri for file in files):
        other = "; name another file with the setting `export`, or write `export: false`"
        raise PluginError(f"techspec: '{uri}' is a file of this site's own{other}")
    file = folder / uri
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(export(checked).encode())
    except OSError as error:
        raise PluginError(f"techspec: '{uri}' cannot be written: {error.strerror}") from None
