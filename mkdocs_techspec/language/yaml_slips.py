"""What is wrong with a block that YAML refuses, in the author's words, with what to write."""

from __future__ import annotations

import re

import yaml

from ..diagnostics import Diagnostic, Severity
from ..source import Span, visible
from .fences import Block

# What YAML refuses, and what it takes for the end of a line though no editor does.
_REFUSED = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class Unreadable(Exception):  # noqa: N818 - it ends the reading of one block, and never leaves `read_yaml`
    def __init__(self, rule: str, span: Span, message: str, help_: str) -> None:
        self.diagnostic = Diagnostic(
            rule=rule, severity=Severity.ERROR, span=span, message=visible(message), help=help_
        )


def header(block: Block) -> Span:
    """The line that opens a block."""
    span = block.span
    return Span(span.source, span.line, span.column, span.line, len(span.source.line(span.line)) + 1)


def example(block: Block) -> str:
    return f"begin it with `{'screen: home' if block.kind == 'screen' else 'system: shop'}`"


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
    problem = str(error.problem or error.context or "it breaks off")
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and "expected ',' or" in problem:
        # libyaml tells where it gave up; what has to be mended is the bracket that it could not close.
        mark = error.context_mark
    if mark is None:
        return Unreadable("syntax/yaml", header(block), f"this is not YAML: {problem}", example(block))
    lines = block.text.split("\n")
    text = lines[mark.line] if mark.line < len(lines) else ""
    span = block.place(mark.line, mark.column, mark.line, max(mark.column + 1, min(len(text), mark.column + 1)))
    message, help_ = _explain(problem, text, text[mark.column : mark.column + 1])
    return Unreadable("syntax/yaml", span, message, help_)


def _explain(problem: str, line: str, found: str) -> tuple[str, str]:
    """The commonest slips in the author's words, with what to write."""
    before = line[: len(line) - len(line.lstrip())]
    if "\t" in before or found == "\t":
        return "a tab cannot indent YAML", "indent with spaces"
    if "cannot start any token" in problem or "while scanning a directive" in problem or found in {"@", "`", "%"}:
        value = line.partition(": ")[2].strip() or line.strip()
        return f"a text cannot begin with '{found}'", f'put it in quotes: `"{visible(value)}"`'
    if "mapping values are not allowed" in problem:
        return "a second ': ' on one line", "put a text that holds ': ' in quotes, and each key on a line of its own"
    if "could not find expected ':'" in problem:
        return "a key without its ': '", "write `key: value`, with a space after the colon"
    if "did not find expected" in problem:
        help_ = "check the indentation, and that brackets and quotes are closed"
        return f"this is not YAML: {problem}", help_
    return (
        f"this is not YAML: {problem}",
        "check the indentation and the quotes; a text with special signs needs quotes",
    )
