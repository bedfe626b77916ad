"""Followers of ``changes/`` in threads of their own, and what they must never see."""

import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from django.db import connection
from django.test import Client

from .reading import changes

#: What a change is about, and its number with what has become of it.
Held = dict[tuple[str, str, str | None], tuple[int, str]]
#: Seconds between two readings that found nothing more.
PAUSE = 0.01
_LOCATIONS = ("group", "region", "clinic")


class Follower:
    """Reads on from page to page. ``clinic`` is a code, or nothing for the whole record.

    ``held`` is what is known of each object; ``faults`` tells what no follower may see.
    """

    def __init__(self, clinic: str | None, *, limit: int) -> None:
        self._clinic = clinic
        self._limit = limit
        self._cursor: str | None = None
        self._last: tuple[int, str, str] = (0, "", "")
        self.held: Held = {}
        self.faults: list[str] = []
        self.pages = 0

    def read_on(self, client: Client) -> bool:
        """Take one page; returns whether there is more."""
        page = changes(client, clinic=self._clinic, since=self._cursor, limit=self._limit)
        for change in page["items"]:
            self._take(change)
        number = int(page["meta"]["cursor"].partition("-")[0])
        if number < self._last[0]:
            self.faults.append(f"The cursor went back to {number} after {self._last}.")
        self._cursor = page["meta"]["cursor"]
        self.pages += 1
        has_more: bool = page["meta"]["has_more"]
        return has_more

    def fresh(self, client: Client) -> Held:
        """Return what somebody holds who reads everything now, in one page."""
        everything = Follower(self._clinic, limit=1000)
        assert not everything.read_on(client)
        return _without_what_only_followers_know(everything.held, self.held)

    def _take(self, change: dict[str, Any]) -> None:
        position = change["number"], change["kind"], str(change["id"])
        if position <= self._last:
            self.faults.append(f"{position} came after {self._last}.")
        self._last = position
        about = (change["kind"], str(change["id"]), change["location"])
        if self._clinic is None and change["kind"] in _LOCATIONS:
            self._forget_offers(change["location"] or change["key"])
        self.held[about] = change["number"], change["action"]

    def _forget_offers(self, location: str) -> None:
        """Forget what a location no longer offered: it has said anew what it offers."""
        for about in [each for each in self.held if each[0] == "guide" and each[2] == location]:
            del self.held[about]


def _without_what_only_followers_know(fresh: Held, held: Held) -> Held:
    """Add the questions of locations' own that are withdrawn: nobody else has to forget them."""
    known = {
        about: said
        for about, said in held.items()
        if about not in fresh and said[1] == "withdrawn" and not about[1].isdigit()
    }
    return {**known, **fresh}


class Followed:
    """Lets followers read, each in a thread, while the block runs and on to the end."""

    def __init__(self, followers: Sequence[Follower]) -> None:
        self._followers = followers
        self._no_more = threading.Event()
        self._page = threading.Condition()
        self._pages = 0
        self._threads: list[threading.Thread] = []

    def await_another_page(self, patience: float) -> bool:
        """Wait until every follower could have read a page that begins after this call."""
        with self._page:
            # Of each follower one page may be under way already.
            enough = self._pages + 2 * len(self._followers)
            return self._page.wait_for(lambda: self._pages >= enough, patience)

    def __enter__(self) -> None:
        self._threads = [
            threading.Thread(target=self._follow, args=(follower,), daemon=True)
            for follower in self._followers
        ]
        for thread in self._threads:
            thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._no_more.set()
        for thread in self._threads:
            thread.join()

    def _follow(self, follower: Follower) -> None:
        client = Client()
        try:
            while True:
                # The pause leaves the publishers room; nobody counts on its length.
                is_last = self._no_more.wait(PAUSE)
                while follower.read_on(client):
                    self._tell()
                self._tell()
                if is_last:
                    return
        except BaseException as error:
            follower.faults.append(repr(error))
            raise
        finally:
            connection.close()

    def _tell(self) -> None:
        with self._page:
            self._pages += 1
            self._page.notify_all()
