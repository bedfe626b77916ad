"""How much content a site has. Pure."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Size:
    """A group: so many clinics and guides, and so many blocks in each guide."""

    clinics: int
    guides: int
    blocks: int = 9

    def __str__(self) -> str:
        clinics = "1 clinic" if self.clinics == 1 else f"{self.clinics:,} clinics"
        guides = "1 guide" if self.guides == 1 else f"{self.guides} guides"
        return f"{clinics}, {guides} of {self.blocks} blocks"


#: What the rows of the first table are measured on.
SPEED = Size(clinics=100, guides=60)
QUICK = Size(clinics=10, guides=20)
#: The size to plan for, on which memory is measured.
LARGEST = Size(clinics=1_000, guides=60)


def growing(largest: Size) -> dict[str, list[Size]]:
    """Return sizes that grow in one direction at a time, up to ``largest``."""
    clinics = [*(each for each in (1, 10, 100) if each < largest.clinics), largest.clinics]
    guides = [*(each for each in (1, 10) if each < largest.guides), largest.guides]
    small = Size(clinics=min(10, largest.clinics), guides=largest.guides)
    return {
        "clinics": [replace(largest, clinics=each) for each in clinics],
        "guides": [replace(small, guides=each) for each in guides],
        "blocks": [Size(small.clinics, min(20, largest.guides), each) for each in (5, 20, 50)],
    }
