"""A step on the way of a screen in plain words, as the trace view has it with links."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..analysis.roads import Act, Step, Why
from ..model import Key
from .here import Here
from .inline import text_of

VERBS: Mapping[Act, tuple[str, str, str]] = MappingProxyType(
    {
        # What is done, what joins a member to its component, and what is done where no member is named.
        Act.CALLS: ("calls", "of", "calls"),
        Act.READS: ("reads", "of", "reads"),
        Act.WRITES: ("writes", "of", "writes"),
        Act.PUBLISHES: ("publishes", "to", "publishes to"),
        Act.CONSUMES: ("takes", "from", "takes messages from"),
        Act.FRONTS: ("passes on to", "of", "passes on to"),
        Act.REPLICATES: ("is copied to", "of", "is copied to"),
        Act.COPIES: ("is a copy of", "of", "is a copy of"),
    }
)
STAND_INS: Mapping[Why, str] = MappingProxyType({Why.MISS: "on a miss", Why.DOWN: "when that is down"})


def step_words(step: Step, here: Here) -> str:
    """`Web app calls GET /tweets of Read API through Load balancer, or, when that is down, Search`."""
    return f"{_title(step.source, here)} {_verb(step)} {_target(step, here)}"


def members_of(step: Step) -> tuple[Key, ...]:
    """The members of its target that a step names, or that a call to all of it means."""
    return step.answers or ((step.target,) if step.target.member else ())


def _verb(step: Step) -> str:
    verb, _, bare = VERBS[step.act]
    return verb if members_of(step) else bare


def _target(step: Step, here: Here) -> str:
    members = ", ".join(_member(one, here) for one in members_of(step))
    joint = f" {VERBS[step.act][1]} " if members else ""
    fronts = ", then ".join(" or ".join(_title(front, here) for front in place) for place in step.through)
    through = f" through {fronts}" if fronts else ""
    optional = " (works without it)" if step.optional else ""
    others = "".join(f", or, {STAND_INS[why]}, {_target(other, here)}" for why, other in step.others)
    return f"{members}{joint}{_title(step.target, here)}{through}{optional}{others}"


def _member(key: Key, here: Here) -> str:
    """An API by its route, a data set or a topic by its id."""
    api = here.model.api(key)
    return api.route if api and api.route else key.member


def _title(key: Key, here: Here) -> str:
    return text_of(here.by_title(key.owner).label)
