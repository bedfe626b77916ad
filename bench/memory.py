"""A worker's memory after it has made every document of the largest group."""

import json
from dataclasses import dataclass
from itertools import product

from .client import Client
from .paths import STORE, detail_of
from .processes import usage
from .servers import Server
from .site import OURS, Site


@dataclass(frozen=True)
class Memory:
    """Bytes. ``held`` is what the worker keeps of finished answers, ``room`` what it may.

    ``before`` is its memory after the first answer, ``after`` after the last.
    """

    documents: int
    before: int
    after: int
    held: int
    room: int


def memory(site: Site) -> Memory:
    """Ask one worker for every guide of every clinic."""
    with site.serve(OURS) as server:
        client = Client(server)
        client.get(detail_of(1, 1))
        before = usage(server.pid).memory
        for clinic, guide in product(range(site.size.clinics), range(site.size.guides)):
            client.get(detail_of(guide + 1, clinic + 1))
        return _now(server, client, site.size.clinics * site.size.guides, before)


def _now(server: Server, client: Client, documents: int, before: int) -> Memory:
    store = json.loads(client.get(STORE).body)
    return Memory(
        documents=documents,
        before=before,
        after=usage(server.pid).memory,
        held=store["held"],
        room=store["room"],
    )
