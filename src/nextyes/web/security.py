"""What every request and every response must keep: whose form it is, how large it may be, what may run.

The pages have no sign-in and listen on this machine only, so the stranger at the door is another web page
in the same browser: it must neither post our forms (the token and the origin), nor read our pages under a
name of its own (the host), nor frame them; and text of a buyer that got into a page must not run (the
policy).
"""

import hmac
import secrets
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "nextyes_form"
FIELD = "token"
LARGEST_UPLOAD = 200_000_000  # bytes: a pipeline of millions of activities
_LENGTH = 16  # bytes of a secret: 128 bits
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SecureHeaders:
    """Puts `HEADERS` on every response; a page of the seller's deals is never kept by a cache."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


def form_secret(cookies: Mapping[str, str]) -> str:
    """Return the secret of this browser's forms: the one of its cookie, else a new one."""
    kept = cookies.get(COOKIE, "")
    return kept if _is_secret(kept) else secrets.token_hex(_LENGTH)


def token_of(secret: str) -> str:
    """Return a token for a form: the secret under a fresh pad, so that no two pages compress alike.

    Example:
        >>> secret = form_secret({})
        >>> token_of(secret) != token_of(secret), is_token_of(token_of(secret), secret)
        (True, True)
    """
    pad = secrets.token_bytes(_LENGTH)
    return pad.hex() + _xor(pad, bytes.fromhex(secret)).hex()


def is_token_of(token: str, secret: str) -> bool:
    """Return whether a token was made from a secret."""
    try:
        raw = bytes.fromhex(token)
    except ValueError:
        return False
    if len(raw) != 2 * _LENGTH:
        return False
    return hmac.compare_digest(_xor(raw[:_LENGTH], raw[_LENGTH:]), bytes.fromhex(secret))


def is_ours(request: Request, token: str) -> bool:
    """Return whether a form was posted from one of our own pages."""
    secret = request.cookies.get(COOKIE, "")
    origin = request.headers.get("origin")
    if origin is not None and origin != f"{request.url.scheme}://{request.headers.get('host', '')}":
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    return _is_secret(secret) and is_token_of(token, secret)


def _is_secret(text: str) -> bool:
    return len(text) == 2 * _LENGTH and all(letter in "0123456789abcdef" for letter in text)


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
