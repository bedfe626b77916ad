"""What a place says of itself in the graphs of its guides. Pure."""

from dataclasses import dataclass

from .nodes import ClinicNode, OrganizationNode


@dataclass(frozen=True)
class Hosts:
    """Who publishes a place's guides and who treats there; ``None`` where that is nobody.

    ``website`` is where the clinic's own website begins, "" without one. ``treats`` says whether
    patients are treated there already.
    """

    group: OrganizationNode | None = None
    clinic: ClinicNode | None = None
    website: str = ""
    treats: bool = False


#: Where no clinics are known.
NOBODY = Hosts()
