"""The application for the workers of ``script/web``."""

import signal

from .scheduling import let_threads_finish

# A worker that is told to end while it is still importing ends at once. Until granian listens to
# the signal in it, the worker has what its parent does at ``TERM``, which ends nothing here.
signal.signal(signal.SIGTERM, signal.SIG_DFL)
let_threads_finish()

from .wsgi import application  # noqa: E402

__all__ = ["application"]
