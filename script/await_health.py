"""Wait until ``await_health.py URL PID`` is answered with 200, for as long as the process lives.

Exits with a sentence when the process ends first or a minute goes by.
"""

import os
import sys
import time
import urllib.error
import urllib.request


def main(url: str, process: str) -> None:
    last = "no answer"
    # A proxy that the environment names is not asked for this machine's own server.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            opener.open(url, timeout=5).close()
            return
        except urllib.error.HTTPError as error:
            last = error.read().decode(errors="replace")
        except OSError as error:
            last = str(error)
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            sys.exit("The server ended before it answered; the lines above say why.")
        time.sleep(0.1)
    sys.exit(f"The server gave no good answer at {url} within a minute: {last}")


if __name__ == "__main__":
    main(*sys.argv[1:])
