"""A `mkdocs.yml`, read without MkDocs, which takes long to load."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from ..config import SettingsError
from ..source import Source, Span
from .layers import told_at
from .paths import page_text

_DEEPEST = 8


def load_site_file(file: Path) -> Mapping[str, object]:
    """The settings of a site, over those that the file inherits.

    Raises:
        SettingsError: a file cannot be read, or is no mapping.
    """
    return _load(file, 0)


def inherited(file: Path, depth: int = 0) -> Iterator[Path]:
    """The file and those that it inherits from; all can be read."""
    yield file
    parent = _document(file).get("INHERIT")
    if isinstance(parent, str) and depth < _DEEPEST:
        yield from inherited(file.parent / parent, depth + 1)


def options_in(document: Mapping[str, object]) -> Mapping[str, object]:
    """What `plugins` says of this plugin, in either form that MkDocs takes."""
    plugins = document.get("plugins")
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        options = entry.get("techspec") if isinstance(entry, dict) else None
        if isinstance(options, dict):
            return {str(name): value for name, value in options.items()}
    return {}


class _Loader(yaml.CSafeLoader):
    """Reads a settings file of which only a part is ours: other tools' tags stand for nothing."""


def _environment(loader: yaml.CSafeLoader, node: yaml.Node) -> object:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`, as MkDocs has it."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node) or [None]
    else:
        names, default = [node.value], None
    value = next((os.environ[str(name)] for name in names if str(name) in os.environ), None)
    return default if value is None else yaml.safe_load(value)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)


def _load(file: Path, depth: int) -> dict[str, object]:
    document = _document(file)
    parent = document.get("INHERIT")
    if isinstance(parent, str) and depth < _DEEPEST:
        return _merged(_load(file.parent / parent, depth + 1), document)
    return document


def _document(file: Path) -> dict[str, object]:
    try:
        data = file.read_bytes()
        document = yaml.load(data, _Loader)  # noqa: S506 - derived from the safe loader
    except OSError as error:
        raise SettingsError(f"'{file.as_posix()}' cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, ValueError) as error:  # a day such as 2026-99-99 is a ValueError
        raise _not_yaml(file, data, error) from None
    if not isinstance(document, dict):
        raise SettingsError(f"'{file.as_posix()}' is not a mapping of settings")
    return document


def _not_yaml(file: Path, data: bytes, error: Exception) -> SettingsError:
    if not (isinstance(error, yaml.MarkedYAMLError) and error.problem_mark):
        return SettingsError(f"'{file.as_posix()}' is not YAML: {error}")
    mark = error.problem_mark
    source = Source(path=file.as_posix(), uri=file.name, text=page_text(data))
    span = Span(source, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    return SettingsError(told_at(span, f"this is not YAML: {', '.join(filter(None, (error.context, error.problem)))}"))


def _merged(below: dict[str, object], above: dict[str, object]) -> dict[str, object]:
    merged = dict(below)
    for name, value in above.items():
        old = merged.get(name)
        merged[name] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged
