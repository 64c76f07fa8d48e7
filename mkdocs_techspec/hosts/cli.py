"""The command `techspec`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from .. import __version__
from ..config import SettingsError

# A command is loaded when it is asked for, since checking needs nothing of what the others do.
_COMMANDS: Mapping[str, str] = {
    "accept": ".accepting",
    "check": ".checking",
    "diff": ".diffing",
    "explain": ".explaining",
    "export": ".exporting",
    "render": ".rendering",
    "schema": ".exporting",
}


class _Commands(click.Group):
    """Each command is `<name>_command` in a module of its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's way
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's way
        if cmd_name not in _COMMANDS:
            return None
        try:
            module = import_module(_COMMANDS[cmd_name], __package__)
        except SettingsError as error:  # a Python that lacks what reading a page needs
            click.echo(f"techspec: {error}", err=True)
            sys.exit(2)
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="techspec")
def main() -> None:
    """Check technical specs: every screen is supported, every part is owned, what fails is fixed."""
