"""Logs for the tests of proof: a team's past as events, and events as the history that proof eats."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from nextyes.deals import events as e
from nextyes.deals.instants import instant, microseconds
from nextyes.deals.money import Money
from nextyes.deals.table import event_table
from nextyes.proof.history import History
from nextyes.store import columns

ZONE = ZoneInfo("Europe/Amsterdam")
START = datetime(2026, 1, 5, 8, tzinfo=UTC)


def history_of(events: Iterable[e.Event], until: datetime | None = None) -> History:
    """Return events as a history, up to an instant or to the last of them."""
    known = [event for event in events if until is None or event.at < until]
    table = event_table(known, ZONE)
    end = until or max(event.at for event in known) + timedelta(microseconds=1)
    points = columns.decision_points(table, min(event.at for event in known), end, ZONE)
    closings = columns.closings(table)
    return History(
        points=points,
        landmarks=columns.landmarks(table, points.deal_id, points.as_of),
        closings=closings,
        at_close=columns.landmarks(table, closings.deal_id, closings.at),
        until=microseconds(end),
    )


def team_log(deals: int, *, seed: int = 0, days: float = 120.0) -> list[e.Event]:
    """Return the events of a team: offers followed up until won, or lost after many silent touches."""
    rng = np.random.default_rng(seed)
    return [event for number in range(deals) for event in _deal(f"d{number:04}", rng, days)]


def _deal(deal_id: str, rng: np.random.Generator, days: float) -> Iterator[e.Event]:
    at = START + timedelta(days=float(rng.uniform(0, days)))
    live = rng.random() < 0.45
    numbers = iter(range(1000))

    def head() -> dict[str, object]:
        return {"id": f"{deal_id}-{next(numbers):03}", "deal_id": deal_id, "at": at, "source": "test"}

    yield e.Opened(**head(), organization=f"org {rng.integers(30)}", pipeline="Sales")  # type: ignore[arg-type]
    yield e.Valued(**head(), amount=Money(int(rng.integers(1, 50)) * 100_000, "EUR"))  # type: ignore[arg-type]
    yield e.Staged(**head(), stage="Lead")  # type: ignore[arg-type]
    yield e.Assigned(**head(), owner=f"rep {rng.integers(4)}")  # type: ignore[arg-type]
    at += timedelta(days=float(rng.exponential(2)))
    yield e.Offered(**head(), by=e.Party.US)  # type: ignore[arg-type]
    yield e.Staged(**head(), stage="Offer")  # type: ignore[arg-type]
    for _ in range(int(rng.integers(3, 14))):
        at += timedelta(days=float(rng.exponential(3)))
        minutes = round(float(rng.gamma(2, 4)) + 0.1, 2)
        yield e.Touched(**head(), channel=e.Channel.CALL, minutes=minutes)  # type: ignore[arg-type]
        at += timedelta(hours=float(rng.uniform(1, 20)))
        if live and rng.random() < 0.25:
            yield e.Staged(**head(), stage="Order")  # type: ignore[arg-type]
            yield e.Won(**head())  # type: ignore[arg-type]
            return
        if rng.random() < (0.4 if live else 0.08):
            yield e.Heard(**head(), channel=e.Channel.EMAIL)  # type: ignore[arg-type]
    at += timedelta(days=float(rng.exponential(5)))
    yield e.Lost(**head(), outcome=e.OutcomeClass.NO_DECISION)  # type: ignore[arg-type]


def with_another_future(events: Iterable[e.Event], since: datetime) -> list[e.Event]:
    """Return the events with everything from an instant on changed: outcomes, amounts, stages, touches."""
    changed: list[e.Event] = []
    for event in events:
        if event.at < since:
            changed.append(event)
        elif isinstance(event, e.Won):
            changed.append(e.Lost(id=event.id, deal_id=event.deal_id, at=event.at, source="test"))
        elif isinstance(event, e.Lost):
            changed.append(e.Won(id=event.id, deal_id=event.deal_id, at=event.at, source="test"))
        elif isinstance(event, e.Valued):
            changed.append(replace(event, amount=Money(1, "EUR")))
        elif isinstance(event, e.Staged):
            changed.append(replace(event, stage="Elsewhere"))
        elif not isinstance(event, e.Touched):
            changed.append(event)
    return changed


def day(text: str) -> int:
    """Return the beginning of a day in the seller's zone, microseconds."""
    return microseconds(datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC))


def instants(history: History) -> list[datetime]:
    """Return the instants of a history's points."""
    return [instant(at) for at in history.points.as_of.tolist()]
