"""Nos: how many were heard, how many there are for each yes, and what the early ones freed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import nan

from nextyes.app.board import Summary, summary
from nextyes.app.settings import settings
from nextyes.app.tallies.goals import nos_goal
from nextyes.app.tallies.measures import PAST, by_owner, hours_of, instants_of, usual_of, yardstick_for
from nextyes.app.tallies.periods import Period, period, steps
from nextyes.deals.instants import day_of
from nextyes.deals.lives import NOS, Fate
from nextyes.proof.nos import Freed, NosPerYes, Yardstick, freed, nos_per_yes
from nextyes.store import Ledger
from nextyes.store.standing import Closing, Pace, Tally

_NO_MORE = 2  # the pace of a deal that ended in no decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was heard in a span: closings of all lives in it."""

    first: date
    last: date
    fates: dict[Fate, int]

    @property
    def nos(self) -> int:
        """Deals lost, but for those that ended in no decision."""
        return sum(self.fates[fate] for fate in NOS)

    @property
    def no_decisions(self) -> int:
        """Deals lost without a no of the buyer."""
        return self.fates[Fate.NO_DECISION]

    @property
    def yeses(self) -> int:
        """Deals won."""
        return self.fates[Fate.WON]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rep:
    """What one owner heard; the name is "" for deals that are nobody's."""

    name: str
    week: int  # nos of this week, month and quarter until today
    month: int
    quarter: int
    heard: Heard  # of the period
    per_yes: NosPerYes


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """How long some deals took until they were lost, and how many hours."""

    deals: int
    days: float  # on average, NaN where there are none
    hours: float  # on average
    asked: int
    days_asked: float  # from the first ask, on average

    @property
    def all_hours(self) -> float:
        """Of all of them."""
        return self.deals * self.hours if self.deals else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ANo:
    """One no, what it took, and what it freed."""

    closing: Closing
    days: float
    hours: float
    freed: float  # NaN where it was not a fast one, or fast cannot be told from slow


@dataclass(frozen=True, slots=True, kw_only=True)
class Nos:
    """What the nos of a period tell."""

    period: Period
    owner: str | None
    owners: tuple[str, ...]
    goal: int | None
    week: Heard  # this week until today, and so on
    month: Heard
    quarter: Heard
    heard: Heard  # in the period
    series: tuple[Heard, ...]  # the period in steps
    per_yes: NosPerYes
    reps: tuple[Rep, ...]
    yardstick: Yardstick | None  # None: too few nos to tell fast from slow
    by_own: bool  # whether the yardstick is of the period itself, for want of a past
    fast: Took
    slow: Took
    no_decision: Took
    freed: Freed | None
    latest: tuple[ANo, ...]
    summary: Summary | None  # for the price of an hour; None before the first judging
    counted: bool  # False while an old ledger is still being counted

    @property
    def worth(self) -> float:
        """What the hours freed by one no are worth, NaN where that is not known."""
        if self.freed is None or self.summary is None or not self.freed.nos:
            return nan
        return self.freed.each * self.summary.price_of_hour


def nos(ledger: Ledger, now: datetime, chosen: Period, *, owner: str | None = None, latest: int = 25) -> Nos:
    """Return what the nos of a period tell.

    Args:
        ledger: The deals.
        now: The instant.
        chosen: The period.
        owner: Only deals of this owner, "" for those of nobody; None for all. Fast and slow stay the team's.
        latest: How many nos are listed.
    """
    known = settings(ledger)
    today = day_of(now, known.zone)
    spans = [
        (each.first, each.last) for each in (period(kind, today) for kind in ("week", "month", "quarter"))
    ]
    with ledger.snapshot():
        whole = ledger.tallies.sums([*spans, (chosen.first, chosen.last)])
        parts = ledger.tallies.sums(steps(chosen), owner=owner)
        usual, own = yardstick_for(ledger, chosen, known)
        paces = _paces(ledger, chosen, usual, owner)
        some = _latest(ledger, chosen, usual, owner=owner, most=latest)
        fast = _fast_hours(ledger, chosen, usual, owner)
        said = summary(ledger)
        counted = ledger.standing.is_filled(known.zone)
    mine = [each for each in whole if owner in (None, each.owner)]
    week, month, quarter, heard = (
        _heard(span, [each for each in mine if each.span == number])
        for number, span in enumerate([*spans, (chosen.first, chosen.last)])
    )
    took = [_took([each for each in paces if each.pace == pace]) for pace in (0, 1, _NO_MORE)]
    return Nos(
        period=chosen,
        owner=owner,
        owners=tuple(sorted({each.owner for each in whole} | ({owner} if owner is not None else set()))),
        goal=nos_goal(ledger, owner),
        week=week,
        month=month,
        quarter=quarter,
        heard=heard,
        series=_series(steps(chosen), parts),
        per_yes=nos_per_yes(heard.yeses, heard.nos),
        reps=_reps(whole, (chosen.first, chosen.last)),
        yardstick=usual,
        by_own=own,
        fast=took[0],
        slow=took[1],
        no_decision=took[2],
        freed=freed(fast, usual, nos=took[0].deals, mean=took[0].hours) if usual else None,
        latest=some,
        summary=said,
        counted=counted,
    )


