"""What one kind of request cost, round by round. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class Round:
    """One round: ``seconds`` of requests, ``cpu`` seconds of the server, latencies in seconds."""

    requests: int
    seconds: float
    cpu: float
    p50: float
    p99: float


@dataclass
class Measure:
    """All rounds of one kind of request. ``memory`` is the worker's after the last one."""

    name: str
    body: int = 0
    queries: int | None = None
    memory: int = 0
    rounds: list[Round] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Return requests per second, of the middle round."""
        return median(each.requests / each.seconds for each in self.rounds)

    @property
    def cpu(self) -> float:
        """Return the server's CPU seconds per request, over all rounds."""
        return sum(each.cpu for each in self.rounds) / sum(each.requests for each in self.rounds)

    @property
    def p50(self) -> float:
        """Return the middle latency in seconds, of the middle round."""
        return median(each.p50 for each in self.rounds)

    @property
    def p99(self) -> float:
        """Return the latency that one request in a hundred exceeds, of the middle round."""
        return median(each.p99 for each in self.rounds)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that is not exceeded by this share of all values.

    Raises:
        ValueError: without values, or for a share outside 0 to 1.
    """
    if not values or not 0 <= share <= 1:
        raise ValueError("A percentile needs values, and a share between 0 and 1.")
    ordered = sorted(values)
    # The share may be 0.99 of 100 in decimals and a little more in binary.
    rank = -(-len(ordered) * round(share * 1_000_000) // 1_000_000)
    return ordered[max(rank, 1) - 1]
