"""A pipeline written to files, of which importing gives the same events.

What the three tables of a pipeline can say stands in them, one row for each event, beside the last state
of the deals for people and other programs; all else stands in events.csv. Text is written as it is, also
where a spreadsheet would take it for a formula: an export that changes what was said is no export. How
many such cells there are is returned, so that the user can be told.
"""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, TypeGuard

from nextyes.deals import events as e
from nextyes.deals.events import Event
from nextyes.deals.fold import Deal, fold
from nextyes.deals.wire import body
from nextyes.outside.files.ours import DEALS, HEADERS, NOTED

_STATE = e.Opened | e.Staged | e.Valued | e.Promised | e.Assigned | e.Won | e.Lost | e.Reopened
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written.

    Attributes:
        files: The files, in the order in which to read them.
        deals: How many deals.
        events: How many events.
        formulas: How many cells of text a spreadsheet would take for a formula.
    """

    files: tuple[Path, ...]
    deals: int
    events: int
    formulas: int


class _Writer(Protocol):
    def writerow(self, row: Iterable[str], /) -> object: ...


@dataclass(slots=True)
class _Sheets:
    """The open tables, and what is held until all events are seen."""

    writers: dict[str, _Writer]
    states: dict[str, list[_STATE]] = field(default_factory=dict)
    begun: dict[str, datetime] = field(default_factory=dict)
    events: int = 0
    formulas: int = 0

    def write(self, table: str, cells: Iterable[str]) -> None:
        row = tuple(cells)
        self.formulas += sum(cell.startswith(_FORMULA) and not _is_number(cell) for cell in row)
        self.writers[table].writerow(row)


def write_pipeline(events: Iterable[Event], folder: Path, *, replace: bool = False) -> Written:
    """Write events as a pipeline folder: deals.csv, activities.csv, changes.csv and events.csv.

    Memory grows with the deals and the changes of their fields, not with activities. The files appear
    when all are whole.

    Args:
        events: Events in any order, each id once.
        folder: The folder, made where it is not there.
        replace: Whether files of an earlier export may be replaced.

    Raises:
        FileExistsError: If there is one of the files already, and ``replace`` is false.
        OSError: If they cannot be written; then the folder is as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = tuple(folder / f"{name}.csv" for name in HEADERS)
    for file in files:
        if file.exists() and not replace:
            raise FileExistsError(f"{file} is there already: give an empty folder")
    with _parts(files) as writers:
        sheets = _Sheets(writers)
        for table in ("activities", "changes", "events"):
            sheets.write(table, HEADERS[table])
        for event in events:
            _write_event(sheets, event)
        _write_deals(sheets)
    return Written(files=files, deals=len(sheets.begun), events=sheets.events, formulas=sheets.formulas)


@contextmanager
def _parts(files: tuple[Path, ...]) -> Iterator[dict[str, _Writer]]:
    """Open a writer for each file under another name; rename them when all are whole."""
    parts = [file.with_name(f".{file.name}.part") for file in files]
    try:
        with ExitStack() as stack:
            opened = [stack.enter_context(part.open("w", encoding="utf-8", newline="")) for part in parts]
            yield {file.stem: csv.writer(stream) for file, stream in zip(files, opened, strict=True)}
        for part, file in zip(parts, files, strict=True):
            part.replace(file)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def _write_event(sheets: _Sheets, event: Event) -> None:
    sheets.events += 1
    sheets.begun[event.deal_id] = min(event.at, sheets.begun.get(event.deal_id, event.at))
    if isinstance(event, _STATE):
        sheets.states.setdefault(event.deal_id, []).append(event)
    if isinstance(event, e.Touched | e.Heard | e.Noted) and _is_activity(event):
        sheets.write("activities", _activity(event))
    elif not isinstance(event, e.Opened) and not _is_change(event):
        sheets.write("events", _event(event))  # the others need the rest of the deal: written with it


