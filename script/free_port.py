"""Exit with a sentence when the address ``free_port.py HOST PORT`` cannot be served on."""

import socket
import sys


def main(host: str, port: str) -> None:
    if not port.isdigit() or not 0 < int(port) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not {port!r}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as candidate:
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((host, int(port)))
        except OSError as error:
            sys.exit(
                f"Cannot serve on {host} port {port}: {error.strerror}. "
                f"Choose another port: PORT=8001 script/server"
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
