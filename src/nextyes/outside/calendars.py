"""Days for other people's calendar programs: iCalendar text as RFC 5545 wants it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_LONGEST = 75  # octets of a line, section 3.1
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # what some program takes for a new line
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # may not stand in a text
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One entry: a whole day of nobody's time.

    Attributes:
        uid: Names the entry for good; another day under the same name moves it.
        on: The day.
        title: In a few words.
        text: What to know of it; may have several lines.
        revised: When it last changed.
        link: An address with more of it, "" for none.
    """

    uid: str
    on: date
    title: str
    text: str
    revised: datetime
    link: str = ""


def calendar(days: Iterable[Day], *, name: str) -> bytes:
    """Return entries as an iCalendar object, in UTF-8.

    Example:
        >>> at = datetime(2026, 11, 23, 9, tzinfo=UTC)
        >>> acme = Day(uid="1", on=date(2027, 1, 4), title="Acme; Ltd", text="not now", revised=at)
        >>> print(calendar([acme], name="x").decode().replace("\\r", "").split("PT1H")[2].strip())
        BEGIN:VEVENT
        UID:1
        DTSTAMP:20261123T090000Z
        LAST-MODIFIED:20261123T090000Z
        DTSTART;VALUE=DATE:20270104
        SUMMARY:Acme\\; Ltd
        DESCRIPTION:not now
        TRANSP:TRANSPARENT
        CLASS:PRIVATE
        END:VEVENT
        END:VCALENDAR
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//nextyes//check-backs//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        *(line for day in days for line in _entry(day)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _entry(day: Day) -> Iterator[str]:
    revised = f"{day.revised.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(day.uid)}"
    yield f"DTSTAMP:{revised}"  # without a METHOD: when it was last revised (3.8.7.2)
    yield f"LAST-MODIFIED:{revised}"
    yield f"DTSTART;VALUE=DATE:{day.on.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_text(day.title)}"
    if day.text:
        yield f"DESCRIPTION:{_text(day.text)}"
    if day.link:
        yield f"URL:{_CONTROLS.sub('', _BREAKS.sub('', day.link))}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Return a text as a value: what would end or cut it is escaped (3.3.11)."""
    return _CONTROLS.sub("", _BREAKS.sub("\n", text)).translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return a line folded where it is too long, never within a letter."""
    raw, parts, room = line.encode(), [], _LONGEST
    while len(raw) > room:
        cut = room
        while raw[cut] & 0xC0 == 0x80:  # the middle of a letter
            cut -= 1
        parts.append(raw[:cut])
        raw, room = raw[cut:], _LONGEST - 1  # a folded line begins with a space
    return b"\r\n ".join([*parts, raw]) + b"\r\n"
