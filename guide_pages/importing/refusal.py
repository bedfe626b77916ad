"""The one way in which a document is refused."""


class DocumentRefused(Exception):
    """A file that can't become a guide; the message is one sentence that names the remedy."""