def _is_activity(event: e.Touched | e.Heard | e.Noted) -> bool:
    known = not isinstance(event, e.Noted) or event.what in NOTED
    return known and "\0" not in event.subject and "\0" not in event.text  # CSV has no way to write NUL


def _is_change(event: Event) -> TypeGuard[e.Staged | e.Valued | e.Promised | e.Assigned]:
    return isinstance(event, e.Staged | e.Valued | e.Promised | e.Assigned) and "\\u0000" not in body(event)


def _activity(event: e.Touched | e.Heard | e.Noted) -> tuple[str, ...]:
    return (
        event.id,
        event.deal_id,
        event.what if isinstance(event, e.Noted) else event.channel.value,
        "" if isinstance(event, e.Noted) else "out" if isinstance(event, e.Touched) else "in",
        _instant(event.at),
        "" if event.minutes is None else repr(event.minutes),
        event.actor,
        event.subject,
        event.text,
        event.source,
    )


def _event(event: Event) -> tuple[str, ...]:
    return event.id, event.deal_id, event.kind, _instant(event.at), event.source, event.actor, body(event)


def _write_deals(sheets: _Sheets) -> None:
    openings: dict[str, e.Opened] = {}
    deals: dict[str, Deal] = {}
    for deal_id, begun in sheets.begun.items():
        states = sorted(sheets.states.pop(deal_id, []), key=e.order)
        *earlier, last = [event for event in states if isinstance(event, e.Opened)] or [
            e.Opened(id=f"{deal_id}:opened", deal_id=deal_id, at=begun, source="nextyes")
        ]
        for event in earlier:
            sheets.write("events", _event(event))
        openings[deal_id] = last
        deals[deal_id] = fold([last, *states])[deal_id]
        for row in _changes(states):
            sheets.write("changes", map(_shown, row))
    names = dict.fromkeys(name for opened in openings.values() for name, _ in opened.attributes)
    columns = [
        name for name in names if name.strip() == name != "" and name not in DEALS and "\0" not in name
    ]
    sheets.write("deals", (*DEALS, *columns))
    for deal_id, opened in openings.items():
        values = dict(opened.attributes)
        extra = [(name, values.get(name, "")) for name in columns]
        if opened.attributes != tuple(pair for pair in extra if pair[1]) or "\\u0000" in body(opened):
            sheets.write("events", _event(opened))
        sheets.write("deals", map(_shown, (*_deal(deals[deal_id], opened), *(value for _, value in extra))))


def _changes(states: Iterable[_STATE]) -> Iterator[tuple[str, ...]]:
    before: dict[str, str] = {}
    for event in states:
        if not _is_change(event):
            continue
        currency = ""
        match event:
            case e.Staged():
                name, value = "stage", event.stage
            case e.Promised():
                name, value = "expected_close", str(event.close_on or "")
            case e.Assigned():
                name, value = "owner", event.owner
            case e.Valued():
                name, value = "amount", str(event.amount.amount) if event.amount else ""
                currency = event.amount.currency if event.amount else ""
        yield (
            event.deal_id, _instant(event.at), name, before.get(name, ""), value, currency,
            event.id, event.source, event.actor,
        )  # fmt: skip
        before[name] = value


def _deal(deal: Deal, opened: e.Opened) -> tuple[str, ...]:
    return (
        deal.id,
        deal.name,
        deal.organization,
        deal.contact,
        deal.owner,
        deal.pipeline,
        deal.stage,
        str(deal.amount.amount) if deal.amount else "",
        deal.amount.currency if deal.amount else "",
        _instant(opened.at),
        str(deal.close_on or ""),
        deal.status.value,
        _instant(deal.closed_at) if deal.closed_at else "",
        deal.lost_reason,
        opened.id,
        opened.source,
        opened.actor,
    )


def _shown(text: str) -> str:
    """Return a text without NUL, for a cell whose event stands in events.csv where it has one."""
    return text.replace("\0", "")


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
