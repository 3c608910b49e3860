"""A mail as it came: its text, when it was sent, and whether a machine wrote it.

By the `email` package, with the headers as they stand: the header parser of its default policy raises
many kinds of errors on broken headers, and its time on nested comments has no bound. Here a header is cut,
decoded as far as it can be, and never raises.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

_LARGEST = 4_000_000  # bytes of a mail that are read; its text comes before its attachments
_HEADER = 1_000  # characters of a header
_DEPTH = 12  # parts within parts
_PARTS = 100
_BODY = 1_000_000  # characters of a body

_AUTO_SUBJECT = re.compile(
    r"\s*(?:(?:re|aw|sv|tr|fwd?|wg)\s?:\s?){0,3}(?:auto(?:mat\w{0,10})?[ :\-]{0,2}(?:re(?:ply|sponse"
    r"|spuesta)|antwort|ré)|auto\s?:"
    r"|automat\w{0,12}\s(?:reply|response|antwort)|abwesen|out[ -]of[ -](?:the[ -])?office|ooo\b"
    r"|away from (?:my|the) "
    r"|réponse automatique|absence|absent|respuesta automática|fuera de (?:la )?oficina|vacation|on leave"
    r"|undeliver|delivery status|mail delivery|returned mail|failure notice|unzustellbar|non remis"
    r"|no se puede entregar"
    r"|ticket|case #|\[.{1,30}#\d)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"<\s?([^\s<>@]{1,64}@[^\s<>@]{1,253})\s?>")
_ADDRESS = re.compile(r"([^\s<>@\"'(),;:]{1,64}@[^\s<>@\"'(),;:]{1,253})")
_NO_PLAIN = re.compile(
    r"(?:does not|doesn['’]t|cannot|can['’]t|not able to) (?:support|display|show|view|read) (?:the )?html"
    r"|html[ -](?:e-?mail|message|version|format)|view (?:this|it) (?:e-?mail |message )?in (?:your"
    r"|a) browser",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\s*<(?:!doctype html|html|body|head)\b", re.IGNORECASE)
_KNOWN = re.compile(
    r"(?:utf|iso|us|ascii|latin|l\d|cp|win|ibm|koi8|mac|big5|gb|euc|shift|sjis|ks|johab|hz|tis|viscii)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What of a mail a reply is read from."""

    text: str  # the body as it came, with quotes and signature
    html: bool  # whether ``text`` is HTML
    sent: datetime | None  # with a zone
    subject: str
    sender: str  # address, lower case
    automatic: bool  # an auto-reply, a notice of a machine, a failed delivery
    message_id: str
    in_reply_to: str


def mail(raw: bytes) -> Mail:
    r"""Return a mail of any quality; never raises.

    Of alternatives the plain text is taken unless it is empty; attachments are not. A wrong or missing
    charset falls back to UTF-8, then to Windows-1252.

    Example:
        >>> read = mail(b"Date: Mon, 2 Mar 2026 09:00 +0100\r\nFrom: Anna <Anna@Example.org>\r\n\r\nNot now.")
        >>> read.text, read.sender, str(read.sent)
        ('Not now.', 'anna@example.org', '2026-03-02 09:00:00+01:00')
    """
    message = _parsed(raw[:_LARGEST])
    text, html = _body(message)
    return Mail(
        text=text,
        html=html,
        sent=_sent(message),
        subject=_header(message, "subject"),
        sender=_sender(message),
        automatic=_automatic(message),
        message_id=_header(message, "message-id"),
        in_reply_to=_header(message, "in-reply-to"),
    )


def _parsed(raw: bytes) -> Message:
    try:
        return message_from_bytes(raw)
    except RecursionError:  # thousands of parts within each other
        return BytesParser().parsebytes(raw, headersonly=True)


def _sender(message: Message) -> str:
    """Return the address of the sender in lower case, "" where there is none."""
    said = _header(message, "from")
    found = _BRACKETED.search(said) or _ADDRESS.search(said)
    return found[1].lower() if found else ""


