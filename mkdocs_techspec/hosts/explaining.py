"""The command `techspec explain`: the manual's pages of rules."""

from __future__ import annotations

import click

from ..config import RULES
from ..reports.rule_text import rule_list, rule_text, rules_as_json
from ..rules.manual import RulePage, rule_page
from .choosing import see_rule
from .sites import print_text


@click.command("explain")
@click.argument("names", nargs=-1, metavar="[RULE]...")
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
def explain_command(names: tuple[str, ...], *, output_format: str) -> None:
    """Say what a rule finds, why it matters, and how to mend it, with an example.

    RULE is a rule, such as coverage/unserved, or a family, such as coverage. Without one, all rules are listed, with
    what they are without settings: error, warning or off.
    """
    for name in names:
        see_rule(name)
    pages = [rule_page(rule) for rule in RULES if not names or {rule, rule.partition("/")[0]} & {*names}]
    print_text(rules_as_json(pages) if output_format == "json" else _text(pages, names))


def _text(pages: list[RulePage], names: tuple[str, ...]) -> str:
    return "\n\n\n".join(map(rule_text, pages)) if names else rule_list(pages)
