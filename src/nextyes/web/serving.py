"""Run the site on this machine: one address that only programs of this machine can reach."""

import errno
import socket

import uvicorn
from starlette.applications import Starlette

_HERE = "127.0.0.1"
_WAITING = 128  # connections that wait to be taken


def bound(port: int) -> socket.socket:
    """Return a socket that listens at a port of this machine, 0 for any that is free.

    Raises:
        ValueError: If another program has the port.
    """
    # The protocol is named, or asyncio leaves Nagle's algorithm on: answers then wait 40 ms for the browser.
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((_HERE, port))
    except OSError as error:
        door.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise ValueError(f"port {port} is taken: give another with --port, or 0 for any") from error
        raise
    door.listen(_WAITING)  # from now on a browser waits for the site instead of being refused
    return door


def serve(site: Starlette, door: socket.socket) -> None:
    """Answer requests until the program is told to end."""
    config = uvicorn.Config(site, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[door])
