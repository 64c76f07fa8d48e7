"""What things of the model are made of, as JSON: names, places, texts, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...model import Key, Model, Quantity
from ...source import Span, Word, visible

Json = Mapping[str, object]


def names(keys: Iterable[Key]) -> list[str]:
    """Things by their names, sorted, each once."""
    return sorted({name(key) for key in keys})


def name(key: Key) -> str:
    """A thing by its name, as another system has it; a system by its id."""
    return str(key) if key.name else key.system


def named(model: Model, words: Iterable[Word]) -> list[str]:
    """What some words that an author typed name; those that name nothing are told as gaps."""
    found = (model.targets.get(word.span) for word in words)
    return names(key for key in found if key is not None)


def place(span: Span) -> str:
    """Where something starts: `path:line:column`, the page inside the docs folder, line and column from 1."""
    return f"{visible(span.source.uri)}:{span.line}:{span.column}"


def first_place(spans: Iterable[Span]) -> str:
    """The first of some places, whatever order pages were read in."""
    return place(min(spans, key=order))


def order(span: Span) -> tuple[str, int, int]:
    """What places are sorted by."""
    return span.source.uri, span.line, span.column


def said(text: str | Word | None) -> str | None:
    """A text; None where it was not given."""
    return (text.text if isinstance(text, Word) else text) or None


def texts(words: Iterable[Word]) -> list[str]:
    """Some words as they were typed, sorted."""
    return sorted({word.text for word in words})


def quantity(number: Quantity | None) -> Json | None:
    """A number as it was typed, and in its base unit: a second, once a second, a share of 1."""
    return {"text": number.text, "value": number.value} if number else None
