"""All that one run has found, for people and for programs."""

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from .growth import Grown
from .measures import Measure
from .memory import Memory
from .ratios import Ratio, growth_ratios, memory_ratios, speed_ratios
from .table import export_table, growth_table, ratio_table, speed_table


def _machine() -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
    }


@dataclass
class Figures:
    """What the parts of a run have measured; a part that was not asked for is empty."""

    machine: Mapping[str, Any] = field(default_factory=_machine)
    speed: Sequence[Measure] = ()
    growth: Mapping[str, Sequence[Grown]] = field(default_factory=dict)
    memory: Memory | None = None

    @property
    def ratios(self) -> list[Ratio]:
        """Return what is to be reached and what was, as far as it was measured."""
        found = speed_ratios(self.speed) if self.speed else []
        if self.growth:
            found += growth_ratios(self.growth["clinics"])
        if self.memory is not None:
            found += memory_ratios(self.memory)
        return found

    def text(self) -> str:
        """Return the tables."""
        told = self.machine
        parts = [
            f"{told['at']}, {told['processors']} processors, load {told['load']} at the start, "
            f"Python {told['python']}"
        ]
        if self.speed:
            parts.append(speed_table(self.speed))
        if self.growth:
            parts.append(growth_table(self.growth))
            parts.append(export_table(self.growth["clinics"]))
        return "\n\n".join([*parts, ratio_table(self.ratios)])

    def plain(self) -> dict[str, Any]:
        """Return everything as plain data: seconds, bytes, counts."""
        return {
            "machine": dict(self.machine),
            "speed": [_measured(measure) for measure in self.speed],
            "growth": {
                name: [_grown(each) for each in grown] for name, grown in self.growth.items()
            },
            "memory": asdict(self.memory) if self.memory is not None else None,
            "ratios": [asdict(ratio) for ratio in self.ratios],
        }


def _measured(measure: Measure) -> dict[str, Any]:
    found = {"per_second": measure.per_second, "cpu": measure.cpu}
    return {**asdict(measure), **found, "p50": measure.p50, "p99": measure.p99}


def _grown(grown: Grown) -> dict[str, Any]:
    return {**asdict(grown), "publish": grown.publish, "impact": grown.impact}
