"""Kinds of values in public documents, as the contract describes them. Pure.

They say what is always true of a value, and check nothing: whoever makes a document keeps to it.
"""

from typing import Annotated, Any

from pydantic import WithJsonSchema


def _described(kind: str, **said: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **said})


#: An object's number.
Id = Annotated[int, _described("integer", minimum=1)]
#: How many there are of something, or how much.
Amount = Annotated[int, _described("integer", minimum=0)]
#: An absolute address.
URI = Annotated[str, _described("string", format="uri")]
#: An address, absolute or by its path on this site.
URIReference = Annotated[str, _described("string", format="uri-reference", minLength=1)]
#: An absolute address, or nothing.
MaybeURI = Annotated[
    str, _described("string", format="uri-reference", pattern="^([A-Za-z][A-Za-z0-9+.-]*:.+)?$")
]
#: Clean display HTML.
HTML = Annotated[str, _described("string", contentMediaType="text/html")]
#: What a guide, a topic or a location is called in addresses.
Name = Annotated[str, _described("string", pattern="^[A-Za-z0-9_-]+$")]
#: The code of a language.
Language = Annotated[str, _described("string", pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")]
#: An hour and a minute of a day.
TimeOfDay = Annotated[str, _described("string", pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
#: A country's code by ISO 3166, or nothing.
Country = Annotated[str, _described("string", pattern="^([A-Z]{2})?$")]