def nos_list(ledger: Ledger, chosen: Period, *, owner: str | None = None) -> tuple[ANo, ...]:
    """Return all nos of a period, the latest first."""
    with ledger.snapshot():
        usual, _ = yardstick_for(ledger, chosen, settings(ledger))
        return _latest(ledger, chosen, usual, owner=owner, most=None)


def _paces(ledger: Ledger, chosen: Period, usual: Yardstick | None, owner: str | None) -> list[Pace]:
    days, known = float(usual.days) if usual else 0.0, settings(ledger)
    since, before = instants_of(chosen, known)
    return ledger.tallies.paces(since, before, days, usual_of(known), owner=owner)


def _fast_hours(ledger: Ledger, chosen: Period, usual: Yardstick | None, owner: str | None) -> list[float]:
    """Return the hours of the fast ones among the last nos of a period: enough to tell their spread."""
    if usual is None:
        return []
    known = settings(ledger)
    since, before = instants_of(chosen, known)
    found = ledger.tallies.latest_nos(before, usual_of(known), most=PAST, since=since, owner=owner)
    return [hours for days, hours in found if days <= usual.days]


def _latest(
    ledger: Ledger, chosen: Period, usual: Yardstick | None, *, owner: str | None, most: int | None
) -> tuple[ANo, ...]:
    known = settings(ledger)
    since, before = instants_of(chosen, known)
    mean = sum(usual.slow_hours) / len(usual.slow_hours) if usual else nan
    found = []
    for each in ledger.tallies.closings(since, before, NOS, owner=owner, limit=most):
        days = (each.closed_at - each.opened_at).total_seconds() / 86_400
        hours = hours_of(each.effort, usual_of(known))
        fast = usual is not None and days <= usual.days
        found.append(ANo(closing=each, days=days, hours=hours, freed=mean - hours if fast else nan))
    return tuple(found)


def _heard(span: tuple[date, date], rows: Sequence[Tally]) -> Heard:
    fates = dict.fromkeys(Fate, 0)
    for each in rows:
        fates[each.fate] += each.closed
    return Heard(first=span[0], last=span[1], fates=fates)


def _series(spans: Sequence[tuple[date, date]], rows: Sequence[Tally]) -> tuple[Heard, ...]:
    return tuple(
        _heard(span, [each for each in rows if each.span == number]) for number, span in enumerate(spans)
    )


def _reps(rows: Sequence[Tally], span: tuple[date, date]) -> tuple[Rep, ...]:
    """Return what each owner heard, those with most nos first; the period is the last span."""
    found = []
    for owner, own in by_owner(rows).items():
        week, month, quarter, heard = (
            _heard(span, [each for each in own if each.span == number]) for number in range(4)
        )
        if week.nos or month.nos or quarter.nos or any(heard.fates.values()):
            found.append(
                Rep(
                    name=owner,
                    week=week.nos,
                    month=month.nos,
                    quarter=quarter.nos,
                    heard=heard,
                    per_yes=nos_per_yes(heard.yeses, heard.nos),
                )
            )
    return tuple(sorted(found, key=lambda rep: (-rep.heard.nos, rep.name)))


def _took(paces: Sequence[Pace]) -> Took:
    deals, asked = sum(each.deals for each in paces), sum(each.asked for each in paces)
    return Took(
        deals=deals,
        days=sum(each.days for each in paces) / deals if deals else nan,
        hours=sum(each.hours for each in paces) / deals if deals else nan,
        asked=asked,
        days_asked=sum(each.days_asked for each in paces) / asked if asked else nan,
    )
