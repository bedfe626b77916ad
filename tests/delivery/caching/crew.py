"""Three workers of which any may be killed; another one then takes its place."""

import threading
from pathlib import Path

from .workers import PATIENCE, Worker, await_worker, start_worker

PLACES = range(3)
_MORTAL = "tests.delivery.caching.mortal_wsgi:application"


class Crew:
    """Workers by place. Safe between threads."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self._folder = folder
        self._environment = environment
        self._changed = threading.Condition()
        self._workers: dict[int, Worker] = {}
        self._started: list[Worker] = []
        self._starting: list[threading.Thread] = []
        self._ended = False
        self.faults: list[str] = []

    def start(self) -> None:
        """Start a worker at every place and wait until all answer."""
        for place in PLACES:
            self._start(place)
        self.await_all()

    def await_all(self) -> None:
        """Wait until there is a worker at every place."""
        for thread in self._starting:
            thread.join(PATIENCE)
        self._starting.clear()
        assert set(self.present()) == set(PLACES), self.faults

    def present(self) -> dict[int, Worker]:
        """Return the workers that answer now."""
        with self._changed:
            return dict(self._workers)

    def at(self, place: int) -> Worker | None:
        """Wait for the worker of this place; nothing at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or place in self._workers, PATIENCE)
            return None if self._ended else self._workers.get(place)

    def dismiss(self, place: int) -> Worker:
        """Take a worker out, still running: what it answers from now on is not counted on."""
        with self._changed:
            return self._workers.pop(place)

    def replace(self, place: int, dismissed: Worker) -> None:
        """Kill a worker that has been dismissed, and start another one at its place."""
        dismissed.kill()
        self._start(place)

    def end(self) -> None:
        """Let nobody wait any longer, and kill all."""
        with self._changed:
            self._ended = True
            self._workers.clear()
            self._changed.notify_all()
        for thread in self._starting:
            thread.join(PATIENCE)
        for worker in self._started:
            worker.kill()

    def _start(self, place: int) -> None:
        folder = self._folder / str(len(self._started))
        worker = start_worker(folder, _MORTAL, **self._environment)
        self._started.append(worker)
        thread = threading.Thread(target=self._let_begin, args=(place, worker), daemon=True)
        self._starting.append(thread)
        thread.start()

    def _let_begin(self, place: int, worker: Worker) -> None:
        try:
            await_worker(worker)
        except AssertionError as error:
            self.faults.append(f"worker {place}: {error}")
            return
        with self._changed:
            self._workers[place] = worker
            self._changed.notify_all()
