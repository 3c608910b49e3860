"""Measure how dates are read, side by side with dateparser, parsedatetime and recognizers-text.

The libraries are those of the group ``peers``; recognizers-text also needs ``emoji<2``. Whichever is not
there is left out.

``python -m experiments.replies.dates`` prints two tables.

*Sentences* are the specifications of Recognizers-Text (``dates.jsonl``), half of them by hash: the other half
served for tuning. They are made for another purpose (times, the past, calendars of meetings), so that only
what a seller's date can be is judged: sentences whose dates are all days, or ranges of days, and are to come,
without words whose length is a convention of each library ("early", "mid", "about"), and without "before",
which has no start. A date is right when its first day is (of what has begun: the day after the reference).
False finds are counted on the sentences that are marked as having no date at all.

*Written replies* are those of ``written/``, the test part (by scenario), read by this script only. A library
that does not say which date governs is counted right when any of its dates gives the day to check back, and
false when it finds one in a reply that asks for no return (some of these name other days, "see you Friday").
"""

import argparse
import contextlib
import hashlib
import io
import json
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from experiments.replies.rows import WRITTEN

from nextyes.replies.dates import check_back_on, find_dates, governing
from nextyes.replies.own_words import own_words
from nextyes.replies.reply import Context, Grain, Span, When

