"""Folders made side by side, each process on its own processor.

Processes are forked from one that holds the snapshot, so they share its memory. Whoever forks
them hands out one folder after the other; when it dies they end with what they have in hand.
"""

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any

from django.db import connections

from .target import ExportRefused, PartDone

#: Brings one clinic's folder to the new state.
Work = Callable[[str | None], PartDone]


class ProcessDied(Exception):
    """A process ended before its work was done. The message says what to do."""


def done_one_by_one(work: Work, clinics: Sequence[str | None]) -> Iterator[PartDone]:
    """Yield the folders, made in this process."""
    with _rarely_collecting():
        for clinic in clinics:
            yield work(clinic)
            _collect_what_a_folder_has_left()


def done_side_by_side(
    work: Work, clinics: Sequence[str | None], processes: int
) -> Iterator[PartDone]:
    """Yield the folders as they are ready, made in so many processes.

    Raises:
        ExportRefused, OSError: as the work does.
        ProcessDied: when a process was ended from outside, or failed.
    """
    # A connection cannot be shared: each process would open its own if it needed any.
    connections.close_all()
    gc.collect()
    with _rarely_collecting(), _forked(work, min(processes, len(clinics))) as pipes:
        yield from _handed_out(list(reversed(clinics)), pipes)


def _handed_out(waiting: list[str | None], pipes: list[Connection]) -> Iterator[PartDone]:
    working = list(pipes)
    for pipe in pipes:
        _hand(waiting.pop(), pipe)
    while working:
        ready = wait(working)
        for pipe in [each for each in working if each in ready]:
            done = _answer_of(pipe)
            if waiting:
                _hand(waiting.pop(), pipe)
            else:
                working.remove(pipe)
            yield done


def _hand(clinic: str | None, pipe: Connection) -> None:
    with _dying_told():
        pipe.send((clinic,))


def _answer_of(pipe: Connection) -> PartDone:
    with _dying_told():
        answer = pipe.recv()
    if isinstance(answer, PartDone):
        return answer
    raise answer


@contextmanager
def _dying_told() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError) as error:
        raise ProcessDied(
            "A process of the export was ended from outside, perhaps for want of memory. "
            "Run the command again: it goes on where it stopped."
        ) from error


@contextmanager
def _forked(work: Work, count: int) -> Iterator[list[Connection]]:
    context = multiprocessing.get_context("fork")
    pipes: list[Connection] = []
    forked = []
    try:
        for _ in range(count):
            ours, theirs = context.Pipe()
            pipes.append(ours)
            process = context.Process(target=_serve, args=(work, theirs, list(pipes)), daemon=True)
            process.start()
            theirs.close()
            forked.append(process)
        yield pipes
    finally:
        for pipe in pipes:
            pipe.close()
        for process in forked:
            # One that waits ends by itself, since nobody is on the other side any more.
            process.join(1)
            if process.is_alive():
                process.terminate()
                process.join()


def _serve(work: Work, pipe: Connection, not_mine: list[Connection]) -> None:
    # An end of a pipe that stays open here would keep another process waiting for ever.
    for each in not_mine:
        each.close()
    try:
        with _rarely_collecting():
            while True:
                (clinic,) = pipe.recv()
                pipe.send(_answer(work, clinic))
                _collect_what_a_folder_has_left()
    except (EOFError, OSError, KeyboardInterrupt):
        pipe.close()


def _answer(work: Work, clinic: str | None) -> Any:
    try:
        return work(clinic)
    except (ExportRefused, OSError) as error:
        return error
    except Exception as error:
        name = clinic if clinic is not None else "what is no clinic's"
        failed = ProcessDied(f"Failed at {name}: {type(error).__name__}: {error}")
        return failed


def _collect_what_a_folder_has_left() -> None:
    # What has been there for longer stays for the next folders: it would take most of the time.
    gc.collect(0)


@contextmanager
def _rarely_collecting() -> Iterator[None]:
    """Collect garbage between folders only: there is little of it, and looking is dear."""
    was_on = gc.isenabled()
    gc.disable()
    # What is there already stays: looking through it each time would take longest.
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()
