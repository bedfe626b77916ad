"""A site of its own in a temporary folder: database, content, servers."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self

from .servers import NotServing, Server, granian, stopping
from .sizes import Size

OURS = "cms_site.web_worker:application"
STOCK = "bench.stock_wsgi:application"


class Site:
    """A site with content; ``do`` works on it in a process of its own."""

    def __init__(self, size: Size, folder: Path, inside: subprocess.Popen[str]) -> None:
        self.size = size
        self.environment = environment_of(folder)
        self._inside = inside

    def do(self, name: str, **arguments: Any) -> Any:
        """Have a command of ``bench.inside`` done and return its answer.

        Raises:
            NotServing: when it failed; its own words are on stderr.
        """
        given, told = self._inside.stdin, self._inside.stdout
        if given is None or told is None:
            raise NotServing("A process for the work on a site has no pipes.")
        given.write(json.dumps({"do": name, **arguments}) + "\n")
        given.flush()
        line = told.readline()
        if not line:
            raise NotServing(f"“{name}” failed; the lines above say why.")
        return json.loads(line)

    def serve(self, application: str) -> AbstractContextManager[Server]:
        """Serve an application on this site's database."""
        return granian(application, self.environment)


class Sites:
    """The sites of a run below one folder, each made when it is first asked for.

    A site that an earlier run made wholly in the same folder is taken as it is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()
        self._sites: dict[Size, Site] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self._open.close()

    def site(self, size: Size) -> Site:
        """Return the site with content of this size."""
        if size not in self._sites:
            folder = self._folder / f"{size.clinics}-{size.guides}-{size.blocks}"
            complete = folder / "complete"
            if not complete.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)
                shutil.copy(self._migrated(), folder / "db.sqlite3")
            site = Site(size, folder, self._open.enter_context(_inside(folder)))
            if not complete.exists():
                site.do("make", clinics=size.clinics, guides=size.guides, blocks=size.blocks)
                complete.touch()
            self._sites[size] = site
        return self._sites[size]

    def _migrated(self) -> Path:
        folder = self._folder / "migrated"
        complete = folder / "complete"
        if not complete.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
            subprocess.run(command, env=environment_of(folder), check=True)
            complete.touch()
        return folder / "db.sqlite3"


@contextmanager
def _inside(folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.inside"],
        env=environment_of(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    with stopping(process):
        yield process


def environment_of(folder: Path) -> dict[str, str]:
    """Return the environment of a production site in a folder, reached without TLS."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    (folder / "static").mkdir(exist_ok=True)
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "127.0.0.1",
        "PUBLIC_BASE_URL": "https://guides.example.com",
        "SECURE_SSL_REDIRECT": "0",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "DATA_DIR": str(folder),
        "LOG_LEVEL": "WARNING",
    }