def _header(message: Message, name: str) -> str:
    """Return a header in one line of readable text, "" where there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    raw = " ".join(raw[:_HEADER].split())
    try:
        parts = decode_header(raw) if "=?" in raw else [(raw, None)]
    except (HeaderParseError, ValueError):  # broken base64
        parts = [(raw, None)]
    shown = "".join(
        _decoded(part, charset or "") if isinstance(part, bytes) else part for part, charset in parts
    )
    return _decoded(shown.encode("utf-8", "surrogateescape"), "utf-8").strip()


def _decoded(raw: bytes, charset: str) -> str:
    """Return bytes as text: in the charset that is named where that can be, else in the likeliest."""
    charset = charset.lower().strip(" \"'")
    single = not charset.startswith(("utf-16", "utf-32", "utf-7", "iso-2022", "hz", "utf16", "utf32", "utf7"))
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        charset, single = "utf-16", False
    elif raw[:3] == b"\xef\xbb\xbf":
        charset = "utf-8-sig"
    tried = (
        ["utf-8"] if single and not charset.startswith(("utf", "gb", "big5", "euc", "shift", "ks")) else []
    )
    tried += [
        {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8"}.get(charset, charset),
        "utf-8",
    ]
    for name in tried:
        try:
            if _KNOWN.match(name):
                return raw.decode(name)
        except (UnicodeError, LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def _body(message: Message) -> tuple[str, bool]:
    """Return the text of a mail and whether it is HTML."""
    plain: list[str] = []
    html: list[str] = []
    for part in _texts(message):
        words = _text(part)
        is_html = part.get_content_subtype() == "html" or bool(_MARKUP.match(words[:200]))
        if words.strip():
            (html if is_html else plain).append(words)
    joined = "\n".join(plain)[:_BODY]
    if html and (not joined.strip() or (len(joined) < 400 and _NO_PLAIN.search(joined))):
        return "\n".join(html)[:_BODY], True
    return joined, False


def _texts(message: Message) -> Iterator[Message]:
    """Yield the parts that are the text of the mail itself, in order."""
    waiting = [(message, 0)]
    for _ in range(_PARTS):
        if not waiting:
            return
        part, depth = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            if depth < _DEPTH:
                waiting.extend((child, depth + 1) for child in reversed(inner) if isinstance(child, Message))
        elif part.get_content_maintype() in ("text", "multipart") and not _attached(part):
            yield part


def _attached(part: Message) -> bool:
    disposition = str(part.get("content-disposition", ""))[:_HEADER].lower().lstrip()
    aside = part.get_content_subtype() in ("calendar", "rfc822-headers", "vcard", "x-vcard", "csv")
    return aside or disposition.startswith("attachment") or "filename" in disposition


def _text(part: Message) -> str:
    """Return the text of a part, whatever its encodings say."""
    try:
        raw = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):
        raw = None
    kind = str(part.get("content-type", ""))[:_HEADER]
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", kind, re.IGNORECASE)
    text = _decoded(raw[: 4 * _BODY] if isinstance(raw, bytes) else b"", charset[1] if charset else "")
    return text.replace("\r\n", "\n")


def _sent(message: Message) -> datetime | None:
    """Return when a mail was sent: as it says, else when the last server got it."""
    for said in (_header(message, "date"), _header(message, "received").rpartition(";")[2]):
        try:
            sent = parsedate_to_datetime(said[:80])
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return sent if sent.tzinfo else sent.replace(tzinfo=UTC)
    return None


def _automatic(message: Message) -> bool:
    """Return whether a machine wrote a mail, by its headers (RFC 3834 and what servers do)."""
    names = {key.lower() for key, _ in message.raw_items()}
    submitted = _header(message, "auto-submitted").lower().partition(";")[0].strip()
    precedence = _header(message, "precedence").lower()
    suppressed = _header(message, "x-auto-response-suppress").lower()
    return (
        submitted not in ("", "no")
        or bool(
            names & {"x-autoreply", "x-autorespond", "x-autoresponder", "x-autogenerated", "x-mail-autoreply"}
        )
        or precedence == "auto_reply"
        or (precedence in ("bulk", "junk", "list") and bool(_AUTO_SUBJECT.match(_header(message, "subject"))))
        or any(word.strip() in ("oof", "all") for word in suppressed.split(","))
        or _header(message, "return-path").replace(" ", "") == "<>"
        or message.get_content_type() == "multipart/report"
        or _sender(message).startswith(("mailer-daemon@", "postmaster@"))
    )
