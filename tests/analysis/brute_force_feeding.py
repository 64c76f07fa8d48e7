"""What feeds a data set, from the words of the contract on stale needs."""

from __future__ import annotations

from functools import lru_cache

from brute_force_links import Site, same_topic
from brute_force_paths import Place, Step, steps_from

from mkdocs_techspec.model import PRESENTING, Key, Kind, Link, Verb


def data_sets_of(site: Site, key: Key) -> set[Key]:
    """The data sets that a read of `key` reads."""
    # "(a store component named bare is all its data sets)"; without stores it is one.
    component = site.model.component(key)
    if key.member or component is None or not component.stores:
        return {key}
    return {Key(key.system, key.name, store) for store in component.stores}


@lru_cache(maxsize=1000)
def feeders(site: Site, data: Key) -> set[Key]:
    """All that feeds a data set without being waited for."""
    found: set[Key] = set()
    known = {data}
    while True:
        # "and so on back to, but not including, an API that publishes"
        more = {feeder for one in known for feeder in feeders_of(site, one)}
        more |= {publisher for feeder in found for publisher in publishers_to(site, feeder)}
        further = {source for one in known for source in sources_of(site, one)}
        if more <= found and further <= known:
            return found
        found |= more
        known |= further


def feeders_of(site: Site, data: Key) -> set[Key]:
    # "a worker, a scheduler or any consumer that writes it;"
    writers = sources_of_links_to(site, Verb.WRITES, data)
    found = {writer for writer in writers if is_background(site, writer)}
    # "the API through which a scheduler or worker writes": with who calls it. Links "on a component (they hold for all
    # its APIs)" are an API's, too.
    for writer in {one for source in writers for one in (source, *site.used_apis(source))}:
        callers = callers_of(site, writer)
        found |= {writer, *callers} if callers else set()
    # "what replicates to it;"
    found |= sources_of_links_to(site, Verb.REPLICATES, data)
    # "the truth of a cache;"
    return found | {site.thing(truth) for truth in site.model.truths.get(data.owner, ())}


def sources_of(site: Site, data: Key) -> set[Key]:
    """The data sets that a data set is a copy of."""
    # "what replicates to it; the truth of a cache; and so on back"
    copied = {source.owner: "" for source in sources_of_links_to(site, Verb.REPLICATES, data)}
    copied |= {truth.owner: truth.member for truth in site.model.truths.get(data.owner, ())}
    return {source for owner, member in copied.items() for source in same_data(site, owner, member or data.member)}


def same_data(site: Site, owner: Key, name: str) -> set[Key]:
    """The data set of a name in a component, if there is one, else all its data sets."""
    component = site.model.component(owner)
    if component is not None and name in component.stores:
        return {Key(owner.system, owner.name, name)}
    return data_sets_of(site, owner)


def is_background(site: Site, key: Key) -> bool:
    """Whether something is, or is an API of, a worker, a scheduler, or what consumes on itself or on an API."""
    component = site.model.component(key)
    if component is None:
        return False
    members = [key.owner, *(Key(key.system, key.name, api) for api in component.apis)]
    consumes = any(link.verb is Verb.CONSUMES for one in members for link in site.own_links(one))
    return consumes or component.kind in {Kind.WORKER, Kind.SCHEDULER}


def sources_of_links_to(site: Site, verb: Verb, data: Key) -> set[Key]:
    """What has a link of this verb to a data set: by its name, or to the whole of its component."""
    return {link.source for link in site.links if link.verb is verb and link.target in {data, data.owner}}


def callers_of(site: Site, key: Key) -> set[Key]:
    """The workers, schedulers and consumers that call something, directly or through other APIs."""
    return {caller for caller in site.model.links if is_background(site, caller) and key in called_by(site, caller)}


@lru_cache(maxsize=1000)
def called_by(site: Site, caller: Key) -> set[Key]:
    """All that a component or API comes to by its calls, and by those of what it calls."""
    begun = [step for step in steps_from(site, Place("start", caller)) if step.link and step.link.source == caller]
    found = {step.end for step in begun if is_call(step)}
    while more := {step.end for place in found for step in steps_from(site, place) if is_call(step)} - found:
        found |= more
    return {key for place in found for key in (place.key, place.key.owner)}


def is_call(step: Step) -> bool:
    return step.side is None or step.side.verb in {Verb.CALLS, Verb.FRONTS}


def consumed_by(site: Site, key: Key) -> list[Link]:
    """What a feeder consumes from: for an API with what its component does, for a component with what its APIs do."""
    component = site.model.component(key)
    apis = component.apis if component and not key.member else ()
    links = [*site.links_of(key), *(link for api in apis for link in site.own_links(Key(key.system, key.name, api)))]
    return [link for link in links if link.verb is Verb.CONSUMES]


def queues_of(site: Site, key: Key) -> set[Key]:
    """The queues of a feeder."""
    return {link.target.owner for link in consumed_by(site, key)}


def publishers_to(site: Site, key: Key) -> set[Key]:
    """What publishes to the queues of a feeder, and is neither an API nor a page, where a person publishes."""
    topics = [link.target for link in consumed_by(site, key)]
    publishing = [link for link in site.links if link.verb is Verb.PUBLISHES and not link.source.member]
    publishers = {link.source for link in publishing if any(same_topic(link.target, topic) for topic in topics)}
    return {one for one in publishers if (found := site.model.component(one)) and found.kind not in PRESENTING}
