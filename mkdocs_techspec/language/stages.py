"""The stages that a system's blocks tell of: which comes after which, and which is the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from ..diagnostics import Note, nearest
from ..model import Stage
from ..source import Span, Word
from .declarations import Declaration, Spec, Step
from .forms import Reading, readable
from .yaml_nodes import Fields, Scalar


def read_stages(reading: Reading, blocks: Sequence[Declaration]) -> Mapping[str, Stage]:
    """The stages of a system, each after the one that it changes, else as they are written."""
    by_id: dict[str, list[tuple[Declaration, Spec, Step]]] = {}
    for one in blocks:
        if one.spec and one.spec.step:
            by_id.setdefault(one.spec.step.id.text, []).append((one, one.spec, one.spec.step))
    found = {id_: _stage(reading, id_, several, by_id) for id_, several in by_id.items()}
    return _in_order(_without_circles(reading, found))


def last_stage(reading: Reading, stages: Mapping[str, Stage]) -> str:
    """The one that is the result: the only leaf that is not rejected."""
    changed = {stage.before for stage in stages.values()}
    leaves = [stage for stage in stages.values() if stage.id not in changed]
    taken = [stage for stage in leaves if stage.rejected is None]
    # Where it is not known what comes after what, which is the last is not known either, and that has been told.
    if not reading.diagnostics:
        _check_one(reading, leaves, taken)
    return (taken or leaves[-1:])[0].id


def _check_one(reading: Reading, leaves: Sequence[Stage], taken: Sequence[Stage]) -> None:
    for other in taken[1:]:
        if other.after is None:
            message = (
                f"stage '{other.id}' does not say which stage it comes after, so '{taken[0].id}' could be the last, too"
            )
            help_ = "add `after: …` to it, or say of one `rejected: why`"
        else:
            message = f"stages '{taken[0].id}' and '{other.id}' could both be the last: no stage comes after them"
            help_ = f"add `after: {taken[0].id}` to what comes after it, or say of one `rejected: why`"
        note = Note(message="the other one", span=taken[0].span)
        reading.error("stage/ambiguous", other.span, message, help_, (note,))
    if not taken:
        message = f"no stage is the last: '{leaves[-1].id}' is rejected, and nothing comes after it"
        help_ = "take `rejected` out of one stage, or add the one that was taken"
        reading.error("stage/ambiguous", leaves[-1].span, message, help_)


def _stage(
    reading: Reading, id_: str, several: Sequence[tuple[Declaration, Spec, Step]], known: Mapping[str, object]
) -> Stage:
    specs, steps = [spec for _, spec, _ in several], [step for _, _, step in several]
    after, before = _after(reading, id_, [step.after for step in steps if step.after], known)
    return Stage(
        id=id_,
        span=steps[0].id.span,
        blocks=tuple(one.block.span for one, _, _ in several),
        lead=next((one for one in several if _says_what_changes(one[2])), several[0])[0].block.span,
        title=next((spec.title for spec in specs if spec.title), readable(id_)),
        note=next((spec.note for spec in specs if spec.note), ""),
        before=before,
        after=after,
        fixes=tuple(chain.from_iterable(step.fixes for step in steps)),
        rejected=next((step.rejected for step in steps if step.rejected), None),
        why=next((step.why for step in steps if step.why), None),
        plans=tuple(chain.from_iterable(step.plans for step in steps)),
        pays=any(_has_tradeoffs(step.root) for step in steps),
        named={name: span for step in reversed(steps) for name, span in named_components(step.root)},
    )


def _has_tradeoffs(root: Fields) -> bool:
    section = root.entries.get("tradeoffs")
    entries = section.value.entries if section and isinstance(section.value, Fields) else {}
    return any(not (isinstance(one.value, Scalar) and one.value.empty) for one in entries.values())


def _says_what_changes(step: Step) -> bool:
    return step.after is not None or next(named_components(step.root), None) is not None


def named_components(root: Fields) -> Iterator[tuple[str, Span]]:
    """The components that a block names, with the place of each."""
    section = root.entries.get("components")
    entries = section.value.entries if section and isinstance(section.value, Fields) else {}
    yield from ((name, entry.key.span) for name, entry in entries.items())


def _after(reading: Reading, id_: str, given: Sequence[Word], known: Mapping[str, object]) -> tuple[Word | None, str]:
    """Where the blocks of a stage say what it comes after, and which that is; of an unknown name, the likely one."""
    for word in given[1:]:
        if word.text != given[0].text:
            message = f"this stage comes after '{given[0].text}', and after '{word.text}'"
            note = Note(message="the first one", span=given[0].span)
            reading.error("reference/duplicate", word.span, message, "keep one of the two", (note,))
    if not given or given[0].text in known:
        return (given[0], given[0].text) if given else (None, "")
    others = known.keys() - {id_}
    near = nearest(given[0].text, others)
    listed = f"the others are {', '.join(sorted(others))}" if others else "take it out: there is no other"
    help_ = f"did you mean '{near}'?" if near else listed
    reading.error("reference/unknown", given[0].span, f"there is no stage '{given[0].text}'", help_)
    return given[0], near


def _without_circles(reading: Reading, stages: dict[str, Stage]) -> dict[str, Stage]:
    """The same stages, a circle of them opened where it closes."""
    found = dict(stages)
    for id_ in stages:
        seen, here = [id_], found[id_].before
        while here and here not in seen:
            seen.append(here)
            here = found[here].before
        after = found[id_].after
        if here == id_ and after is not None:
            message = f"stage '{id_}' comes after itself: {' after '.join([*seen, id_])}"
            reading.error("reference/mismatch", after.span, message, "name a stage that is before it, or none")
            found[id_] = replace(found[id_], before="")
    return found


def _in_order(stages: Mapping[str, Stage]) -> Mapping[str, Stage]:
    found: dict[str, Stage] = {}
    waiting = list(stages.values())
    while waiting:
        ready = next(stage for stage in waiting if not stage.before or stage.before in found)
        found[ready.id] = ready
        waiting.remove(ready)
    return found
