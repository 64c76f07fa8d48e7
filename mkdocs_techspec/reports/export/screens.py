"""A screen with its needs, and what supports them, as JSON."""

from __future__ import annotations

from ...analysis.snapshots import Snapshot
from ...model import Need, Presentation, Screen, System
from .values import Json, name, names, place, quantity, said, texts


def screen_of(snapshot: Snapshot, system: System, screen: Screen) -> Json:
    """A screen, its own needs in the order in which they are written, and the pages that present it."""
    model, key = snapshot.model, system.key(screen.id)
    presentations = sorted(model.presentations.get(key, ()), key=lambda one: one.page)
    return {
        "id": name(key),
        "title": screen.title,
        "note": said(screen.note),
        "part": screen.part,
        "planned": said(screen.planned),
        "wireframe": said(screen.wireframe),
        "rate": quantity(screen.rate),
        "slo": quantity(screen.slo),
        "within": quantity(screen.within),
        "includes": names(model.includes.get(key, ())),
        "presented_by": [_presentation(one) for one in presentations],
        "needs": [_need(snapshot, system, screen, need) for need in screen.needs],
        "place": place(screen.span),
    }


def _presentation(one: Presentation) -> Json:
    return {"page": name(one.page), "without": names(one.without), "place": place(one.span)}


def _need(snapshot: Snapshot, system: System, screen: Screen, need: Need) -> Json:
    support = snapshot.support.needs[system.key(screen.id, need.id)]
    return {
        "id": name(support.need),
        "sort": "shows" if need.shown else "does",
        "title": need.title,
        "note": said(need.note),
        "status": support.status.value.replace(" ", "-"),
        "supported": support.status.supported,
        "pages": names(support.pages),
        "served_by": names(support.servers),
        "cut_off": names(support.cut_off),
        "not_read": sorted(support.unread),
        "planned": said(need.planned),
        "local": need.local,
        "optional": need.optional,
        "data": texts(need.data),
        "times": quantity(need.times),
        "fresh": quantity(need.fresh),
        "place": place(need.span),
    }
