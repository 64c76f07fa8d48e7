"""Settings from several places, of which some come before others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..config import SettingsError, Way
from ..reports.terminal import excerpt
from ..source import Span, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Settings that stand in one place.

    `name` is what messages call it, `folder` where paths in it are seen from; `place` says where a setting stands in
    it. `file` is the file that it is from.
    """

    name: str
    folder: Path
    values: Mapping[str, object]
    place: Callable[[Way], Span | None]
    file: Path | None = None

    def says(self, name: str) -> bool:
        # A host that declares its settings gives all of them, and None for those that nobody wrote.
        return self.values.get(name) is not None

    @contextmanager
    def told(self) -> Iterator[None]:
        """Say of a setting that cannot be used where it stands."""
        try:
            yield
        except SettingsError as error:
            raise self.placed(error) from None

    def placed(self, error: SettingsError) -> SettingsError:
        """The same, with the place of the setting and its line."""
        if not error.at:
            return error
        span = self.place(error.at)
        return SettingsError(told_at(span, str(error)) if span else f"{self.name}: {error}", error.at)


def merged(layers: Sequence[Layer]) -> Mapping[str, object]:
    """The settings of all layers, of which the first come before the others; `rules` rule by rule."""
    values: dict[str, object] = {}
    for layer in reversed(layers):
        said = {name: value for name, value in layer.values.items() if layer.says(name)}
        rules = [one for one in (values.get("rules"), said.get("rules")) if isinstance(one, Mapping)]
        values |= said
        if rules:
            values["rules"] = {rule: level for one in rules for rule, level in one.items()}
    return values


def layer_that_says(name: str, layers: Sequence[Layer]) -> Layer | None:
    """The layer whose word on a setting holds."""
    return next((layer for layer in layers if layer.says(name)), None)


def told_at(span: Span, message: str) -> str:
    """A message with its place before it, and the line below it."""
    headline = visible(f"{span.path}:{span.line}:{span.column}: {message}").replace("\n", "\\n")
    return "\n".join([headline, *excerpt(span)])
