"""Days for calendar programs: read back by a strict reader of RFC 5545, and by a library that others use."""

import re
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.outside.calendars import Day, calendar

AT = datetime(2026, 11, 23, 9, 30, 15, tzinfo=UTC)
_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^\x00-\x1f\";:,]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)")
_PLAIN = re.compile(r"(?:[^\\;,]|\\[\\;,n])*")
_ONCE = {"UID", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "SUMMARY", "DESCRIPTION", "URL", "TRANSP", "CLASS"}
_TEXTS = {"UID", "SUMMARY", "DESCRIPTION", "NAME"}


def read(content: bytes) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return the properties of a calendar and of its entries; fail where a rule is broken."""
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n")
    for raw in lines:
        assert len(raw) <= 75
        assert b"\r" not in raw
        assert b"\n" not in raw
        raw.decode()  # no letter is torn
    own: dict[str, str] = {}
    entries: list[dict[str, str]] = []
    inside: list[str] = []
    for line in content[:-2].replace(b"\r\n ", b"").decode().split("\r\n"):
        found = _LINE.fullmatch(line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            assert (*inside, value) in (("VCALENDAR",), ("VCALENDAR", "VEVENT"))
            inside.append(value)
            entries += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert inside.pop() == value
        else:
            known = entries[-1] if inside == ["VCALENDAR", "VEVENT"] else own
            assert name not in known, f"{name} may come once"
            known[name] = _value(name, parameters, value)
    assert not inside
    assert {"VERSION", "PRODID"} <= set(own)
    assert own["VERSION"] == "2.0"
    for entry in entries:
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(entry) <= _ONCE
    return own, entries


def _value(name: str, parameters: str, value: str) -> str:
    if name == "DTSTART":
        assert parameters == ";VALUE=DATE"
        assert re.fullmatch(r"\d{8}", value)
    if name in ("DTSTAMP", "LAST-MODIFIED"):
        assert re.fullmatch(r"\d{8}T\d{6}Z", value)
    if name not in _TEXTS:
        return value
    assert _PLAIN.fullmatch(value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


def day(**said: Any) -> Day:
    plain: dict[str, Any] = {"uid": "1", "on": date(2027, 1, 4), "title": "x", "text": "", "revised": AT}
    return Day(**(plain | said))


def storable(text: str) -> str:
    """Return a text as it comes back: one kind of new line, and no signs that control a terminal."""
    lines = re.sub("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    return re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "", lines)


@given(st.text(), st.text())
def test_any_text_comes_back_as_it_was(title: str, text: str) -> None:
    own, [entry] = read(calendar([day(title=title, text=text)], name=title))
    assert entry["SUMMARY"] == own["NAME"] == storable(title)
    assert entry.get("DESCRIPTION", "") == storable(text)


@pytest.mark.parametrize("letter", ["a", "é", "€", "😀", "\\", ";", "\n", "e\u0301"])
def test_a_long_line_is_folded_and_no_letter_torn(letter: str) -> None:
    for length in range(60, 90):
        _, [entry] = read(calendar([day(text="x" * length + letter * 200)], name="x"))
        assert entry["DESCRIPTION"] == "x" * length + letter * 200


def test_text_of_a_buyer_ends_no_entry_and_adds_none() -> None:
    hostile = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\u2028ATTENDEE:mailto:a@b.c\\;,"
    _, [entry] = read(calendar([day(title=hostile, uid=hostile, link=hostile)], name=hostile))
    assert set(entry) == {"UID", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "SUMMARY", "URL", "TRANSP", "CLASS"}


def test_the_library_that_others_use_reads_the_same() -> None:
    quote = "Not now; try us in March, “please”.\nWe have\ttwo \\ three quotes " + "é" * 100
    content = calendar(
        [day(title="Check back: Acme, Ltd", text=quote, link="http://localhost/deal?id=a%3Bb"), day(uid="2")],
        name="Mine",
    )
    known = icalendar.Calendar.from_ical(content)
    first, second = known.walk("VEVENT")
    assert first["SUMMARY"] == "Check back: Acme, Ltd"
    assert first["DESCRIPTION"] == quote
    assert first["URL"] == "http://localhost/deal?id=a%3Bb"
    assert first.decoded("DTSTART") == date(2027, 1, 4)
    assert first.decoded("DTSTAMP") == AT
    assert (first["UID"], second["UID"]) == ("1", "2")
    assert not known.errors
    assert not first.errors
    assert known.to_ical().count(b"BEGIN:VEVENT") == 2
    _, entries = read(known.to_ical())
    assert entries[0]["DESCRIPTION"] == quote


def test_days_long_ago_and_far_ahead_have_eight_digits() -> None:
    for on in (date(33, 4, 3), date(9999, 12, 31)):
        _, [entry] = read(calendar([day(on=on)], name="x"))
        assert entry["DTSTART"] == on.isoformat().replace("-", "")
