"""The contract of a component: `contract: openapi.yaml`, or `{file: shop.proto, service: CartService}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..contracts.operations import Contract, ReadFile, Unread
from ..model import ContractFile, Model
from .fields import Field, Shape, read_record
from .forms import Reading, word, words
from .linker import resolve
from .yaml_nodes import Fields, Node

Contracts = Mapping[ContractFile, Contract | Unread]

_FILE = Field("file", word)
_SERVICE = Field("service", words)
CONTRACT = Shape("contract", _FILE, _SERVICE, required=("file",))


def contract(reading: Reading, key: str, node: Node) -> ContractFile | None:
    """The file of a contract, and of a protobuf file the services that are meant."""
    if not isinstance(node, Fields):
        file = word(reading, key, node)
        return ContractFile(file) if file else None
    record = read_record(reading, node, CONTRACT, "", node)
    file = record.get(_FILE) if record else None
    return ContractFile(file, record.get(_SERVICE) or ()) if record and file else None


def read_contracts(models: Iterable[Model], read_file: ReadFile) -> Contracts:
    """What is in the contracts that the components of these models name, at whatever stage; each file is read once."""
    named = {
        component.contract: None
        for model in models
        for _, component in model.components()
        if component.contract is not None
    }
    if not named:
        return {}
    # Only here, for most sites name no contract, and reading one takes what nothing else does.
    from ..contracts.reading import read_contract

    known: dict[tuple[str, tuple[str, ...]], Contract | Unread] = {}
    found: dict[ContractFile, Contract | Unread] = {}
    for one in named:
        place = (path_of(one), tuple(service.text for service in one.services))
        if place not in known:
            known[place] = read_contract(*place, read_file)
        found[one] = known[place]
    return found


def path_of(contract_file: ContractFile) -> str:
    """The path of a contract, relative to the docs folder; an absolute one, and an address, as they are."""
    written = contract_file.file.text
    return written if "://" in written else resolve(contract_file.file.span.source, written)
