"""The small mark that stands before a kind's name: a drawing of 10 by 10 units, to be stroked."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Kind

SIZE = 10.0
ROOM = 13.0

_RING = "M9.5 5a4.5 4.5 0 1 1-9 0a4.5 4.5 0 1 1 9 0"
_DRUM = "M1 2.2a4 1.6 0 1 1 8 0a4 1.6 0 1 1-8 0v5.6a4 1.6 0 0 0 8 0v-5.6"
_GEAR = (
    "M7 5a2 2 0 1 1-4 0a2 2 0 1 1 4 0M5 .5v1.7M5 7.8v1.7M.5 5h1.7M7.8 5h1.7"
    "M1.8 1.8l1.2 1.2M7 7l1.2 1.2M1.8 8.2l1.2-1.2M7 3l1.2-1.2"
)

LONE = "M5 .8l4.4 8.2H.6zM5 3.8v2.4M5 7.5v.1"

MARKS: Mapping[str, str] = {
    Kind.PAGE: "M.5 1.5h9v7h-9zM.5 4h9",
    Kind.MOBILE: "M3 .5h4q1 0 1 1v7q0 1-1 1h-4q-1 0-1-1v-7q0-1 1-1zM4.5 7.9h1",
    Kind.CLIENT: "M1 2l3 3-3 3M5.5 8h4",
    Kind.GATEWAY: "M.5 5h3.2M9.5 1.8h-1.7q-1.6 0-2.4 1.6l-.7 1.6M9.5 8.2h-1.7q-1.6 0-2.4-1.6l-.7-1.6M3.7 5h5.8",
    Kind.SERVER: "M1 1h8v3.3h-8zM1 5.7h8v3.3h-8zM2.8 2.65h.1M2.8 7.35h.1",
    Kind.WORKER: _GEAR,
    Kind.SCHEDULER: f"{_RING}M5 2.3v2.9l2 1.2",
    Kind.DATABASE: _DRUM,
    Kind.CACHE: "M5.8.5L1.8 5.8h2.7L3.8 9.5l4.4-5.6H5.3z",
    Kind.STORAGE: "M1 2a4 1.4 0 1 1 8 0a4 1.4 0 1 1-8 0l1.2 6.2a2.9 1.2 0 0 0 5.6 0L9 2",
    Kind.SEARCH: "M6.8 3.9a2.9 2.9 0 1 1-5.8 0a2.9 2.9 0 1 1 5.8 0M6 6l3.2 3.2",
    Kind.QUEUE: "M.5 2.5h2v5h-2zM4 2.5h2v5h-2zM7.5 2.5h2v5h-2z",
    Kind.STREAM: "M.8 2l2.5 3-2.5 3M3.9 2l2.5 3-2.5 3M7 2l2.5 3L7 8",
    Kind.CDN: f"{_RING}M.5 5h9M5 .5a2 4.5 0 1 0 0 9a2 4.5 0 1 0 0-9",
    Kind.EXTERNAL: "M2.8 8.2h4.6a1.9 1.9 0 0 0 .3-3.8a2.7 2.7 0 0 0-5.2-.3a2.1 2.1 0 0 0 .3 4.1z",
    Kind.MONITOR: "M.5 5.2h2l1.4-3.7 2.2 7 1.4-3.3h2",
    Kind.OTHER: "M2 1h7v8h-7zM.6 3h2.8v1.4h-2.8zM.6 5.8h2.8v1.4h-2.8z",
}
