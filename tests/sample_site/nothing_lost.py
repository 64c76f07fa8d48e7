"""Why no screen loses anything when an entry of the sample site is taken out, for those where none does."""

from __future__ import annotations

_AT_THE_START = "Settings are fetched at the start, and `optional` says that it runs without"
_REGISTRY = "The registry is asked beside the requests, and `optional` says that it runs without"
_OTHER_PAGE = "The web app presents every screen, this one too"
_SAID_BEFORE = "The stages before say the same; the specification says it anew, so that it can be read by itself"
_HANDED_OVER = "Whoever owned it before would own it still: no program can know that a team took it over"
_TEAM_OF_THE_BLOCK = "The owner that the block names for all would own it: another team, and one that there is"
_LEFT_OVER = "The table would be left over, and nothing reads it any more; only components and APIs must be used"
_UNUSED_BOX = "What nothing uses harms nobody; only the unused box is told"
_NOT_TAKEN = "The stage was not taken, so no fix rests on it; only that it has no reason is told"
_PAST = "It failed at a stage that was not taken, and what failed only there is past"
_ON_THE_BOX = "Nothing is lost while the box stands; that all depends on it is told"
_WATCHED = "No screen waits for a monitor, and this one watches others, too"
_PAGED = "No screen waits for a monitor, and there are two that call the pager"
_NOT_A_SCREEN = "Notifications have no screen; only the unused box is told"

