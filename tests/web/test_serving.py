"""The door of the site: answers go out at once, a taken port is told."""

import socket
from contextlib import closing

import pytest

from nextyes.web.serving import bound


def test_no_answer_waits_for_the_browser_to_acknowledge_the_one_before() -> None:
    """Asyncio turns Nagle's algorithm off only where the socket names its protocol."""
    with closing(bound(0)) as door:
        assert door.proto == socket.IPPROTO_TCP


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with closing(bound(0)) as door, pytest.raises(ValueError, match="is taken: give another with --port"):
        bound(door.getsockname()[1])
