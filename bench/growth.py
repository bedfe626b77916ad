"""How the cost of things grows with the number of clinics, guides and blocks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from .client import Client
from .exporting import Exported, exported_twice
from .load import loaded
from .options import Options
from .paths import DETAIL, LIST
from .processes import usage
from .servers import Server
from .site import OURS, Site, Sites
from .sizes import Size, growing
from .tools import Tools

#: A publish takes long enough for the clock of the processor to be exact about it.
_PUBLISHES = 3


@dataclass
class Grown:
    """What a size costs, in seconds of CPU, and in bytes of a worker that has answered.

    ``warm`` is a kept detail; ``cold_detail`` and ``cold_list`` are made after a publish.
    ``exported`` is everything as files, ``exported_again`` that after a publish.
    """

    size: Size
    publishes: list[float] = field(default_factory=list)
    impacts: list[float] = field(default_factory=list)
    warm: float = 0
    cold_detail: float = 0
    cold_list: float = 0
    memory: int = 0
    exported: Exported | None = None
    exported_again: Exported | None = None

    @property
    def publish(self) -> float:
        """Return what publishing one guide costs, of the middle time."""
        return median(self.publishes)

    @property
    def impact(self) -> float:
        """Return what asking for the impact of one guide's draft costs, of the middle time."""
        return median(self.impacts)


def growth(sites: Sites, tools: Tools, options: Options) -> dict[str, list[Grown]]:
    """Measure sizes that grow in one direction at a time."""
    series = growing(options.largest)
    found = {size: Grown(size) for size in _all(series.values())}
    made = {size: sites.site(size) for size in found}
    # Between each other: what slows the machine down for a while slows all sizes down.
    for _ in range(options.rounds):
        for size, site in made.items():
            found[size].publishes += _cpu(site, "publish_guide")
            found[size].impacts += _cpu(site, "ask_impact")
    for size, site in made.items():
        with site.serve(OURS) as server:
            _ask(found[size], site, server, tools, options)
    # What was exported stays until the end: where many files have just been deleted, ext4 takes
    # several times as long to make new ones.
    with TemporaryDirectory(prefix="clinic-guides-exports-") as folder:
        for size in series["clinics"]:
            exports = exported_twice(made[size], Path(folder, str(size.clinics)))
            found[size].exported, found[size].exported_again = exports
    return {name: [found[size] for size in sizes] for name, sizes in series.items()}


def _all(series: Iterable[list[Size]]) -> list[Size]:
    return list(dict.fromkeys(size for sizes in series for size in sizes))


def _cpu(site: Site, name: str) -> list[float]:
    return [each["cpu"] for each in site.do(name, times=_PUBLISHES)]


def _ask(grown: Grown, site: Site, server: Server, tools: Tools, options: Options) -> None:
    def publish() -> None:
        site.do("publish_group")

    client = Client(server)
    times = options.times * options.rounds
    cold = {}
    for path in (DETAIL, LIST):
        client.get(path)
        measured = client.one_at_a_time(path, times, publish)
        cold[path] = measured.cpu / measured.requests
    grown.cold_detail, grown.cold_list = cold[DETAIL], cold[LIST]
    client.get(DETAIL)
    measured = loaded(tools.wrk, server, DETAIL, seconds=options.seconds)
    grown.warm = measured.cpu / measured.requests
    grown.memory = usage(server.pid).memory
