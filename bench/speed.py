"""All kinds of requests in rounds: first each one once, then each one again."""

from contextlib import ExitStack
from pathlib import Path

from .measures import Measure
from .options import Options
from .processes import usage
from .rows import files_of, nginx_rows, our_rows, stock_rows
from .servers import nginx
from .site import OURS, STOCK, Site
from .tools import Tools


def speed(site: Site, tools: Tools, options: Options, folder: Path) -> list[Measure]:
    """Measure every kind of request; ``folder`` is for the files that nginx serves."""
    with ExitStack() as running:
        ours = running.enter_context(site.serve(OURS))
        stock = running.enter_context(site.serve(STOCK))
        rows = [*our_rows(site, ours, tools, options), *stock_rows(site, stock, options)]
        if tools.nginx is not None:
            root, own = folder / "files", folder / "nginx"
            root.mkdir()
            own.mkdir()
            files = files_of(ours, root)
            server = running.enter_context(nginx(tools.nginx, root, own))
            rows += nginx_rows(server, files, tools, options)
        for _ in range(options.rounds):
            for row in rows:
                row.measure.rounds.append(row.round())
        for row in rows:
            row.measure.memory = usage(row.server.pid).memory
        return [row.measure for row in rows]
