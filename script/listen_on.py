"""Print the IP address that ``listen_on.py HOST`` means; exit with a sentence where it is none."""

import socket
import sys


def main(host: str) -> None:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        sys.exit(
            f"HOST must be an address of this machine, or a name that has one, not {host!r}: "
            f"{reason}. For this machine alone: 127.0.0.1, for every interface: 0.0.0.0"
        )
    addresses = [address[0] for *_, address in sorted(found, key=lambda each: each[0])]
    print(addresses[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
