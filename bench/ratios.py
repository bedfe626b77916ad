"""What is to be reached, and what was: ratios within one run on one machine. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from .growth import Grown
from .measures import Measure
from .memory import Memory

MIB = 1024 * 1024


@dataclass(frozen=True)
class Ratio:
    """``reached`` as it is to be read beside ``wanted``; ``more`` says it in other terms."""

    name: str
    wanted: str
    reached: str
    more: str = ""


def speed_ratios(measures: Sequence[Measure]) -> list[Ratio]:
    """Return the ratios between kinds of requests; nginx's only when it was measured."""
    by_name = {measure.name: measure for measure in measures}
    warm, whole = by_name["ours, warm detail"], by_name["ours, warm list of 20"]
    told = [
        _against_stock("warm detail", "≥ 200", warm, by_name, "detail"),
        _against_stock("warm list of 20", "≥ 500", whole, by_name, "list of 20"),
    ]
    for ours, name, wanted in ((warm, "detail", "≥ 0.3"), (whole, "list of 20", "")):
        if (file := by_name.get(f"nginx, {name}")) is not None:
            told.append(
                Ratio(
                    f"{ours.name.removeprefix('ours, ')}: requests/s over nginx's file",
                    wanted,
                    f"{ours.per_second / file.per_second:.2f}",
                    f"CPU {file.cpu / ours.cpu:.2f}",
                )
            )
    unchanged = by_name["ours, 304"]
    told.append(
        Ratio(
            "304: requests/s over warm detail's",
            "> 1",
            f"{unchanged.per_second / warm.per_second:.2f}",
            f"CPU {warm.cpu / unchanged.cpu:.2f}",
        )
    )
    for name, wanted in (("detail", "≤ 0.33"), ("list of 20", "≤ 0.10")):
        cold, stock = by_name[f"ours, cold {name}"], by_name[f"Wagtail's endpoint, {name}"]
        lean = by_name[f"Wagtail's endpoint, lean {name}"]
        told.append(
            Ratio(
                f"cold {name}: p50 over Wagtail's endpoint's",
                wanted,
                f"{cold.p50 / stock.p50:.2f}",
                f"CPU {cold.cpu / stock.cpu:.2f}; lean: {cold.p50 / lean.p50:.2f}, "
                f"CPU {cold.cpu / lean.cpu:.2f}",
            )
        )
    return told


def growth_ratios(clinics: Sequence[Grown]) -> list[Ratio]:
    """Return how publishing with the most clinics compares to publishing with the fewest."""
    few, many = clinics[0], clinics[-1]
    publish = Ratio(
        f"publish with {many.size.clinics:,} clinics: CPU over that with {few.size.clinics}",
        "≤ 1.1",
        f"{many.publish / few.publish:.2f}",
    )
    return [publish, *_export_ratios(many)]


def _export_ratios(grown: Grown) -> list[Ratio]:
    exported = grown.exported
    if exported is None:
        return []
    name = f"export of {grown.size.clinics:,} clinics"
    return [
        Ratio(
            f"{name}: answers a second",
            "≥ 3000",
            f"{exported.answers / exported.seconds:.0f}",
            f"CPU {exported.cpu / exported.answers * 1000:.2f} ms each",
        ),
        Ratio(f"{name}: MiB of all processes", "≤ 400", f"{exported.memory / MIB:.0f}"),
    ]


def memory_ratios(memory: Memory) -> list[Ratio]:
    """Return a worker's memory beside its bounds."""
    return [
        Ratio(
            f"worker's MiB after {memory.documents:,} documents",
            "≤ 300",
            f"{memory.after / MIB:.0f}",
            f"{memory.before / MIB:.0f} after the first",
        ),
        Ratio(
            "MiB of finished answers kept",
            f"≤ {memory.room / MIB:.0f}",
            f"{memory.held / MIB:.1f}",
        ),
    ]


def _against_stock(
    name: str, wanted: str, ours: Measure, by_name: dict[str, Measure], kind: str
) -> Ratio:
    stock, lean = (
        by_name[f"Wagtail's endpoint, {kind}"],
        by_name[f"Wagtail's endpoint, lean {kind}"],
    )
    return Ratio(
        f"{name}: requests/s over Wagtail's endpoint's",
        wanted,
        f"{ours.per_second / stock.per_second:.0f}",
        f"CPU {stock.cpu / ours.cpu:.0f}; lean: {ours.per_second / lean.per_second:.0f}, "
        f"CPU {lean.cpu / ours.cpu:.0f}",
    )
