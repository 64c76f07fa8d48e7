"""What is wrong with a block that YAML refuses, in the author's words, with what to write."""

from __future__ import annotations

import re

import yaml

from ..diagnostics import Diagnostic, Severity
from ..source import Span, visible
from .fences import Block, BlockKind

# What YAML refuses, and what it takes for the end of a line though no editor does.
_REFUSED = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class Unreadable(Exception):  # noqa: N818 - it ends the reading of one block, and never leaves `read_yaml`
    def __init__(self, rule: str, span: Span, message: str, help_: str) -> None:
        self.diagnostic = Diagnostic(
            rule=rule, severity=Severity.ERROR, span=span, message=visible(message), help=help_
        )


def example(block: Block) -> str:
    return f"begin it with `{_FIRST_LINES[block.kind]}`"


_FIRST_LINES = {
    BlockKind.SCREEN: "screen: home",
    BlockKind.TECHSPEC: "system: shop",
    BlockKind.VIEW: "show: coverage",
}


def refuse_characters(block: Block) -> None:
    """Raise `Unreadable` where the block holds a character that YAML cannot take."""
    odd = _REFUSED.search(block.text)
    if odd is None:
        return
    line = block.text.count("\n", 0, odd.start())
    column = odd.start() - (block.text.rfind("\n", 0, odd.start()) + 1)
    code = f"{ord(odd[0]):04X}"
    escape = f"\\u{code}" if len(code) == 4 else f"\\U{code:0>8}"
    span = block.place(line, column, line, column + 1)
    message = f"the character U+{code} cannot stand in a block"
    raise Unreadable("syntax/yaml", span, message, f'take it out, or write it as `"{escape}"`')


def broken(block: Block, error: yaml.MarkedYAMLError) -> Unreadable:
    """What is wrong, in the author's words, where libyaml could not go on."""
    problem = str(error.problem or error.context or "it breaks off")
    lines = block.text.split("\n")
    if held := _held_bracket(error, lines):
        line, start, end, bracket = held
        message = f"a text in brackets cannot hold '{bracket}'"
        help_ = f'put it in quotes: `"{visible(lines[line][start:end])}"`'
        return Unreadable("syntax/yaml", block.place(line, start, line, end), message, help_)
    mark = _mark(error, problem, lines)
    if mark is None:
        return Unreadable("syntax/yaml", block.header, f"this is not YAML: {problem}", example(block))
    line, column = _left_open(lines, mark) or (mark.line, mark.column)
    text = lines[line] if line < len(lines) else ""
    span = block.place(line, column, line, column + 1)
    message, help_ = _explain(problem, text, column)
    return Unreadable("syntax/yaml", span, message, help_)


def _left_open(lines: list[str], mark: yaml.Mark) -> tuple[int, int] | None:
    """The line and column of a bracket that is open where a block ends, if that is where YAML gave up."""
    last = next((number for number in range(len(lines) - 1, -1, -1) if lines[number].strip()), 0)
    found = _OPEN_AT_END.search(lines[last]) if mark.line >= last else None
    return (last, found.start(1)) if found else None


_OPEN_AT_END = re.compile(r"([\[{])[^\[\]{}]*$")


def _held_bracket(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int, int, str] | None:
    """Where a text in brackets holds another bracket, as in `{route: PUT /loans/{id}}`: line, start, end, bracket."""
    mark = error.problem_mark
    if mark is None or mark.line >= len(lines) or "expected ',' or" not in str(error.problem):
        return None
    line = lines[mark.line]
    before = _TEXT_BEFORE.search(line, 0, mark.column)
    if line[mark.column : mark.column + 1] not in {"{", "["} or not before:
        return None
    end = _AFTER_HELD.match(line, mark.column)
    return mark.line, before.start(1), end.end() if end else mark.column + 1, line[mark.column]


# A plain text in brackets that a bracket breaks off, and how far it was meant to go.
_TEXT_BEFORE = re.compile(r"[,{\[:]\s+([^\s,{}\[\]\"'][^,{}\[\]]*)$")
_AFTER_HELD = re.compile(r"(?:\{[^{}]*\}|\[[^\[\]]*\]|[^,{}\[\]])*")


def _mark(error: yaml.MarkedYAMLError, problem: str, lines: list[str]) -> yaml.Mark | None:
    """Where to mend it: libyaml tells where it gave up, and of what is never closed, where that began."""
    gave_up, began = error.problem_mark, error.context_mark
    if gave_up is None or began is None:
        return gave_up or began
    if "could not find expected ':'" in problem:
        return began
    if gave_up.line == began.line and lines[gave_up.line][gave_up.column :][:1] == ":":
        return gave_up
    unclosed = "expected ',' or" in problem or "alphabetic or numeric" in problem
    return began if unclosed or gave_up.line >= len(lines) - 1 or "end of stream" in problem else gave_up


_SIGNS = frozenset("@`%*&!|>")


def _explain(problem: str, line: str, column: int) -> tuple[str, str]:
    """The commonest slips, with what to write."""
    found = line[column : column + 1]
    if "\t" in line[: len(line) - len(line.lstrip())] or found == "\t":
        return "a tab cannot indent YAML", "indent with spaces"
    if found in _SIGNS or "cannot start any token" in problem:
        return f"a text cannot begin with '{found}'", f'put it in quotes: `"{visible(_value(line, column))}"`'
    if found == ":" or "mapping values are not allowed" in problem:
        return "a second ': ' on one line", "put a text that holds ': ' in quotes, and each key on a line of its own"
    if "could not find expected ':'" in problem:
        return "a key without its ': '", "write `key: value`, with a space after the colon"
    if found in {"[", "{"}:
        return f"the bracket '{found}' is not closed", f"close it with '{']' if found == '[' else '}'}'"
    if found in {'"', "'"}:
        return "the quotes are not closed", f"close them with {found}"
    return f"this is not YAML: {problem}", "check the indentation; a text with special signs needs quotes"


_LIST_END = re.compile(r"[,\]}]|\s#|$")
_LINE_END = re.compile(r"\s#|$")


def _value(line: str, column: int) -> str:
    """The text that begins at a column: in brackets up to the next one, else to the end of the line."""
    inside = line.count("[", 0, column) + line.count("{", 0, column) > 0
    end = (_LIST_END if inside else _LINE_END).search(line, column)
    return line[column : end.start() if end else None].rstrip()
