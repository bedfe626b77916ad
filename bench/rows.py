"""The kinds of requests that stand beside each other, each with the way a round of it is made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .client import Client
from .load import loaded
from .measures import Measure, Round
from .options import Options
from .paths import DETAIL, LIST, stock_paths
from .servers import Server
from .site import Site
from .tools import Tools

_OURS = {"detail": DETAIL, "list of 20": LIST}
#: What is published before each request of a kind: what its answer is made from, or nothing of it.
_BEFORE = {"cold": "publish_group", "renewed": "publish_unused"}


@dataclass(frozen=True)
class Row:
    """A kind of request, and how one round of it is made."""

    measure: Measure
    server: Server
    round: Callable[[], Round]


def our_rows(site: Site, server: Server, tools: Tools, options: Options) -> Iterator[Row]:
    """Return what is kept, what a client has already, and what comes first after a publish."""
    client = Client(server)
    for name, path in _OURS.items():
        measure = Measure(
            f"ours, warm {name}",
            len(client.get(path).body),
            site.do("count_queries", path=path),
        )
        yield Row(measure, server, _loading(tools, server, path, options))
    # Asked again each time: publishing may have given the document another tag.
    yield Row(
        Measure("ours, 304", 0, 0),
        server,
        lambda: _loading(tools, server, DETAIL, options, _known(client, DETAIL))(),
    )
    for kind, command in _BEFORE.items():
        for name, path in _OURS.items():
            measure = Measure(
                f"ours, {kind} {name}",
                len(client.get(path).body),
                site.do("count_queries", path=path, after=command),
            )
            yield Row(measure, server, _asking(client, path, options, partial(site.do, command)))


def stock_rows(site: Site, server: Server, options: Options) -> Iterator[Row]:
    """Return the same content from Wagtail's endpoint, which makes every answer anew."""
    client = Client(server)
    for name, path in stock_paths(client).items():
        measure = Measure(
            f"Wagtail's endpoint, {name}",
            len(client.get(path).body),
            site.do("count_queries", path=path),
        )
        yield Row(measure, server, _asking(client, path, options, lambda: None))


def nginx_rows(
    server: Server, files: Mapping[str, str], tools: Tools, options: Options
) -> Iterator[Row]:
    """Return the same bytes as files, by the name of the row."""
    client = Client(server)
    for name, path in files.items():
        measure = Measure(f"nginx, {name}", len(client.get(path).body), 0)
        yield Row(measure, server, _loading(tools, server, path, options))
    path = files["detail"]
    yield Row(
        Measure("nginx, 304", 0, 0),
        server,
        _loading(tools, server, path, options, _known(client, path)),
    )


def files_of(server: Server, folder: Path) -> dict[str, str]:
    """Write our answers as files below ``folder`` and return their addresses by name."""
    client = Client(server)
    found = {}
    for name, path in _OURS.items():
        file = f"{name.replace(' ', '-')}.json"
        (folder / file).write_bytes(client.get(path).body)
        found[name] = f"/{file}"
    return found


def _known(client: Client, path: str) -> dict[str, str]:
    return {"If-None-Match": client.get(path).headers["etag"]}


def _loading(
    tools: Tools,
    server: Server,
    path: str,
    options: Options,
    headers: Mapping[str, str] | None = None,
) -> Callable[[], Round]:
    return lambda: loaded(tools.wrk, server, path, seconds=options.seconds, headers=headers)


def _asking(
    client: Client, path: str, options: Options, before_each: Callable[[], object]
) -> Callable[[], Round]:
    return lambda: client.one_at_a_time(path, options.times, before_each)
