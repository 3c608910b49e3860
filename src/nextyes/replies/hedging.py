"""Hem and haw over time: what one reply does not show and a deal's whole story does.

A single hedge says little: on real requests those who hedged gave as often as those who did not. It is
the pattern that tells: warm words and never a step, "later" again and again, days that were named and
passed, a sign of life and then silence again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby

from nextyes.deals.events import (
    Answered,
    Asked,
    Event,
    Heard,
    Lost,
    Offered,
    Party,
    Planned,
    Promised,
    Reading,
    Staged,
    Touched,
    Won,
    order,
)

SILENCE = 2  # touches in a row without an answer
_AGAIN = 2  # times from which on a sign is worth saying
_WARM = {Reading.YES, Reading.HEDGE}
_OURS = {Reading.NOT_NOW, Reading.NO, Reading.STOP, Reading.WRONG_PERSON}  # it is for us to come back


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedging:
    """The signs of a deal that hems and haws, each with the days on which it was seen, in order.

    Words are counted once for each touch of ours, by the last move before the next touch, as the letters
    of `nextyes.deals.fold.Deal.touch_pattern` are.
    """

    warm: tuple[date, ...] = ()  # warm words, and no step since though we touched them again
    hedged: tuple[date, ...] = ()  # hemmed and hawed
    later: tuple[date, ...] = ()  # "not now"
    pushed: tuple[date, ...] = ()  # the expected close date was moved later
    broken: tuple[date, ...] = ()  # days that were named and passed without a move of theirs
    vanished: tuple[date, ...] = ()  # came back after `SILENCE` touches, then `SILENCE` again
    today: date = date.min

    @property
    def said(self) -> tuple[str, ...]:
        """The signs in plain words, the most telling first; empty where there is none."""
        once = {
            "vanished": "came back on {} and went silent again",
            "broken": "{} was the day named, and passed without a word",
        }
        often = {
            "vanished": "came back and went silent again {}",
            "broken": "let {} named days pass without a word",
            "later": "said “later” {}",
            "hedged": "hemmed and hawed {}",
            "pushed": "close date pushed {}",
            "warm": "warm words without a step {}",
        }
        found: list[str] = []
        for name, words in often.items():
            on: tuple[date, ...] = getattr(self, name)
            last = _day(on[-1], self.today) if on else ""
            if len(on) >= _AGAIN:
                count = str(len(on)) if name == "broken" else f"{len(on)} times"
                found.append(f"{words.format(count)}, last on {last}")
            elif on and name in once:
                found.append(once[name].format(last))
        return tuple(found)


@dataclass(slots=True)
class _Round:
    """One touch of ours and the last move of theirs before the next, None in silence."""

    at: datetime
    move: Event | None = None


@dataclass(slots=True)
class _Story:
    """What of a deal's events the signs are read from, each in order of time."""

    rounds: list[_Round] = field(default_factory=list)
    moves: list[datetime] = field(default_factory=list)
    steps: list[datetime] = field(default_factory=list)
    pushes: list[datetime] = field(default_factory=list)
    ends: list[datetime] = field(default_factory=list)
    answers: list[Answered] = field(default_factory=list)  # that name a day
    promises: list[Promised] = field(default_factory=list)
    plans: list[Planned] = field(default_factory=list)
    stage: str = ""


def hedging(timeline: Iterable[Event], *, as_of: datetime | None = None) -> Hedging:
    """Return the signs of hem and haw in the events of one deal.

    Args:
        timeline: Events of one deal, in any order; repeated ids count once.
        as_of: Events from then on are not looked at, and days before it have passed, in its own zone. None:
            all events, as of the last of them.

    Raises:
        ValueError: If the events are of several deals.

    Example:
        >>> from datetime import UTC
        >>> from nextyes.deals.events import Channel
        >>> def on(day):
        ...     at = datetime(2026, 5, day, tzinfo=UTC)
        ...     return {"id": str(day), "deal_id": "acme", "at": at, "source": "x"}
        >>> touches = [Touched(channel=Channel.EMAIL, **on(day)) for day in (1, 5)]
        >>> hedging([*touches, *(Answered(reading=Reading.NOT_NOW, **on(day)) for day in (2, 6))]).said
        ('said “later” 2 times, last on 6 May',)
    """
    events = sorted({event.id: event for event in timeline}.values(), key=order)
    events = [event for event in events if as_of is None or event.at < as_of]
    if len({event.deal_id for event in events}) > 1:
        raise ValueError("hedging is read from the events of one deal")
    if not events:
        return Hedging()
    story = _Story()
    for event in events:
        _tell(story, event)
    now = as_of or events[-1].at
    zone = now.tzinfo
    moves = [each.move for each in story.rounds if each.move]
    return Hedging(
        warm=_days(_warm(story), zone),
        hedged=_days((move.at for move in moves if _reads(move, {Reading.HEDGE})), zone),
        later=_days((move.at for move in moves if _reads(move, {Reading.NOT_NOW})), zone),
        pushed=_days(story.pushes, zone),
        broken=_broken(story, now),
        vanished=_days(_vanished(story), zone),
        today=now.date(),
    )


