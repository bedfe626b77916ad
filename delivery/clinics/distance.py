"""How far a clinic is from a place. Pure."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt

#: The mean radius of the Earth.
EARTH_KM = 6371.0088

_LATITUDE = r"-?(?:[0-8]?[0-9](?:\.[0-9]{1,15})?|90(?:\.0{1,15})?)"
_LONGITUDE = r"-?(?:(?:1[0-7][0-9]|[0-9]{1,2})(?:\.[0-9]{1,15})?|180(?:\.0{1,15})?)"
#: A latitude and a longitude in degrees, with a comma between.
POSITION = f"{_LATITUDE},{_LONGITUDE}"


def position_in(text: str) -> tuple[float, float]:
    """Return latitude and longitude from a text that matches :data:`POSITION`."""
    latitude, longitude = text.split(",")
    return float(latitude), float(longitude)


def distance_km(start: tuple[float, float], geo: Mapping[str, float]) -> float:
    """Return the distance as the crow flies, in kilometres."""
    latitude, longitude = radians(start[0]), radians(start[1])
    other_latitude, other_longitude = radians(geo["latitude"]), radians(geo["longitude"])
    chord = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))
