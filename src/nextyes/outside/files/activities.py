"""Activities as events: our touches, the buyer's moves, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from nextyes.deals.events import Channel, Event, Heard, Noted, Offered, Party, Touched
from nextyes.outside.files import numbers
from nextyes.outside.files.bound import Bound
from nextyes.outside.files.changes import Trail
from nextyes.outside.files.dates import DateError
from nextyes.outside.files.problems import Severity
from nextyes.outside.files.words import DIRECTIONS, DONE, KINDS, is_offer

A_DAY = timedelta(days=1)
FAR = timedelta(days=730)  # ahead; what is planned for a later day is a typing error
MOST_MINUTES = 12 * 60  # of one activity; more is a work item left open overnight
REMEMBERED = 100_000  # activities among which one that is there twice is found
NEVER = datetime.min.replace(tzinfo=UTC)

Cells = tuple[str, ...]
# The places of `nextyes.outside.files.mapping.COLUMNS["activities"]`.
ID, DEAL, KIND, DIRECTION, HAPPENED, MINUTES, OWNER, SUBJECT, TEXT, STATE = range(10)


class Counted(StrEnum):
    """What is counted rather than listed row by row."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    AFTER_CLOSE = "after_close"
    BEFORE_CREATION = "before_creation"
    NO_DIRECTION = "no_direction"
    ABSURD_MINUTES = "absurd_minutes"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Plan:
    """An activity that has not happened: the id it will have, when it should, what it is, who owes it."""

    id: str
    at: datetime
    what: str
    by: Party


