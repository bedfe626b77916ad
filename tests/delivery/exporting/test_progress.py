"""What a person hears of an export that lasts."""

from io import StringIO

from delivery.exporting.manifest import Part
from delivery.exporting.progress import Progress
from delivery.exporting.target import PartDone


class Terminal(StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


DONE = PartDone(Part("east", 100, ""))


def test_a_terminal_has_one_line_that_changes_and_is_gone_at_the_end() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, 90, 4, clock)
    for second in (1, 2):
        clock.now = second
        progress.add(DONE)
    progress.end()

    assert stream.getvalue() == (
        "\r100 of about 400 answers, 100 a second, 3 seconds to go\033[K"
        "\r200 of about 400 answers, 100 a second, 2 seconds to go\033[K"
        "\r\033[K"
    )


def test_a_log_gets_a_line_every_ten_seconds() -> None:
    stream, clock = StringIO(), Clock()
    progress = Progress(stream, 90, 40, clock)
    for second in range(1, 21):
        clock.now = second
        progress.add(DONE)
    progress.end()

    assert stream.getvalue() == (
        "1,000 of about 4,000 answers, 100 a second, 30 seconds to go\n"
        "2,000 of about 4,000 answers, 100 a second, 20 seconds to go\n"
    )


def test_an_export_that_is_quick_says_nothing() -> None:
    stream = Terminal()
    progress = Progress(stream, 90, 1, Clock())
    progress.add(DONE)
    progress.end()

    assert stream.getvalue() == ""
