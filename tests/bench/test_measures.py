"""What rounds come to."""

import pytest

from bench.measures import Measure, Round, percentile


def a_round(requests: int, *, seconds: float = 1, cpu: float = 0, p50: float = 0) -> Round:
    return Round(requests=requests, seconds=seconds, cpu=cpu, p50=p50, p99=p50 * 2)


@pytest.mark.parametrize(
    ("share", "value"), [(0, 1), (0.01, 1), (0.5, 50), (0.505, 51), (0.99, 99), (1, 100)]
)
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(
    share: float, value: int
) -> None:
    assert percentile(range(100, 0, -1), share) == value


def test_the_percentiles_of_one_value_are_that_value() -> None:
    assert [percentile([7], share) for share in (0, 0.5, 0.99, 1)] == [7, 7, 7, 7]


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1], -0.1), ([1], 1.1)])
def test_a_percentile_of_nothing_or_of_no_share_is_refused(
    values: list[float], share: float
) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        percentile(values, share)


def test_a_disturbed_round_moves_neither_throughput_nor_latency() -> None:
    rounds = [a_round(100, p50=0.01), a_round(4, p50=3), a_round(300, seconds=2, p50=0.02)]

    measure = Measure("any", rounds=rounds)

    assert measure.per_second == 100
    assert measure.p50 == 0.02
    assert measure.p99 == 0.04


def test_cpu_of_a_request_counts_all_rounds_by_their_requests() -> None:
    measure = Measure("any", rounds=[a_round(1, cpu=1), a_round(9, cpu=1)])

    assert measure.cpu == 0.2
