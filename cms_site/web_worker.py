"""The application for the workers of ``script/web``.

A worker that is told to end while it is still importing ends at once. Until granian listens to
the signal in it, the worker has what its parent does at ``TERM``, which ends nothing here.
"""

import signal

signal.signal(signal.SIGTERM, signal.SIG_DFL)

from .wsgi import application  # noqa: E402

__all__ = ["application"]