REASONS: dict[str, str] = {
    "clinic/spec.md: components.api-gateway.calls: config-server.api-gateway": _AT_THE_START,
    "clinic/spec.md: components.api-gateway.calls: discovery-server.lookup": _REGISTRY,
    "clinic/spec.md: components.customers-service.calls: config-server.customers-service": _AT_THE_START,
    "clinic/spec.md: components.customers-service.calls: discovery-server.customers-service": _REGISTRY,
    "clinic/spec.md: components.visits-service.calls: config-server.visits-service": _AT_THE_START,
    "clinic/spec.md: components.visits-service.calls: discovery-server.visits-service": _REGISTRY,
    "clinic/spec.md: components.vets-service.calls: config-server.vets-service": _AT_THE_START,
    "clinic/spec.md: components.vets-service.calls: discovery-server.vets-service": _REGISTRY,
    "clinic/spec.md: components.genai-service.calls: config-server.genai-service": _AT_THE_START,
    "clinic/spec.md: components.genai-service.calls: discovery-server.genai-service": _REGISTRY,
    "clinic/spec.md: components.genai-service.calls: discovery-server.instances": _REGISTRY,
    "clinic/spec.md: components.genai-service.apis.chat.calls: customers-service.add-owner": (
        "The chat still answers from what it reads, and the pages for owners still reach this API"
    ),
    "clinic/spec.md: components.genai-service.apis.chat.calls: customers-service.add-pet": (
        "The chat still answers from what it reads, and the pages for pets still reach this API"
    ),
    "clinic/spec.md: components.genai-service.apis.chat.calls: openai.completions": (
        "The need names the records that the answer shows, and those are still read; only the unused API is told"
    ),
    "clinic/spec.md: components.vector-loader.calls: vets-service.list-vets": (
        "A loader calls it, no screen; the page of the vets still reaches this API"
    ),
    "clinic/spec.md: components.vector-loader.calls: openai.embeddings": (
        "A loader calls it, no screen; only the unused API is told"
    ),
    "clinic/spec.md: components.grafana.calls: prometheus.query": (
        "An operator's tool, which supports no screen; only the unused API is told"
    ),
    "feed/spec.md: scaled: components.web-app.owner: web": _SAID_BEFORE,
    "feed/spec.md: scaled: components.web-app.screens: '*'": _SAID_BEFORE,
    "feed/spec.md: scaled: components.mobile-app.screens: compose": _OTHER_PAGE,
    "feed/spec.md: scaled: components.mobile-app.screens: home": _OTHER_PAGE,
    "feed/spec.md: scaled: components.mobile-app.calls: write-api.register-device": (
        "It serves no need, and counts as used because it writes what the notifier reads"
    ),
    "feed/spec.md: scaled: components.write-api.apis.follow.calls: user-graph.follow": (
        "An action needs no data behind it, and this API counts as used because it writes what is read"
    ),
    "feed/spec.md: scaled: components.read-api.apis.home.calls: tweet-info.many": (
        "The timelines are a copy of the tweets, so the need still has its data; only the unused parts are told"
    ),
    "feed/spec.md: scaled: components.read-api.apis.home.calls: search-service.by-authors": (
        "`optional` says that the timeline is worth showing without; only the unused API is told"
    ),
    "feed/spec.md: scaled: components.home-timelines.of: sql-primary.tweets": _SAID_BEFORE,
    "feed/spec.md: scaled: components.notifier.calls: push": _NOT_A_SCREEN,
    "feed/spec.md: scaled: components.notifier.calls: mail": _NOT_A_SCREEN,
    "feed/spec.md: scaled: components.sql-primary.owner: storage": _SAID_BEFORE,
    "feed/spec.md: scaled: components.sql-primary.stores.tweet-words: null": _LEFT_OVER,
    "feed/spec.md: scaled: components.sql-replicas.owner: storage": _SAID_BEFORE,
    "feed/spec.md: scaled: components.media.owner: storage": _SAID_BEFORE,
    "feed/stages.md: many-boxes: components.app.host: null": (
        "All servers would be on one box until the last stage. The pictures have left it, so less is lost with it than "
        "at the first; that counts as mended, and single points are told of the last stage"
    ),
    "feed/stages.md: many-boxes: components.app.apis.post.writes+: sql-primary.tweet-words": (
        "The index is there and can be asked; only that nothing fills it is told"
    ),
    "feed/stages.md: many-boxes: components.disk: null": _UNUSED_BOX,
    "feed/stages.md: many-boxes: components.sql-primary.owner: storage": _HANDED_OVER,
    "feed/stages.md: many-boxes: components.sql-primary.host: null": _ON_THE_BOX,
    "feed/stages.md: nosql-timelines: fixes: too-many-inserts": _NOT_TAKEN,
    "feed/stages.md: nosql-timelines: components.app.apis.home.reads+: timelines-store.timelines": (
        "The need names tweets and follows, which are read all the same; the store is used because a post leads to it"
    ),
    "feed/stages.md: nosql-timelines: components.sql-primary.stores.timelines: null": _LEFT_OVER,
    "feed/stages.md: nosql-timelines: components.sql-replicas.stores-: timelines": _LEFT_OVER,
    "feed/stages.md: in-memory: fixes: compaction": _PAST,
    "feed/stages.md: in-memory: components.fan-out.calls: app.followers": (
        "A worker calls it, and no screen waits for a worker; only the unused API is told"
    ),
    "feed/stages.md: in-memory: components.sql-primary.stores.timelines: null": _LEFT_OVER,
    "feed/stages.md: in-memory: components.sql-replicas.stores-: timelines": _LEFT_OVER,
    "photos/stages.md: one-box: components.site.calls: dns": (
        "Where a server is comes from there, and nothing that a screen shows; only the unused box is told"
    ),
    "photos/stages.md: bigger-box: fixes: starved": _NOT_TAKEN,
    "photos/stages.md: own-database: fixes: grown-together": _PAST,
    "photos/stages.md: own-database: components.web.host: null": _ON_THE_BOX,
    "photos/stages.md: own-database: components.mysql.host: null": _ON_THE_BOX,
    "photos/stages.md: own-database: components.disk: null": _UNUSED_BOX,
    "photos/stages.md: many-servers: components.site.calls-: web": (
        "The web servers are a front by then: to call them as well as what they stand before reaches the same"
    ),
    "photos/stages.md: many-servers: components.web.owner: operations": _HANDED_OVER,
    "photos/stages.md: many-servers: components.read-api.owner: photos": _TEAM_OF_THE_BLOCK,
    "photos/stages.md: many-servers: components.write-api.owner: photos": _TEAM_OF_THE_BLOCK,
    "photos/stages.md: many-servers: components.monitoring.owner: operations": _HANDED_OVER,
    "photos/stages.md: many-servers: components.monitoring.watches+: read-api": _WATCHED,
    "photos/stages.md: many-servers: components.monitoring.watches+: write-api": _WATCHED,
    "photos/stages.md: read-replicas: components.mysql.owner: photos-data": _HANDED_OVER,
    "photos/stages.md: autoscaling: components.autoscaling.calls: aggregates": (
        "No screen waits for a monitor, and the one that it asks is used because it watches the balancer"
    ),
    "photos/stages.md: autoscaling: components.monitoring.watches+: read-replica": _WATCHED,
    "photos/stages.md: autoscaling: components.monitoring.calls: pager": _PAGED,
    "photos/stages.md: autoscaling: components.outside.calls: pager": _PAGED,
    "photos/stages.md: partitioned: components.mysql.stores.users: null": _LEFT_OVER,
    "photos/stages.md: partitioned: components.mysql.stores.comments: null": _LEFT_OVER,
    "photos/stages.md: partitioned: components.read-replica.stores-: users": _LEFT_OVER,
    "photos/stages.md: partitioned: components.read-replica.stores-: comments": _LEFT_OVER,
    "photos/stages.md: partitioned: components.thumbnail-jobs.owner: photos": _TEAM_OF_THE_BLOCK,
    "photos/stages.md: partitioned: components.thumbnailer.owner: photos": _TEAM_OF_THE_BLOCK,
}
