"""What a run is asked for on the command line."""

import argparse
import os
from dataclasses import dataclass, replace
from pathlib import Path

from .sizes import LARGEST, QUICK, SPEED, Size

PARTS = ("speed", "growth", "memory")


@dataclass(frozen=True)
class Options:
    """``seconds`` of load and ``times`` for what is asked one at a time, in each round."""

    parts: tuple[str, ...]
    rounds: int
    seconds: int
    times: int
    speed: Size
    largest: Size
    json: Path | None
    folder: Path | None


def options(arguments: list[str] | None = None) -> Options:
    """Return what the command line says; exit with a sentence when it can't be read."""
    parser = argparse.ArgumentParser(
        prog="script/bench",
        description="Measure our answers beside Wagtail's own endpoint and beside nginx.",
    )
    for part, words in (
        ("speed", "only requests: ours, Wagtail's endpoint, nginx"),
        ("growth", "only how cost grows with clinics, guides and blocks"),
        ("memory", "only a worker's memory after it has made every document"),
    ):
        parser.add_argument(
            f"--{part}", action="append_const", const=part, dest="parts", help=words
        )
    parser.add_argument("--quick", action="store_true", help="little content, one short round")
    parser.add_argument("--rounds", type=_positive, help="rounds (3)")
    parser.add_argument("--seconds", type=_positive, help="seconds of load in each round (2)")
    parser.add_argument(
        "--times", type=_positive, help="requests a round of what is asked one at a time (10)"
    )
    parser.add_argument(
        "--clinics", type=_positive, help="clinics of the largest group (1000), which takes long"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument(
        "--folder",
        type=Path,
        help="make the content there, keep it, and take it from there the next time",
    )
    given = parser.parse_args(arguments)
    rounds, seconds, times = (1, 1, 3) if given.quick else (3, 2, 10)
    largest = QUICK if given.quick else LARGEST
    return Options(
        parts=tuple(part for part in PARTS if part in (given.parts or PARTS)),
        rounds=given.rounds or rounds,
        seconds=given.seconds or seconds,
        times=given.times or times,
        speed=QUICK if given.quick else SPEED,
        largest=replace(largest, clinics=given.clinics or largest.clinics),
        json=_there(given.json),
        folder=_there(given.folder),
    )


def _there(path: Path | None) -> Path | None:
    """Return a path as it is meant where ``script/bench`` was called."""
    return Path(os.environ.get("CALLED_FROM", ".")).absolute() / path if path else None


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
