"""The site, dying where a request asks for it: its work is committed, its answer not yet out."""

import os
import signal
from typing import Any

from cms_site.wsgi import application as site

from .workers import DIES


def application(environ: dict[str, Any], start_response: Any) -> Any:
    """Answer as the site does, or never."""
    answer = site(environ, start_response)
    if f"HTTP_{DIES.upper().replace('-', '_')}" in environ:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