_LANGUAGES = ("en", "de", "fr", "es")
_UNJUDGED = {"start", "mid", "end", "approx", "less", "more", "before", "until", "since"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A text to read the dates of."""

    text: str
    sent: datetime
    language: str = "en"
    context: Context


Reader = Callable[[Asked], Sequence[date]]


# --- the readers -----------------------------------------------------------------------------------


def _ours(asked: Asked) -> Sequence[date]:
    found = find_dates(asked.text, asked.sent.date(), language=asked.language, context=asked.context)
    return [when.start for when in found]


def _dateparser() -> Reader:
    search_dates = import_module("dateparser.search").search_dates

    def read(asked: Asked) -> Sequence[date]:
        settings = {"RELATIVE_BASE": asked.sent.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}
        languages = [asked.language] if asked.language in _LANGUAGES else None
        found = search_dates(asked.text, languages=languages, settings=settings)
        return [moment.date() for _, moment in found or ()]

    return read


def _parsedatetime() -> Reader:
    parsedatetime = import_module("parsedatetime")

    calendar = parsedatetime.Calendar()

    def read(asked: Asked) -> Sequence[date]:
        found = calendar.nlp(asked.text, sourceTime=asked.sent.replace(tzinfo=None)) or ()
        return [moment.date() for moment, kind, *_ in found if kind in (1, 3)]

    return read


def _recognizers() -> Reader:
    recognize_datetime = import_module("recognizers_date_time").recognize_datetime

    cultures = {"en": "en-us", "de": "de-de", "fr": "fr-fr", "es": "es-es"}

    def read(asked: Asked) -> Sequence[date]:
        culture = cultures.get(asked.language, "en-us")
        found = recognize_datetime(asked.text, culture, reference=asked.sent.replace(tzinfo=None))
        return [day for result in found for day in _resolved(result.resolution or {}, asked.sent.date())]

    return read


def _resolved(resolution: Mapping[str, Any], sent: date) -> list[date]:
    """Return the first day to come that a result of Recognizers-Text resolves to."""
    days = [_day(value) for value in resolution.get("values") or () if isinstance(value, dict)]
    known = [day for day in days if day]
    return [next((day for day in known if day > sent), known[-1])] if known else []


def _day(value: Mapping[str, Any]) -> date | None:
    value = value.get("FutureResolution") or value
    text = str(value.get("start") or value.get("startDate") or value.get("value") or value.get("date") or "")[
        :10
    ]
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _quietly(read: Reader) -> Reader:
    """Return a reader that finds nothing where a library fails: some do on some texts."""

    def careful(asked: Asked) -> Sequence[date]:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            try:
                return read(asked)
            except Exception:  # noqa: BLE001  # whatever it raises, it has found no date
                return []

    return careful


def readers() -> dict[str, Reader]:
    """Return ours and the libraries that are installed, by name."""
    known: dict[str, Reader] = {"nextyes": _ours}
    makers = {"dateparser": _dateparser, "parsedatetime": _parsedatetime, "recognizers-text": _recognizers}
    for name, make in makers.items():
        try:
            known[name] = _quietly(make())
        except ImportError as error:
            print(f"{name} is left out: {error}")
    return known


# --- sentences -------------------------------------------------------------------------------------


def _sentences(path: Path, *, tuning: bool) -> Iterator[tuple[Asked, list[date], bool]]:
    """Yield sentences of one half, the first days of their dates, and whether they have none at all."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        half = hashlib.sha256(row["text"].encode()).digest()[0] < 128
        if half is not tuning or not row.get("ref"):
            continue
        asked = Asked(
            text=row["text"], sent=datetime.fromisoformat(row["ref"]), context=Context(country="US")
        )
        expected = _expected(row, asked.sent.date())
        if row["negative"] or expected:
            yield asked, expected or [], row["negative"]


def _expected(row: Mapping[str, Any], sent: date) -> list[date] | None:
    """Return the first days that a sentence should give; None where it is not judged."""
    days: list[date] = []
    for result in row["results"]:
        kind, values = str(result.get("type")).removeprefix("datetimeV2."), result.get("values") or [{}]
        value = values if isinstance(values, dict) else values[-1]  # the one to come, where both are given
        start = _day(value) if kind in ("date", "daterange") else None
        if start is None or value.get("Mod") in _UNJUDGED:
            return None
        value = value.get("FutureResolution") or value
        end = date.fromisoformat(str(value.get("end") or value.get("endDate") or start)[:10])
        if value.get("Mod") == "after" and value.get("sourceEntity") == "datetimepoint":
            start += timedelta(1)
        if end <= sent and not value.get("Mod"):
            return None
        days.append(max(start, sent + timedelta(1)))
    return days


def sentences(path: Path, *, tuning: bool = False) -> dict[str, tuple[int, int, int, int]]:
    """Return, by reader: dates right, dates judged, sentences falsely given a date, sentences without one."""
    rows = list(_sentences(path, tuning=tuning))
    scores = {}
    for name, read in readers().items():
        right = judged = false = empty = 0
        for asked, expected, negative in rows:
            floor = asked.sent.date() + timedelta(1)
            found = [max(day, floor) for day in read(asked)]
            right += sum(day in found for day in expected)
            judged += len(expected)
            empty += negative
            false += negative and bool(found)
        scores[name] = (right, judged, false, empty)
    return scores


# --- written replies -------------------------------------------------------------------------------


def _written(*, test: bool) -> Iterator[tuple[Asked, str | None, str]]:
    for path in sorted(WRITTEN.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if (hashlib.sha256(row["scenario"].encode()).digest()[0] < 77) is not test:
                continue
            known = row.get("context") or {}
            context = Context(
                country=row.get("country") or "",
                currency=known.get("currency") or "",
                fiscal_start=known.get("fiscal_start") or 1,
            )
            own = "\n".join(span.of(row["text"]) for span in own_words(row["text"]))
            sent = datetime.fromisoformat(row["sent"])
            yield (
                Asked(text=own, sent=sent, language=row["lang"], context=context),
                row.get("check_back"),
                row["readings"][0],
            )


def _governed(asked: Asked) -> Sequence[date]:
    sent = asked.sent.date()
    found = find_dates(asked.text, sent, language=asked.language, context=asked.context)
    when, _ = governing(found, asked.text, sent, language=asked.language)
    return [check_back_on(when, sent=sent, country=asked.context.country)] if when else []


def _checked_back(read: Reader) -> Reader:
    """Return a reader that moves what it finds to working days, by our rule."""

    def days(asked: Asked) -> Sequence[date]:
        sent, country = asked.sent.date(), asked.context.country
        whens = [
            When(start=day, end=day, grain=Grain.DAY, span=Span(0, 0)) for day in read(asked) if day > sent
        ]
        return [check_back_on(when, sent=sent, country=country) for when in whens]

    return days


# Readings whose date is asked for: of the others, what is found is no date to come back.
_RETURNS = ("not_now", "hedge", "auto_reply")


def written(*, test: bool = True) -> dict[str, tuple[int, int, int, int, int]]:
    """Return, by reader: right, with a day; falsely found, without one, of readings that can name one; µs."""
    rows = list(_written(test=test))
    ways = {name: _checked_back(read) for name, read in readers().items()} | {"nextyes": _governed}
    scores = {}
    for name, read in ways.items():
        begun = time.perf_counter()
        found = [[day.isoformat() for day in read(asked)] for asked, _, _ in rows]
        took = time.perf_counter() - begun
        dated = [(days, wanted) for days, (_, wanted, _) in zip(found, rows, strict=True) if wanted]
        undated = [
            days
            for days, (_, wanted, reading) in zip(found, rows, strict=True)
            if not wanted and reading in _RETURNS
        ]
        right = sum(wanted in days for days, wanted in dated)
        scores[name] = (
            right, len(dated), sum(map(bool, undated)), len(undated), round(1e6 * took / max(1, len(rows)))
        )  # fmt: skip
    return scores


def main(folder: Path = Path("../shared/data")) -> None:
    """Print the tables; ``folder`` holds ``replies/dates.jsonl``."""
    path = folder / "replies" / "dates.jsonl"
    if path.exists():
        print("| sentences | dates right | false finds |\n|---|---:|---:|")
        for name, (right, judged, false, empty) in sentences(path).items():
            print(f"| {name} | {right} of {judged} = {right / judged:.1%} | {false} of {empty} |")
    else:
        print(f"{path} is not there: sentences are not measured")
    print("\n| written replies, test | day right | invented | µs a reply |\n|---|---:|---:|---:|")
    for name, (right, dated, false, empty, micros) in written().items():
        print(
            f"| {name} | {right} of {dated} = {right / max(1, dated):.1%} | {false} of {empty} | {micros} |"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m experiments.replies.dates", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    main(parser.parse_args().data)
