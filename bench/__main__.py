"""``python -m bench``: what ``script/bench`` runs."""

import json
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType

from .figures import Figures
from .growth import growth
from .load import Failed
from .memory import memory
from .options import Options, options
from .servers import NotServing
from .site import Sites
from .speed import speed
from .tools import Tools, tools


def measured(asked: Options, programs: Tools, folder: Path) -> Figures:
    """Measure what is asked for; everything that was started is stopped again."""
    figures = Figures()
    with Sites(asked.folder or folder) as sites:
        if "speed" in asked.parts:
            _say(f"Requests: {asked.speed}")
            figures.speed = speed(sites.site(asked.speed), programs, asked, folder)
        if "growth" in asked.parts:
            _say(f"Growth, up to {asked.largest}: making the content takes some minutes")
            figures.growth = growth(sites, programs, asked)
        if "memory" in asked.parts:
            _say(f"Memory: {asked.largest}")
            figures.memory = memory(sites.site(asked.largest))
    return figures


def main() -> None:
    """Run, print the tables, and write the figures where they are asked for."""
    asked, programs = options(), tools()
    signal.signal(signal.SIGTERM, _interrupted)
    signal.signal(signal.SIGHUP, _interrupted)
    try:
        with tempfile.TemporaryDirectory(prefix="clinic-guides-bench-") as folder:
            figures = measured(asked, programs, Path(folder))
    except KeyboardInterrupt:
        sys.exit(130)
    except (NotServing, Failed) as reason:
        sys.exit(str(reason))
    print(figures.text())
    if asked.json is not None:
        asked.json.write_text(json.dumps(figures.plain(), indent=2) + "\n")


def _interrupted(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
