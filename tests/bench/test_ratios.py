"""What is to be reached beside what was."""

from bench.growth import Grown
from bench.measures import Measure, Round
from bench.memory import Memory
from bench.ratios import MIB, Ratio, growth_ratios, memory_ratios, speed_ratios
from bench.sizes import Size

#: Requests a second, and CPU milliseconds of each.
OURS = {
    "ours, warm detail": (6_000, 0.1),
    "ours, warm list of 20": (1_000, 0.5),
    "ours, 304": (9_000, 0.08),
    "ours, cold detail": (100, 8),
    "ours, cold list of 20": (10, 80),
    "Wagtail's endpoint, detail": (20, 40),
    "Wagtail's endpoint, list of 20": (1, 800),
    "Wagtail's endpoint, lean detail": (40, 20),
    "Wagtail's endpoint, lean list of 20": (2, 400),
}
NGINX = {"nginx, detail": (12_000, 0.04), "nginx, list of 20": (4_000, 0.1)}


def measures(told: dict[str, tuple[int, float]]) -> list[Measure]:
    return [
        Measure(name, rounds=[Round(rate, 1, rate * cpu / 1000, 1 / rate, 1 / rate)])
        for name, (rate, cpu) in told.items()
    ]


def test_ratios_of_requests() -> None:
    endpoint = "requests/s over Wagtail's endpoint's"
    p50 = "p50 over Wagtail's endpoint's"

    assert speed_ratios(measures(OURS | NGINX)) == [
        Ratio(f"warm detail: {endpoint}", "≥ 200", "300", "CPU 400; lean: 150, CPU 200"),
        Ratio(f"warm list of 20: {endpoint}", "≥ 500", "1000", "CPU 1600; lean: 500, CPU 800"),
        Ratio("warm detail: requests/s over nginx's file", "≥ 0.3", "0.50", "CPU 0.40"),
        Ratio("warm list of 20: requests/s over nginx's file", "", "0.25", "CPU 0.20"),
        Ratio("304: requests/s over warm detail's", "> 1", "1.50", "CPU 1.25"),
        Ratio(f"cold detail: {p50}", "≤ 0.33", "0.20", "CPU 0.20; lean: 0.40, CPU 0.40"),
        Ratio(f"cold list of 20: {p50}", "≤ 0.10", "0.10", "CPU 0.10; lean: 0.20, CPU 0.20"),
    ]


def test_without_nginx_nothing_stands_beside_it() -> None:
    names = [ratio.name for ratio in speed_ratios(measures(OURS))]

    assert len(names) == 5
    assert not [name for name in names if "nginx" in name]


def test_publishing_with_the_most_clinics_stands_beside_the_fewest() -> None:
    grown = [
        Grown(Size(1, 60), publishes=[0.1, 0.1, 9]),
        Grown(Size(10, 60), publishes=[5]),
        Grown(Size(1_000, 60), publishes=[0.2, 0.105, 0.1]),
    ]

    assert growth_ratios(grown) == [
        Ratio("publish with 1,000 clinics: CPU over that with 1", "≤ 1.1", "1.05")
    ]


def test_memory_stands_beside_its_bounds() -> None:
    found = Memory(60_000, before=100 * MIB, after=250 * MIB, held=63 * MIB, room=64 * MIB)

    assert memory_ratios(found) == [
        Ratio("worker's MiB after 60,000 documents", "≤ 300", "250", "100 after the first"),
        Ratio("MiB of finished answers kept", "≤ 64", "63.0"),
    ]
