"""How wide text is: Arial's widths for Latin, a full em for other scripts, a tenth of slack.

A viewer's fonts differ from ours, so nothing here is exact; the slack is what keeps a text inside its box anyway.
All lengths are in user units of the SVG (CSS pixels at natural size).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

_SLACK = 1.1
_EM = 1000
CUT = "…"

# Thousandths of an em, by width, since many characters share one.
_REGULAR = {
    191: "'",
    222: "ijl\u0142\u2018\u2019",
    260: "|",
    278: " !,./:;I[\\]ft\xb7\u0131",
    333: "()-`r\xa1\xb2\xb3\u201c\u201d",
    334: "{}",
    350: "\u2022",
    355: '"',
    389: "*",
    400: "\xb0",
    469: "^",
    500: "Jcksvxyz",
    549: "\xb1\xf7",
    556: "#$0123456789?L_abdeghnopqu\xa2\xa3\xa7\xab\xbb\u0141\u0111\xf0\xfe\u2013\u20ac",
    584: "+<=>~\xd7",
    611: "FTZ\xbf\xdf\xf8",
    667: "&ABEKPSVXY\xde",
    722: "CDHNRUw\u0110\xd0",
    737: "\xa9\xae",
    778: "GOQ\xd8",
    833: "Mm",
    889: "%\xe6",
    944: "W\u0153",
    1000: "\xc6\u0152\u2014\u2026\u2122\u2192\u2190",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl\xb7\u0131\u0142\u2018\u2019",
    280: "|",
    333: "!()-:;[]`ft\xa1\xb2\xb3",
    350: "\u2022",
    389: "*r{}",
    400: "\xb0",
    474: '"',
    500: "z\u201c\u201d",
    549: "\xb1\xf7",
    556: "#$0123456789J_aceksvxy\xa2\xa3\xa7\xab\xbb\u2013\u20ac",
    584: "+<=>^~\xd7",
    611: "?FLTZbdghnopqu\xbf\xdf\xf8\u0141\u0111\xf0\xfe",
    667: "EPSVXY\xde",
    722: "&ABCDHKNRU\u0110\xd0",
    737: "\xa9\xae",
    778: "GOQw\xd8",
    833: "M",
    889: "%m\xe6",
    944: "W\u0153",
    975: "@",
    1000: "\xc6\u0152\u2014\u2026\u2122\u2192\u2190",
}


def _by_character(table: Mapping[int, str]) -> Mapping[str, int]:
    return {character: width for width, characters in table.items() for character in characters}


class Face(NamedTuple):
    """One of the picture's few ways to set text; `size` is the font's, `spacing` is put after each letter."""

    size: float
    weight: str
    widths: Mapping[str, int]
    spacing: float = 0

    @property
    def line(self) -> float:
        """From one baseline to the next."""
        return self.size * 1.15 + 1.5


_PLAIN, _HEAVY = _by_character(_REGULAR), _by_character(_BOLD)
KIND = Face(8.5, "normal", _PLAIN, 0.3)
TITLE = Face(14, "bold", _HEAVY)
DETAIL = Face(10, "normal", _PLAIN)
STRONG = Face(10, "bold", _HEAVY)
LABEL = Face(10, "normal", _PLAIN)
BADGE = Face(8.5, "bold", _HEAVY, 0.3)


def width_of(text: str, face: Face) -> float:
    """The room that `text` takes on one line, slack included."""
    letters = text if text.isascii() else unicodedata.normalize("NFD", text)
    ems = sum(_character_width(letter, face) for letter in letters)
    return (ems * face.size / _EM + face.spacing * len(text)) * _SLACK


def _character_width(character: str, face: Face) -> int:
    known = face.widths.get(character)
    if known is not None:
        return known
    return 0 if unicodedata.category(character) == "Mn" else _EM


def fit(text: str, face: Face, room: float) -> str:
    """`text`, cut with an ellipsis where it is wider than `room`."""
    if width_of(text, face) <= room:
        return text
    kept = text
    while kept and width_of(kept + CUT, face) > room:
        kept = kept[: len(kept) * 9 // 10] if len(kept) > 200 else kept[:-1]
    return kept.rstrip(" -,./:·") + CUT


def wrap(text: str, face: Face, room: float, lines: int) -> tuple[str, ...]:
    """`text` on at most `lines` lines, none wider than `room`, as even as they get; the last is cut if need be."""
    whole = width_of(text, face)
    if whole <= room or lines == 1:
        return (fit(text, face, room),)
    even = max(room * 0.6, min(room, whole / lines * 1.15))
    first, rest = _first_line(text, face, even)
    if not rest:
        return (fit(first, face, room),)
    return (fit(first, face, room), *wrap(rest, face, room, lines - 1))


_PIECES = re.compile(r"[^\s\-/._,:]*(?:[\-/._,:]+|\s+|$)")


def _pieces(text: str) -> tuple[str, ...]:
    """Where a line may end: after spaces, hyphens and the like."""
    return tuple(piece for piece in _PIECES.findall(text) if piece)


def _first_line(text: str, face: Face, room: float) -> tuple[str, str]:
    line = ""
    for piece in _pieces(text):
        if line and width_of((line + piece).rstrip(), face) > room:
            break
        line += piece
    return line.rstrip(), text[len(line) :].strip()