def _tell(story: _Story, event: Event) -> None:
    if isinstance(event, Touched | Asked):
        story.rounds.append(_Round(event.at))
    elif _is_theirs(event):
        story.moves.append(event.at)
        if story.rounds:
            story.rounds[-1].move = event
        if isinstance(event, Answered) and event.until:
            story.answers.append(event)
    if isinstance(event, Staged) and event.stage != story.stage:
        story.steps += [event.at] if story.stage else []
        story.stage = event.stage
    elif isinstance(event, Offered | Won | Lost):
        story.steps.append(event.at)
        story.ends += [event.at] if isinstance(event, Won | Lost) else []
    elif isinstance(event, Promised):
        _promise(story, event)
    elif isinstance(event, Planned):
        story.plans.append(event)


def _promise(story: _Story, event: Promised) -> None:
    before = story.promises[-1].close_on if story.promises else None
    if event.close_on and before and event.close_on > before:
        story.pushes.append(event.at)
    elif event.close_on:
        story.steps.append(event.at)
    story.promises.append(event)


def _is_theirs(event: Event) -> bool:
    """Return whether the buyer moved; a machine's reply is none, as in the fold."""
    if isinstance(event, Offered):
        return event.by is Party.THEM
    machine = isinstance(event, Answered) and event.reading is Reading.AUTO_REPLY
    return isinstance(event, Heard | Answered) and not machine


def _reads(move: Event, readings: set[Reading]) -> bool:
    return isinstance(move, Answered) and move.reading in readings


def _warm(story: _Story) -> list[datetime]:
    """Return the warm words after which we had to touch again, and no step has come."""
    since = max(story.steps, default=None)
    moves = [each.move for each in story.rounds[:-1] if each.move]  # the last may lead to one yet
    warm = [move.at for move in moves if isinstance(move, Heard) or _reads(move, _WARM)]
    return [at for at in warm if since is None or at > since]


def _vanished(story: _Story) -> list[datetime]:
    """Return the last move of each return from a silence that a silence followed."""
    runs = [(silent, list(some)) for silent, some in groupby(story.rounds, lambda each: each.move is None)]
    found = []
    for before, (_, run), after in zip(runs, runs[1:], runs[2:], strict=False):
        last = run[-1].move
        if last and min(len(before[1]), len(after[1])) >= SILENCE:
            found.append(last.at)
    return found


def _broken(story: _Story, now: datetime) -> tuple[date, ...]:
    """Return the days that were named and have passed without a move of theirs, in order."""
    found = {answer.until for answer in story.answers if _let_pass(story, answer, now)}
    found |= _overdue([(each.at, each.close_on) for each in story.promises], story, now)
    theirs = [(each.at, each.on if each.by is Party.THEM else None) for each in story.plans]
    found |= _overdue(theirs, story, now)
    return tuple(sorted(day for day in found if day))


def _overdue(days: Sequence[tuple[datetime, date | None]], story: _Story, now: datetime) -> set[date | None]:
    """Return the days, each named at an instant in place of the one before, that passed without a move."""
    found: set[date | None] = set()
    for place, (at, day) in enumerate(days):
        replaced = [later for later, _ in days[place + 1 : place + 2]]
        until = min([now, *replaced, *(end for end in story.ends if end > at)])
        if day and (over := _end(day, now.tzinfo)) <= until and not _any(story.moves, at, over):
            found.add(day)
    return found


def _let_pass(story: _Story, answer: Answered, now: datetime) -> bool:
    """Return whether a day that they named passed: where we were to come back, that we did, in vain."""
    assert answer.until
    end = _end(answer.until, now.tzinfo)
    if answer.reading not in _OURS:
        return end <= now and not _any(story.moves, answer.at, end)
    start = end - timedelta(days=1)
    came_back = [each.at for each in story.rounds if each.at >= start]
    return len(came_back) >= SILENCE and not _any(story.moves, max(start, answer.at), now)


def _end(day: date, zone: tzinfo | None) -> datetime:
    """Return the instant at which a day is over."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), zone)


def _any(instants: Sequence[datetime], after: datetime, before: datetime) -> bool:
    return any(after < at <= before for at in instants)


def _days(instants: Iterable[datetime], zone: tzinfo | None) -> tuple[date, ...]:
    return tuple(at.astimezone(zone).date() for at in instants)


def _day(day: date, today: date) -> str:
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B} {day.year}"
