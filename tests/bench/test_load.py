"""Reading what wrk prints."""

import pytest

from bench.load import Failed, read_round
from bench.measures import Round

HEAD = "Running 2s test @ http://127.0.0.1:4000/\n  1 threads and 16 connections\n"


def printed(requests: int, failed: int) -> str:
    told = f'"requests": {requests}, "microseconds": 2000000, "p50": 150, "p99": 1200'
    return f'{HEAD}\n{{{told}, "failed": {failed}}}\n'


def test_the_last_line_is_a_round_in_seconds() -> None:
    made = read_round(printed(5000, 0), path="/", cpu=1.5)

    assert made == Round(requests=5000, seconds=2, cpu=1.5, p50=0.00015, p99=0.0012)


@pytest.mark.parametrize(("requests", "failed"), [(5000, 1), (0, 0)])
def test_a_round_with_failures_or_without_answers_is_no_measure(
    requests: int, failed: int
) -> None:
    with pytest.raises(Failed) as refused:
        read_round(printed(requests, failed), path="/some/", cpu=0)

    assert str(refused.value) == f"/some/: {failed} of {requests} requests failed."
