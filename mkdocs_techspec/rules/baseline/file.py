"""The text of a baseline's file: JSON, with a gap to a line."""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ...baseline import Baseline, BaselineEntry, KnownGap, known_gap
from ...config import SettingsError
from ...diagnostics import Diagnostic, near
from ...source import Source, Span

_VERSION = 1
_COUNT = "count"
_KEYS = (*KnownGap._fields, _COUNT)

# Inside a JSON text, a quote has a backslash before it: so this is the key, and not a part of a message.
_GAPS = re.compile(r'"gaps"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


def parse_baseline(source: Source) -> Baseline:
    """The baseline that a file holds.

    Raises:
        SettingsError: it is not JSON, or not a baseline.
    """
    try:
        document = json.loads(source.text)
    except json.JSONDecodeError as error:
        raise _unusable(source, error.lineno, f"this is not JSON: {error.msg}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, or thousands of brackets
        raise _unusable(source, 1, "this is not JSON that can be read") from None
    _check_form(source, document)
    return Baseline(tuple(_entry(source, value, span) for value, span in _values(source)))


def write_baseline(found: Iterable[Diagnostic], kept: Iterable[BaselineEntry] = ()) -> str:
    """The text of a file with the gaps that were `found`, and with entries that are `kept` from the old one.

    The same gaps give the same text, whatever their order.
    """
    counts = Counter(known_gap(one) for one in found)
    for entry in kept:
        counts[entry.gap] += entry.times
    lines = [f"    {_line(gap, counts[gap])}" for gap in sorted(counts, key=_place)]
    gaps = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "version": {_VERSION},\n  "gaps": {gaps}\n}}\n'


def _place(gap: KnownGap) -> tuple[str, ...]:
    return (gap.path, *gap)


def _line(gap: KnownGap, count: int) -> str:
    fields: dict[str, object] = gap._asdict()
    return json.dumps({**fields, _COUNT: count} if count > 1 else fields, ensure_ascii=False)


def _check_form(source: Source, document: object) -> None:
    if not isinstance(document, dict) or "version" not in document or not isinstance(document.get("gaps"), list):
        raise _unusable(source, 1, "a baseline has a 'version' and a list of 'gaps'")
    if document["version"] != _VERSION:
        message = f"it is of version '{document['version']}', and only version {_VERSION} can be read"
        raise _unusable(source, 1, message)
    for name in document.keys() - {"version", "gaps"}:
        raise _unusable(source, 1, f"a baseline has no '{name}'")


def _values(source: Source) -> Iterator[tuple[object, Span]]:
    """The values in the list of gaps, each with its place."""
    text, decoder = source.text, json.JSONDecoder()
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    opening = _GAPS.search(text)
    at = _after(_BETWEEN, text, opening.end() if opening else len(text))
    while text[at : at + 1] not in {"]", ""}:
        value, end = decoder.raw_decode(text, at)
        yield value, _span(source, starts, at, end)
        at = _after(_BETWEEN, text, end)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _span(source: Source, starts: list[int], start: int, end: int) -> Span:
    """The place of an entry's rule, or of the entry where no rule is found in it."""
    rule = re.compile(r'"rule"\s*:\s*("[^"]*")').search(source.text, start, end)
    start, end = rule.span(1) if rule else (start, start + 1)
    line = bisect(starts, start)
    column = start - starts[line - 1] + 1
    return Span(source, line, column, line, column + end - start)


def _entry(source: Source, value: object, span: Span) -> BaselineEntry:
    if not isinstance(value, dict):
        raise _unusable(source, span.line, 'a gap is a mapping, such as {"rule": …, "path": …, "on": …}')
    for name in value:
        if name not in _KEYS:
            raise _unusable(source, span.line, f"a gap has no '{name}'{near(name, _KEYS)}")
    gap = KnownGap(**{name: _text(source, span, value, name) for name in KnownGap._fields})
    for name, needed in (("rule", gap.rule), ("path", gap.path), ("message", gap.on or gap.message)):
        if not needed:
            raise _unusable(source, span.line, f"this gap has no '{name}'")
    return BaselineEntry(gap, _count(source, span, value), span)


def _text(source: Source, span: Span, value: Mapping[str, object], name: str) -> str:
    text = value.get(name, "")
    if not isinstance(text, str):
        raise _unusable(source, span.line, f"'{name}' must be a text, not '{text}'")
    return text


def _count(source: Source, span: Span, value: Mapping[str, object]) -> int:
    count = value.get(_COUNT, 1)
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise _unusable(source, span.line, f"'{_COUNT}' must be a whole number above 0, not '{count}'")
    return count


def _unusable(source: Source, line: int, why: str) -> SettingsError:
    return SettingsError(f"the baseline cannot be used: {source.path}:{line}: {why}")