@dataclass(slots=True)
class Activities:
    """The rows of activities as events.

    Attributes:
        planned_after: The instant after which an activity is a plan, not a fact.
        stages: By deal, the entries of stages that say an offer was made; those that an offer by
            e-mail explains are taken out.
        plans: By deal, the next of its planned activities; where all their days have passed, the last.
        latest: The latest instant met so far.
    """

    bound: Bound
    trails: dict[str, Trail]
    source: str
    planned_after: datetime | None
    stages: dict[str, tuple[datetime, ...]]
    counts: dict[Counted, int]
    plans: dict[str, Plan]
    latest: datetime = NEVER
    _seen: dict[str, int] = field(default_factory=dict)
    _seen_before: dict[str, int] = field(default_factory=dict)

    def events(self) -> Iterator[Event]:
        """Yield one, two or no events for each row."""
        kinds = self.bound.words("kind", KINDS)
        directions = self.bound.words("direction", DIRECTIONS)
        states = self.bound.words("done", DONE)
        trails = self.trails
        for cells in self.bound.rows():
            state = (states[cells[STATE]] or self._unknown_state(cells)) if cells[STATE] else "done"
            for deal_id in (cells[DEAL],) if cells[DEAL] in trails else self._deals(cells[DEAL]):
                at = self._instant(cells)
                if state == "dropped":
                    self._count(Counted.CANCELLED)
                    continue
                id_ = self._id(cells, deal_id) if at is not None else ""
                if at is None or not id_:
                    continue
                base, kind = (id_, deal_id, at), kinds[cells[KIND]]
                if state == "planned" or self._is_ahead(at):
                    self._plan(cells, base, kind)
                    continue
                self._meet(at, trails[deal_id])
                if kind in {"note", "task", ""}:
                    yield self._noted(cells, base, kind)
                elif (direction := directions[cells[DIRECTION]]) == "in":
                    yield self._heard(cells, base, Channel(kind))
                else:
                    yield self._touched(cells, base, Channel(kind))
                    if not direction:
                        yield from self._undirected(base, Channel(kind), state)
                    if kind == "email" and is_offer(cells[SUBJECT]):
                        yield self._offered(cells, base)

    def _deals(self, cell: str) -> list[str]:
        """Return the deals of a cell that may have blanks around an id, or name several ids."""
        found = [name for name in dict.fromkeys(map(str.strip, cell.split(";"))) if name in self.trails]
        if not found:
            self.bound.add(
                "deal_id", cell, "no such deal among the deals", "export the deal too", Severity.ERROR
            )
        return found

    def _unknown_state(self, cells: Cells) -> str:
        self.bound.add(
            "done",
            cells[STATE],
            "unknown word for whether it is done; it counts as done",
            "map it with --map",
        )
        return "done"

    def _instant(self, cells: Cells) -> datetime | None:
        try:
            return self.bound.dates["happened"].instant(cells[HAPPENED])
        except DateError as fault:
            self.bound.add("happened", cells[HAPPENED], str(fault), severity=Severity.ERROR)
            return None

    def _is_ahead(self, at: datetime) -> bool:
        return self.planned_after is not None and at > self.planned_after

    def _plan(self, cells: Cells, base: tuple[str, str, datetime], kind: str) -> None:
        """Keep a planned activity where it is the next of its deal."""
        if self.planned_after is not None and base[2] > self.planned_after + FAR:
            self.bound.add(
                "happened", cells[HAPPENED], "planned for a day years ahead; it was left out", "correct it"
            )
            return
        self._count(Counted.PLANNED)
        id_, deal_id, at = base
        known = self.plans.get(deal_id)
        if known:
            ahead, known_ahead = self._is_ahead(at), self._is_ahead(known.at)
            if known_ahead > ahead or (known_ahead == ahead and (known.at < at) == ahead):
                return
        by = Party.THEM if kind == "meeting" else Party.US
        what = cells[SUBJECT].strip() or kind or cells[KIND].strip()
        self.plans[deal_id] = Plan(id_, at, what, by)

    def _meet(self, at: datetime, trail: Trail) -> None:
        """Note that an activity happened: how late, and whether within the life of its deal."""
        self.latest = max(at, self.latest)
        if trail.closed is not None and at > trail.closed:
            self._count(Counted.AFTER_CLOSE)
        if at < trail.created:
            self._count(Counted.BEFORE_CREATION)

    def _id(self, cells: Cells, deal_id: str) -> str:
        """Return the event's id, or "" where its own was there before.

        Equal activities without an id of their own are told apart by their number.
        """
        own = cells[ID].strip()
        id_ = f"{self.source}:{deal_id}:{own or _digest(cells)}"
        before = self._seen.get(id_) or self._seen_before.get(id_, 0)
        if len(self._seen) >= REMEMBERED:
            self._seen_before, self._seen = self._seen, {}
        self._seen[id_] = before + 1
        if before and own:
            self.bound.add(
                "activity_id", own, "the activity is there twice; the first counts", "", Severity.ERROR
            )
            return ""
        return f"{id_}#{before}" if before else id_

    def _touched(self, cells: Cells, base: tuple[str, str, datetime], channel: Channel) -> Touched:
        id_, deal_id, at = base
        return Touched(
            id=id_, deal_id=deal_id, at=at, source=self.source, actor=cells[OWNER], channel=channel,
            minutes=self._minutes(cells[MINUTES]), subject=cells[SUBJECT], text=cells[TEXT],
        )  # fmt: skip

    def _heard(self, cells: Cells, base: tuple[str, str, datetime], channel: Channel) -> Heard:
        id_, deal_id, at = base
        return Heard(
            id=id_, deal_id=deal_id, at=at, source=self.source, channel=channel,
            minutes=self._minutes(cells[MINUTES]), subject=cells[SUBJECT], text=cells[TEXT],
        )  # fmt: skip

    def _noted(self, cells: Cells, base: tuple[str, str, datetime], kind: str) -> Noted:
        if not kind:
            self.bound.add(
                "kind", cells[KIND], "unknown kind of activity, kept as a note", "map it to call, email, …"
            )
        id_, deal_id, at = base
        return Noted(
            id=id_, deal_id=deal_id, at=at, source=self.source, actor=cells[OWNER],
            what=kind or cells[KIND].strip() or "note", minutes=self._minutes(cells[MINUTES]),
            subject=cells[SUBJECT], text=cells[TEXT],
        )  # fmt: skip

    def _offered(self, cells: Cells, base: tuple[str, str, datetime]) -> Offered:
        id_, deal_id, at = base
        if deal_id in self.stages:
            self.stages[deal_id] = tuple(
                entered for entered in self.stages[deal_id] if abs(entered - at) > A_DAY
            )
        return Offered(
            id=f"{id_}:offer", deal_id=deal_id, at=at, source=self.source, actor=cells[OWNER], by=Party.US
        )

    def _undirected(self, base: tuple[str, str, datetime], channel: Channel, state: str) -> Iterator[Event]:
        """Yield the buyer's part of a meeting that was held; count the rest as ours."""
        if channel is not Channel.MEETING:
            self._count(Counted.NO_DIRECTION)
        elif state == "done":
            self._count(Counted.MEETINGS)
            id_, deal_id, at = base
            yield Heard(id=f"{id_}:heard", deal_id=deal_id, at=at, source=self.source, channel=channel)

    def _minutes(self, text: str) -> float | None:
        if not text:
            return None
        try:
            minutes = numbers.minutes(text, self.bound.decimals["minutes"]) / self.bound.map.per_minute
        except numbers.NumberError as fault:
            self.bound.add("minutes", text, str(fault))
            return None
        if 0 <= minutes <= MOST_MINUTES:
            return minutes
        self._count(Counted.ABSURD_MINUTES)
        return None

    def _count(self, what: Counted) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def _digest(cells: Cells) -> str:
    return blake2b("\x1f".join(cells[KIND:]).encode(), digest_size=9).hexdigest()
