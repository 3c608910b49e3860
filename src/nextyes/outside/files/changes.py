"""The history of fields: what the first and the last change of each say, and each change as an event."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypedDict

from nextyes.deals.events import Assigned, Event, Lost, Promised, Reopened, Staged, Valued, Won
from nextyes.deals.instants import microseconds
from nextyes.deals.money import Money
from nextyes.outside.files.bound import Bound
from nextyes.outside.files.problems import Severity
from nextyes.outside.files.words import STATUSES, is_offer, outcome_class

FIELDS = ("stage", "amount", "expected_close", "owner", "status")
_FIELDS = {name: name for name in FIELDS}


class Base(TypedDict):
    """What every event has."""

    id: str
    deal_id: str
    at: datetime
    source: str


@dataclass(slots=True)
class Track:
    """The first and the last change of one field of one deal."""

    first_at: datetime
    old: str
    last_at: datetime
    new: str
    bound: Bound  # which knows how its values are written


@dataclass(slots=True)
class Trail:
    """What is kept of a deal while its files are read."""

    line: int
    created: datetime
    closed: datetime | None
    currency: str
    lost_reason: str
    tracks: dict[str, Track] = field(default_factory=dict)
    offer_stages: tuple[datetime, ...] = ()  # when it entered a stage that says an offer was made


class Change(NamedTuple):
    """A row of changes, read as far as it needs no value."""

    deal_id: str
    trail: Trail
    at: datetime
    kind: str
    old: str
    new: str


def changes_of(bound: Bound, trails: dict[str, Trail], *, again: bool = False) -> Iterator[Change]:
    """Yield the changes of known deals; the others become problems."""
    reported = bound.quietly() if again else bound
    kinds, statuses = bound.words("field", _FIELDS), bound.words("status", STATUSES)
    for deal_id, happened, name, old, new in bound.rows(again=again):
        trail = trails.get(deal_id) or trails.get(deal_id.strip())
        kind = kinds[name]
        if trail is None:
            reported.add(
                "deal_id", deal_id, "no such deal among the deals", "export the deal too", Severity.ERROR
            )
        elif not kind:
            reported.add("field", name, "changes of this field are not kept", severity=Severity.NOTE)
        elif kind == "status" and not statuses[new]:
            reported.add("new", new, "unknown status", "map it to open, won or lost", Severity.ERROR)
        elif (at := reported.instant("happened", happened, Severity.ERROR)) is not None:
            yield Change(deal_id.strip(), trail, at, kind, old.strip(), new.strip())


def follow(bound: Bound, trails: dict[str, Trail]) -> datetime | None:
    """Note the first and last change of each field in the deals' trails; return the latest instant."""
    latest = None
    quiet = bound.quietly()
    for _, trail, at, kind, old, new in changes_of(bound, trails):
        latest = at if latest is None else max(at, latest)
        track = trail.tracks.get(kind)
        if track is None:
            trail.tracks[kind] = Track(at, old, at, new, quiet)
        elif at < track.first_at:
            track.first_at, track.old = at, old
        elif at >= track.last_at:
            track.last_at, track.new = at, new
        if kind == "stage" and is_offer(new):
            trail.offer_stages = (*trail.offer_stages, at)
    for trail in trails.values():
        for kind, track in trail.tracks.items():
            if track.bound is quiet:  # a first value is read once more at the end, quietly: report it here
                value_of(bound, "old", kind, track.old, trail.currency)
    return latest


class Changes:
    """The rows of changes as events."""

    def __init__(self, bound: Bound, trails: dict[str, Trail], source: str) -> None:
        """Begin with a table whose rows `follow` has reported."""
        self._bound = bound
        self._trails = trails
        self._source = source
        self._statuses = bound.words("status", STATUSES)
        self._ties: dict[tuple[str, str], tuple[datetime, int]] = {}

    def events(self) -> Iterator[Event]:
        """Yield an event for each change."""
        for change in changes_of(self._bound, self._trails, again=True):
            event = self._event(change)
            if event is not None:
                yield event

    def _event(self, change: Change) -> Event | None:
        deal_id, trail, at, kind, old, new = change
        base = Base(id=self._id(deal_id, kind, at), deal_id=deal_id, at=at, source=self._source)
        if kind == "status":
            return self._status(base, trail, old, new)
        value = value_of(self._bound, "new", kind, new, trail.currency)
        return None if value is None and new else field_event(base, kind, value)

    def _status(self, base: Base, trail: Trail, old: str, new: str) -> Event | None:
        status = self._statuses[new]
        if status == "open" and self._statuses[old] not in {"won", "lost"}:
            return None
        last = base["at"] == trail.tracks["status"].last_at
        return status_event(base, status, trail.lost_reason if last else "")

    def _id(self, deal_id: str, kind: str, at: datetime) -> str:
        last, ties = self._ties.get((deal_id, kind), (None, 0))
        ties = ties + 1 if last == at else 0
        self._ties[deal_id, kind] = at, ties
        return f"{self._source}:{deal_id}:{kind}@{microseconds(at)}" + (f"#{ties}" if ties else "")


def value_of(bound: Bound, column: str, kind: str, text: str, currency: str) -> str | Money | date | None:
    """Return a field's text as its value; None where it is empty, or no value (with a problem)."""
    if not text:
        return None
    if kind == "amount":
        return bound.amount(column, text, currency)
    if kind == "expected_close":
        return bound.day(column, text)
    return text


def field_event(base: Base, kind: str, value: str | Money | date | None) -> Event | None:
    """Return the event that sets a field of a deal; None where an empty stage says nothing."""
    match kind, value:
        case "amount", Money() | None:
            return Valued(**base, amount=value)
        case "expected_close", date() | None:
            return Promised(**base, close_on=value)
        case "owner", str() | None:
            return Assigned(**base, owner=value or "")
        case "stage", str():
            return Staged(**base, stage=value)
    return None


def status_event(base: Base, status: str, reason: str) -> Event | None:
    """Return the event of a new status."""
    if status == "won":
        return Won(**base)
    if status == "lost":
        return Lost(**base, outcome=outcome_class(reason), reason=reason)
    if status == "open":
        return Reopened(**base)
    return None
