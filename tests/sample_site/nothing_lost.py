"""Why no screen loses anything when an entry of the sample site is taken out, for those where none does."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "clinic/spec.md: components.api-gateway.calls: config-server.api-gateway": (
        "Settings are fetched at the start, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.api-gateway.calls: discovery-server.lookup": (
        "The registry is asked beside the requests, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.customers-service.calls: config-server.customers-service": (
        "Settings are fetched at the start, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.customers-service.calls: discovery-server.customers-service": (
        "The registry is asked beside the requests, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.visits-service.calls: config-server.visits-service": (
        "Settings are fetched at the start, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.visits-service.calls: discovery-server.visits-service": (
        "The registry is asked beside the requests, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.vets-service.calls: config-server.vets-service": (
        "Settings are fetched at the start, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.vets-service.calls: discovery-server.vets-service": (
        "The registry is asked beside the requests, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.genai-service.calls: config-server.genai-service": (
        "Settings are fetched at the start, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.genai-service.calls: discovery-server.genai-service": (
        "The registry is asked beside the requests, and `optional` says that it runs without"
    ),
    "clinic/spec.md: components.genai-service.calls: discovery-server.instances": (
        "The registry is asked beside the requests, and `optional` says that it runs without"
    ),
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
    "feed/spec.md: components.mobile-app.screens: compose": ("The web app presents every screen, this one too"),
    "feed/spec.md: components.mobile-app.screens: home": ("The web app presents every screen, this one too"),
    "feed/spec.md: components.mobile-app.calls: write-api.register-device": (
        "It serves no need, and counts as used because it writes what the notifier reads"
    ),
    "feed/spec.md: components.write-api.apis.follow.calls: user-graph.follow": (
        "An action needs no data behind it, and this API counts as used because it writes what is read"
    ),
    "feed/spec.md: components.fan-out.calls: user-graph.followers": (
        "A worker calls it, and no screen waits for a worker; only the unused API is told"
    ),
    "feed/spec.md: components.read-api.apis.home.calls: tweet-info.many": (
        "The timelines are a copy of the tweets, so the need still has its data; only the unused parts are told"
    ),
    "feed/spec.md: components.read-api.apis.home.calls: search-service.by-authors": (
        "`optional` says that the timeline is worth showing without; only the unused API is told"
    ),
    "feed/spec.md: components.notifier.calls: push": ("Notifications have no screen; only the unused box is told"),
    "feed/spec.md: components.notifier.calls: mail": ("Notifications have no screen; only the unused box is told"),
}
