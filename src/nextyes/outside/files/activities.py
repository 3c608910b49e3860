"""Activities as events: our touches, the buyer's moves, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from nextyes.deals.events import Channel, Event, Heard, Noted, Offered, Party, Touched
from nextyes.outside.files import numbers
from nextyes.outside.files.bound import Bound
from nextyes.outside.files.changes import Trail
from nextyes.outside.files.problems import Severity
from nextyes.outside.files.words import DIRECTIONS, DONE, KINDS, is_offer

A_DAY = timedelta(days=1)
MOST_MINUTES = 12 * 60  # of one activity; more is a work item left open overnight
NEVER = datetime.min.replace(tzinfo=UTC)
_CHANNELS = {channel.value: channel for channel in Channel}


@dataclass(slots=True)
class Activities:
    """The rows of activities as events.

    Attributes:
        planned_after: The instant after which an activity is a plan, not a fact.
        latest: The latest instant met so far.
        stages: By deal, the entries of stages that say an offer was made, without those that an offer
            by e-mail explains.
    """

    bound: Bound
    trails: dict[str, Trail]
    source: str
    planned_after: datetime | None
    stages: dict[str, tuple[datetime, ...]]
    latest: datetime = NEVER
    counts: dict[str, int] = field(default_factory=dict)

    def events(self) -> Iterator[Event]:
        """Yield one, two or no events for each row."""
        bound, trails = self.bound, self.trails
        kinds = bound.words("kind", KINDS)
        directions = bound.words("direction", DIRECTIONS)
        done_words = bound.words("done", DONE)
        instant = bound.dates["happened"].instant
        for (
            activity_id,
            deal_id,
            kind,
            direction,
            happened,
            minutes,
            owner,
            subject,
            text,
            done,
        ) in bound.rows():
            trail = trails.get(deal_id) or trails.get(deal_id := deal_id.strip())
            if trail is None:
                bound.add("deal_id", deal_id, "no such deal among the deals", "export it too", Severity.ERROR)
                continue
            try:
                at = instant(happened)
            except ValueError as fault:
                bound.add("happened", happened, str(fault), severity=Severity.ERROR)
                continue
            state = done_words[done] if done else "done"
            if state in {"planned", "dropped"} or (self.planned_after and at > self.planned_after):
                self._count("planned")
                continue
            if at > self.latest:
                self.latest = at
            if trail.closed is not None and at > trail.closed:
                self._count("after the close")
            if at < trail.created:
                self._count("before it was created")
            activity_id = activity_id.strip() or _digest(
                happened, kind, direction, owner, subject, text, minutes
            )
            spent = self._minutes(minutes) if minutes else None
            base = (f"{self.source}:{deal_id}:{activity_id}", deal_id, at)
            what = kinds[kind]
            channel = _CHANNELS.get(what)
            if channel is None:
                yield self._noted(base, what or kind, owner, (subject, text), spent)
                continue
            side = directions[direction]
            if side == "in":
                yield self._heard(base, channel, (subject, text), spent)
                continue
            if not side and channel is not Channel.MEETING:
                self._count("without a direction")
            id_, deal_id, at = base
            yield Touched(
                id=id_, deal_id=deal_id, at=at, source=self.source, actor=owner, channel=channel,
                minutes=spent, subject=subject, text=text,
            )  # fmt: skip
            if channel is Channel.EMAIL and is_offer(subject):
                yield self._offered(base, owner)
            elif channel is Channel.MEETING and not side and state == "done":
                yield self._heard((id_ + ":heard", deal_id, at), channel, ("", ""), None)

    def _heard(
        self, base: tuple[str, str, datetime], channel: Channel, words: tuple[str, str], spent: float | None
    ) -> Heard:
        id_, deal_id, at = base
        return Heard(
            id=id_, deal_id=deal_id, at=at, source=self.source, channel=channel,
            minutes=spent, subject=words[0], text=words[1],
        )  # fmt: skip

    def _noted(
        self,
        base: tuple[str, str, datetime],
        what: str,
        owner: str,
        words: tuple[str, str],
        spent: float | None,
    ) -> Noted:
        if what not in {"note", "task"}:
            self.bound.add(
                "kind", what, "unknown kind of activity, kept as a note", "map it to call, email, meeting, …"
            )
        id_, deal_id, at = base
        return Noted(
            id=id_, deal_id=deal_id, at=at, source=self.source, actor=owner,
            what=what, subject=words[0], text=words[1], minutes=spent,
        )  # fmt: skip

    def _offered(self, base: tuple[str, str, datetime], owner: str) -> Offered:
        id_, deal_id, at = base
        if deal_id in self.stages:
            self.stages[deal_id] = tuple(
                entered for entered in self.stages[deal_id] if abs(entered - at) > A_DAY
            )
        return Offered(
            id=id_ + ":offer", deal_id=deal_id, at=at, source=self.source, actor=owner, by=Party.US
        )

    def _minutes(self, text: str) -> float | None:
        try:
            minutes = numbers.minutes(text, self.bound.decimals["minutes"])
        except numbers.NumberFault as fault:
            self.bound.add("minutes", text, str(fault))
            return None
        if 0 <= minutes <= MOST_MINUTES:
            return minutes
        self._count("absurd minutes")
        return None

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def _digest(*cells: str) -> str:
    return blake2b("\x1f".join(cells).encode(), digest_size=9).hexdigest()
