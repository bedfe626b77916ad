"""The payload of an FAQ."""

from editorial.payloads import Payload


class FAQPayload(Payload):
    """What an FAQ says: ``answer`` is database HTML, ``topics`` are ids in ascending order."""

    locale: str
    question: str
    answer: str
    topics: list[int]
