"""What stands after an opening fence: a language with options, or a slip that only looks like a header of ours."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

LANGUAGES = ("screen", "techspec", "techspec-view")

# As in pymdownx.superfences, but for what makes its pattern exponential: a quote ends a value at the first quote that
# white space follows.
_HEADER = re.compile(
    r"""
    (?:\.?(?P<language>[\w\#.+-]++)(?=[ \t]|$))?
    (?:
        [ \t]*\{(?P<attributes>.*)\}
        | (?P<options>(?:
            [ \t]*[a-zA-Z][a-zA-Z0-9_]*+
            (?:="(?:[^"]|"(?![ \t]|$))*+" | ='(?:[^']|'(?![ \t]|$))*+')?
            (?=[ \t]|$)
        )++)
    )?
    [ \t]*
    """,
    re.VERBOSE,
)
_OPTION = re.compile(r"""(?P<name>[a-zA-Z][a-zA-Z0-9_]*)(?:=(?P<quote>"|')(?P<value>.*?)(?P=quote))?""")
_ATTRIBUTE = re.compile(r"""[^ =}]+="[^"]*"|[^ =}]+='[^']*'|[^ =}]+(?:=[^ =}]+)?""")

# What the highlighter takes for any other language; every other option makes the header plain text.
_HIGHLIGHTING = {
    "title": re.compile(r""),
    "title_mode": re.compile(r""),
    "linenums": re.compile(r"\d"),
    "hl_lines": re.compile(r"\d+(?:-\d+)?(?:[ \t]+\d+(?:-\d+)?)*$"),
}

_WORD = re.compile(r"\w[\w-]*+")
_VALUE = re.compile(r"""=(?:"[^"]*"|'[^']*'|\S*)""")
_MEANT_OPTION = re.compile(r"""(?<![\w-])([a-zA-Z]\w*)\s*=\s*(?:"([^"]*)"|'([^']*)'|["']?([^\s"'}]+))""")
_BARE_VALUE = re.compile(r"""([a-zA-Z]\w*)=(?!"[^"]*"|'[^']*')""")
_COMMENT = re.compile(r"(?:^|\s)#")


class Slip(NamedTuple):
    """What keeps a header from being one of ours, and the header that was meant.

    Where it is not `certain`, only a body that starts as a block does shows that a block was meant.
    """

    fault: str
    mend: str
    certain: bool


class Header(NamedTuple):
    """A header: whether superfences `takes` it as one, and which `language` of ours it names, if any."""

    info: str
    taken: bool
    language: str = ""
    slip: Slip | None = None


@lru_cache(maxsize=4096)
def read_header(info: str) -> Header:
    """What the text after an opening fence, without the white space around it, says."""
    found = _HEADER.fullmatch(info)
    language = _language(found) if found else ""
    if language in LANGUAGES:
        return Header(info, taken=True, language=language)
    return Header(info, taken=found is not None and _highlights(found["options"]), slip=_slip(info))


def _language(found: re.Match[str]) -> str:
    if found["language"] or not found["attributes"]:
        return found["language"] or ""
    classes = [word for word in _ATTRIBUTE.findall(found["attributes"].expandtabs(4)) if word.startswith(".")]
    return classes[0][1:] if classes else ""


def _highlights(options: str | None) -> bool:
    for option in _OPTION.finditer(options or ""):
        accepted = _HIGHLIGHTING.get(option["name"])
        if not accepted or not accepted.match(option["value"] or option["name"]):
            return False
    return True


def _slip(info: str) -> Slip | None:
    first = _WORD.search(info)
    # A backtick ends inline code: that is a sentence, and not a header.
    if not first or "`" in info:
        return None
    if meant := get_close_matches(first[0].casefold(), LANGUAGES, n=1, cutoff=0.8):
        return _misspelt(info, first, meant[0])
    return _misplaced(info)


def _misspelt(info: str, word: re.Match[str], language: str) -> Slip:
    braced = info.startswith("{")
    rest = info[word.end() :]
    exact = word[0].casefold() == language
    # `screen` is a word that other languages may well start with: `screenrc`, `screen.txt`.
    certain = language.startswith("techspec") or (exact and not braced and not rest.startswith((".", "+", "#")))
    mend = f"{{.{language}{rest.rstrip('} ')}}}" if braced else language + _options(rest)
    if not exact:
        return Slip(f"there is no '{word[0]}'; did you mean '{language}'?", mend, certain)
    if word[0] != language:
        return Slip(f"'{word[0]}' is not in lower case", mend, certain)
    fault = _fault_in_braces(language, rest) if braced else _fault_around(info[: word.start()], language, rest)
    return Slip(fault, mend, certain)


def _fault_in_braces(language: str, rest: str) -> str:
    return f"'{language}' has no dot before it" if rest.endswith("}") else "its brace is not closed"


def _fault_around(before: str, language: str, rest: str) -> str:
    if bare := _BARE_VALUE.search(rest):
        return f"the value of '{bare[1]}' is not in quotes"
    if _COMMENT.search(rest):
        return "a header takes no comment"
    if rest.strip():
        return f"'{rest.strip()}' cannot follow '{language}'"
    return f"'{before.strip()}' cannot stand before '{language}'"


def _misplaced(info: str) -> Slip | None:
    """Only the second word can be meant, as in `yaml techspec`; further on it is a sentence."""
    words = _VALUE.sub("", info).strip("{} ").split()
    language = words[1].lstrip(".").casefold() if len(words) > 1 else ""
    if language not in LANGUAGES:
        return None
    certain = words[0].lstrip(".").casefold() in ("yaml", "yml")
    mend = f"{{.{language}}}" if info.startswith("{") else language
    return Slip(f"'{language}' is not its first word", mend, certain)


def _options(rest: str) -> str:
    found = _MEANT_OPTION.findall(rest.partition("#")[0])
    return "".join(f' {name}="{"".join(values)}"' for name, *values in found)
