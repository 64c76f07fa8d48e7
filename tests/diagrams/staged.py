"""Systems in stages, built by hand, as pictures that follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import systems
from systems import component, link, model

from mkdocs_techspec.analysis.stages import Change, changes_between
from mkdocs_techspec.diagrams import View, stage_view
from mkdocs_techspec.model import Model


def stage_of(before: Model | None, after: Model) -> View:
    """What the picture of a stage shows, with what it really changes."""
    home = after.systems["s"]
    view = stage_view(before, after, home, changes_between(before.systems["s"], home) if before else None)
    assert view is not None
    return view


def one_after_the_other(models: Sequence[Model]) -> tuple[View, ...]:
    return tuple(stage_of(before, after) for before, after in zip([None, *models], models, strict=False))


def shop() -> tuple[View, ...]:
    """A shop that grows from one server to what Graphviz would order anew at each stage, if it were let."""
    c = component
    page, mail = c("web", "page", "web-team", tech="React"), c("mail", "external")
    db, stats = c("db", "database", "data", tech="MySQL"), c("stats", "monitor", "ops")
    disk, files = c("disk", "storage", "ops"), c("files", "storage", "ops", tech="S3", managed=True)
    calls = [link("calls", "web", "api"), link("calls", "api", "mail")]
    data = [link("reads", "api", "db"), link("writes", "api", "db"), link("watches", "stats", "api")]
    first = model(
        [page, mail, db, stats, disk, c("api", "server", "shop")],
        [*calls, *data, link("writes", "api", "disk")],
        ["web"],
    )
    many = c("api", "server", "shop", replicas=3)
    split = [
        *calls,
        *data,
        link("writes", "api", "files"),
        link("fronts", "door", "api"),
        link("reads", "web", "cdn"),
        link("reads", "cdn", "files"),
    ]
    edge = [c("door", "gateway", "ops", replicas=2), c("cdn", "cdn", "ops")]
    second = model([page, mail, db, stats, files, many, *edge], split, ["web"])
    grown = [
        *(c(name, "server", "shop", replicas=2) for name in ("orders", "search-api", "billing")),
        c("copies", "cache", "data", replicas=2),
        c("index", "search", "data", replicas=2),
        c("jobs", "queue", "ops", topics=["sold"], replicas=3),
        c("packer", "worker", "shop", replicas=2),
        c("bank", "external"),
        c("logs", "monitor", "ops"),
    ]
    wide_db = c("db", "database", "data", tech="MySQL", replicas=2, shards=4)
    more = [
        *(link("fronts", "door", name) for name in ("orders", "search-api", "billing")),
        *(link("calls", "web", name) for name in ("orders", "search-api", "billing")),
        link("reads", "api", "copies", miss="db"),
        link("reads", "search-api", "index"),
        link("writes", "orders", "db"),
        link("publishes", "orders", "jobs.sold"),
        link("consumes", "packer", "jobs.sold"),
        link("calls", "packer", "mail"),
        link("calls", "billing", "bank"),
        link("reads", "billing", "db"),
        *(link("watches", "logs", name) for name in ("api", "orders", "billing", "packer")),
    ]
    kept = [one for one in split if (one.source.name, one.target.name) != ("api", "mail")]
    third = model([page, mail, wide_db, stats, files, many, *edge, *grown], [*kept, *more], ["web"])
    return one_after_the_other([first, second, third])


def zoo_with(change: Change) -> View:
    """One of every kind, each of them new, changed or removed, and so the arrows."""
    view = systems.zoo()
    told = ("replicas: 1 → 3", "host: box → none") if change is Change.CHANGED else ()
    arrow_change = None if change is Change.CHANGED else change
    return replace(
        view,
        nodes=tuple(replace(node, change=change, told=told) if node.component else node for node in view.nodes),
        arrows=tuple(replace(arrow, change=arrow_change) for arrow in view.arrows),
    )
