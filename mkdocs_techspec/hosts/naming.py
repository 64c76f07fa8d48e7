"""Which picture is meant, by the names that are typed on a command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

import click

from ..diagnostics import near
from ..model import Key, Model, ViewTarget


class Refusal(click.ClickException):
    """What is asked for cannot be done, and why, in a line."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"techspec: {self.format_message()}", file=file, err=file is None)


def target_of(model: Model, *, system: str, stage: str, screen: str) -> ViewTarget:
    """What a view would show that names these. An empty name is one that was left out.

    Raises:
        Refusal: there is no such thing, or several that may be meant.
    """
    if system:
        _see(system, _systems(model), "system", "these pages")
    key = _screen(model, screen, system) if screen else None
    home = system or (key.system if key else _only_system(model))
    if stage:
        _see(stage, model.systems[home].stages, "stage", f"system '{home}'")
    return ViewTarget(show="diagram", system=home, screen=key, stages=(stage,) if stage else (), owner="", kind="")


def _systems(model: Model) -> list[str]:
    """All systems by id, but for the screens that are in none yet."""
    return sorted(filter(None, model.systems))


def _only_system(model: Model) -> str:
    systems = _systems(model)
    if len(systems) > 1:
        raise Refusal(f"there are several systems: say which with `--system`: {_listed(systems)}")
    if not systems:
        raise Refusal("there is no system in these pages, so there is nothing to draw")
    return systems[0]


def _screen(model: Model, screen: str, system: str) -> Key:
    """A screen by its id, as `feed:home` or with the system named apart; one id that only one system has will do."""
    where, _, name = screen.rpartition(":")
    where = where or system
    if where:
        _see(where, _systems(model), "system", "these pages")
        _see(name, model.systems[where].screens, "screen", f"system '{where}'")
        return Key(where, name)
    having = sorted(key for key, _ in model.screens() if key.name == name)
    if len(having) > 1:
        raise Refusal(f"several systems have a screen '{name}': write {_listed(map(str, having))}")
    if not having:
        _see(name, {key.name for key, _ in model.screens()}, "screen", "these pages")
    return having[0]


def _see(name: str, known: Iterable[str], what: str, where: str) -> None:
    known = sorted(known)
    if name not in known:
        listed = f": write {_listed(known)}" if known else ", nor any other"
        raise Refusal(f"there is no {what} '{name}' in {where}{near(name, known) or listed}")


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first[:_MOST])}{', …' if len(first) > _MOST else ''} or {last}" if first else last


_MOST = 12
