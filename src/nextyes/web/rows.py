"""A deal as a list of many shows it: where it stands, and what is agreed to happen next."""

from dataclasses import dataclass
from datetime import date, datetime

from nextyes.app.queue import QueueRow
from nextyes.app.words import returns_of
from nextyes.deals.fold import Deal, Status
from nextyes.web.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is agreed to happen next."""

    mark: str  # "none", "passed", or "" where something is ahead
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One deal, of the table or a card of the board."""

    row: QueueRow
    advice: str  # "" where it has none: a closed deal, or one that was not judged yet
    stage_days: float | None
    step: Step | None  # None for a deal that is over for good
    ticked: bool
    changed: bool  # whether it changed since it was ticked


def shown(row: QueueRow, visit: Visit, *, ticked: bool = False, changed: bool = False) -> Row:
    """Return a deal for a list."""
    judged = row.deal.status is Status.OPEN and row.reasons is not None
    return Row(
        row=row,
        advice=row.advice if judged else "",
        stage_days=_stage_days(row.deal, visit),
        step=step_of(row.deal, visit.today()),
        ticked=ticked and not changed,
        changed=changed,
    )


def step_of(deal: Deal, today: date) -> Step | None:
    """Return what is agreed to happen next; None for a deal that is over for good.

    Example:
        >>> from datetime import UTC, datetime
        >>> deal = Deal(id="acme", opened_at=datetime(2026, 3, 2, tzinfo=UTC), wait_until=date(2026, 3, 3))
        >>> step_of(deal, date(2026, 3, 8))
        Step(mark='passed', words='was for 3 March, 5 days ago')
    """
    day = deal.next_on
    if day is None:
        return Step(mark="none", words="none agreed") if deal.status is Status.OPEN else None
    return Step(mark="passed" if day < today else "", words=returns_of(day, today).removeprefix("is "))


def _stage_days(deal: Deal, visit: Visit) -> float | None:
    """Return how long a deal has been in its stage: a closed one, until it was closed."""
    days, over = days_since(visit, deal.stage_since), days_since(visit, deal.closed_at)
    return days if days is None or over is None else max(days - over, 0.0)


def days_since(visit: Visit, since: datetime | None) -> float | None:
    """Return the days from an instant until now, none of them below 0."""
    return None if since is None else max((visit.by.at - since).total_seconds() / 86_400, 0.0)
