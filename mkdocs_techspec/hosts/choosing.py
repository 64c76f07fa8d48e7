"""The options `--select` and `--ignore`: which rules a command looks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import click

from ..config import FAMILIES, RULES
from ..diagnostics import near
from .project import Project


def _rules(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    names = [name.strip() for value in values for name in value.split(",") if name.strip()]
    for name in names:
        see_rule(name)
    return frozenset(names)


def see_rule(name: str) -> None:
    """See that a name that was typed is a rule or a family.

    Raises:
        click.BadParameter: it is neither.
    """
    if name not in RULES and name not in FAMILIES:
        raise click.BadParameter(f"there is no rule or family '{name}'{near(name, (*RULES, *FAMILIES))}")


select_option = click.option(
    "--select",
    metavar="RULE,…",
    multiple=True,
    callback=_rules,
    help="Look only for these rules or families; in place of the setting.",
)
ignore_option = click.option(
    "--ignore",
    metavar="RULE,…",
    multiple=True,
    callback=_rules,
    help="Do not look for these rules or families; besides those of the setting.",
)


def choose(projects: Iterable[Project], select: frozenset[str], ignore: frozenset[str]) -> list[Project]:
    """The sites, with only the rules that are asked for."""
    return [
        replace(
            one,
            config=replace(
                one.config,
                select=select or one.config.select,
                ignore=one.config.ignore | ignore,
            ),
        )
        for one in projects
    ]
