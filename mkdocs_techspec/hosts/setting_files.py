"""Settings in a `techspec.toml`, or under `[tool.techspec]` in a `pyproject.toml`: for every host."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from ..config import SettingsError, Way
from ..source import Source, Span
from .layers import Layer, told_at
from .paths import repository_root, shown_path
from .toml_places import toml_places

_OURS, _SHARED = "techspec.toml", "pyproject.toml"
SETTING_FILES = (_OURS, _SHARED)
_TABLE = ("tool", "techspec")

# https://github.com/python/cpython/blob/3.11/Lib/tomllib/_parser.py#L54
_REASON = re.compile(r"(?P<why>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)


def find_layer(site: Path) -> Layer | None:
    """The settings of the nearest file for the site in a folder; None where there is none.

    Nearest is the folder itself, then those above it up to the root of its repository; outside of one, up to the
    working folder.

    Raises:
        SettingsError: a file cannot be read, or a folder has settings in both.
    """
    for folder in folders_of_settings(site):
        found = [layer for name in SETTING_FILES if (layer := _layer(folder / name, site))]
        if len(found) > 1:
            both = " and ".join(f"'{layer.name}'" for layer in found)
            raise SettingsError(f"there are settings in both {both}: keep all of them in one")
        if found:
            return found[0]
    return None


def folders_of_settings(site: Path) -> Iterator[Path]:
    """The folders whose settings may be those of a site, the nearest first."""
    folder = site.absolute()
    cwd = Path.cwd()
    top = repository_root(folder) or (cwd if folder.is_relative_to(cwd) else folder)
    yield folder
    if folder != top:
        yield from (above for above in folder.parents if above.is_relative_to(top))


def _layer(file: Path, site: Path) -> Layer | None:
    """The settings in a file; None where there is no such file, or it has none of ours."""
    source = _source(file, site)
    is_ours = file.name == _OURS
    # A file that is wrong, and that has nothing of ours, is for others to complain about.
    if source is None or not (is_ours or "techspec" in source.text):
        return None
    values: object = _parsed(source)
    table = () if is_ours else _TABLE
    for name in table:
        values = values.get(name) if isinstance(values, Mapping) else None
    if values is None:
        return None
    if not isinstance(values, Mapping):
        _refuse(
            source, toml_places(source).get(table), f"'{'.'.join(table)}' must be a table of settings, not '{values}'"
        )
    return Layer(
        name=source.path, folder=file.parent, values=values, place=lambda way: _place(source, table, way), file=file
    )


def _source(file: Path, site: Path) -> Source | None:
    shown = shown_path(file, site)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        raise SettingsError(f"'{shown}' cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"'{shown}' is not TOML: byte {error.start} is not UTF-8") from None
    return Source(path=shown, uri=file.name, text=text)


def _parsed(source: Source) -> Mapping[str, object]:
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        why, span = _why_not_toml(source, str(error))
        _refuse(source, span, f"this is not TOML: {why}")
    except (ValueError, RecursionError):  # a number of thousands of digits, or thousands of brackets
        _refuse(source, None, "this is not TOML that can be read")


def _why_not_toml(source: Source, told: str) -> tuple[str, Span]:
    """The parser's reason, and where it stopped."""
    found = _REASON.fullmatch(told)
    why = found["why"] if found else told
    if found and found["line"]:
        line, column = int(found["line"]), int(found["column"])
    else:
        line = len(source.lines)
        column = len(source.line(line)) + 1
    return why[:1].lower() + why[1:], Span(source, line, column, line, column + 1)


def _place(source: Source, table: Way, way: Way) -> Span | None:
    """The place of a setting, or of what of the way to it is there."""
    found = toml_places(source)
    ways = ((*table, *way[:length]) for length in range(len(way), 0, -1))
    return next((found[one] for one in ways if one in found), None)


def _refuse(source: Source, span: Span | None, why: str) -> NoReturn:
    raise SettingsError(told_at(span, why) if span else f"{source.path}: {why}")
