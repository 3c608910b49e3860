"""Hours: where they went, what early nos freed of them, and where the freed ones went next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nextyes.app.settings import settings
from nextyes.app.tallies.measures import by_owner, hours_of, instants_of, usual_of, yardstick_for
from nextyes.app.tallies.periods import Period, steps
from nextyes.deals.instants import day_of
from nextyes.deals.lives import NOS, Effort, Fate
from nextyes.proof.nos import Yardstick
from nextyes.store import Ledger
from nextyes.store.standing import Tally, Usual

NEXT = timedelta(days=28)  # after a period, in which its freed hours went somewhere else


@dataclass(frozen=True, slots=True, kw_only=True)
class Went:
    """Hours of a span, by what has become of the deals that they went into."""

    first: date
    last: date
    hours: dict[Fate, float]

    @property
    def all(self) -> float:
        """All hours."""
        return sum(self.hours.values())

    @property
    def nos(self) -> float:
        """Into deals that ended in a no."""
        return sum(self.hours[fate] for fate in NOS)

    def share(self, hours: float) -> float:
        """Return a share of all, 0 where nothing was done."""
        return hours / self.all if self.all else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rep:
    """Where the hours of one owner's deals went."""

    name: str
    went: Went
    measured: float  # share of the hours that was measured
    freed: float  # hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """Where the hours went that early nos freed: to each, as its owner's hours went on until a day."""

    until: date
    hours: dict[Fate, float]
    nos: int  # the early ones
    yeses: int  # of the same owners, from the period's first day until then

    @property
    def all(self) -> float:
        """All hours freed."""
        return sum(self.hours.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The hours of a period."""

    period: Period
    owner: str | None
    owners: tuple[str, ...]
    went: Went
    measured: float  # hours of them that were measured
    touches: int  # that were not
    asks: int
    usual: Usual
    series: tuple[Went, ...]  # the period in steps
    reps: tuple[Rep, ...]
    yardstick: Yardstick | None
    next: Next | None  # None where fast nos cannot be told from slow ones
    counted: bool  # False while an old ledger is still being counted


def hours(ledger: Ledger, now: datetime, chosen: Period, *, owner: str | None = None) -> Hours:
    """Return where the hours of a period went.

    Args:
        ledger: The deals.
        now: The instant.
        chosen: The period.
        owner: Only deals of this owner, "" for those of nobody; None for all.
    """
    known = settings(ledger)
    usual, today = usual_of(known), day_of(now, known.zone)
    span, until = (chosen.first, chosen.last), min(chosen.ends + NEXT, today)
    with ledger.snapshot():
        rows = ledger.tallies.sums([span, (chosen.first, until)])
        parts = ledger.tallies.sums(steps(chosen), owner=owner)
        stick, _ = yardstick_for(ledger, chosen, known)
        early = _early(ledger, chosen, stick, owner)
        counted = ledger.standing.is_filled(known.zone)
    now_rows = [each for each in rows if each.span == 0]
    mine = [each for each in now_rows if owner in (None, each.owner)]
    effort = _effort(mine)
    freed = {who: hours for who, (_, hours) in early.items()}
    return Hours(
        period=chosen,
        owner=owner,
        owners=tuple(sorted({each.owner for each in rows} | ({owner} if owner is not None else set()))),
        went=_went(span, mine, usual),
        measured=effort.seconds / 3600,
        touches=effort.touches,
        asks=effort.asks,
        usual=usual,
        series=tuple(
            _went(step, [each for each in parts if each.span == number], usual)
            for number, step in enumerate(steps(chosen))
        ),
        reps=_reps(now_rows, span, usual, freed),
        yardstick=stick,
        next=_next([each for each in rows if each.span == 1], early, until, usual) if stick else None,
        counted=counted,
    )


def _early(
    ledger: Ledger, chosen: Period, stick: Yardstick | None, owner: str | None
) -> dict[str, tuple[int, float]]:
    """Return for each owner how many fast nos there were, and the hours that these freed."""
    if stick is None:
        return {}
    known = settings(ledger)
    mean = sum(stick.slow_hours) / len(stick.slow_hours)
    since, before = instants_of(chosen, known)
    paces = ledger.tallies.paces(since, before, stick.days, usual_of(known), owner=owner)
    return {each.owner: (each.deals, each.deals * mean - each.hours) for each in paces if each.pace == 0}


def _next(rows: Sequence[Tally], early: Mapping[str, tuple[int, float]], until: date, usual: Usual) -> Next:
    hours = dict.fromkeys(Fate, 0.0)
    for who, (_, freed) in early.items():
        own = [each for each in rows if each.owner == who]
        whole = sum(hours_of(each.effort, usual) for each in own)
        for each in own:
            hours[each.fate] += max(freed, 0.0) * hours_of(each.effort, usual) / whole if whole else 0.0
    yeses = sum(each.closed for each in rows if each.fate is Fate.WON and each.owner in early)
    return Next(until=until, hours=hours, nos=sum(nos for nos, _ in early.values()), yeses=yeses)


def _went(span: tuple[date, date], rows: Sequence[Tally], usual: Usual) -> Went:
    hours = dict.fromkeys(Fate, 0.0)
    for each in rows:
        hours[each.fate] += hours_of(each.effort, usual)
    return Went(first=span[0], last=span[1], hours=hours)


def _effort(rows: Sequence[Tally]) -> Effort:
    effort = Effort()
    for each in rows:
        effort += each.effort
    return effort


def _reps(
    rows: Sequence[Tally], span: tuple[date, date], usual: Usual, freed: Mapping[str, float]
) -> tuple[Rep, ...]:
    found = []
    for owner, own in by_owner(rows).items():
        went = _went(span, own, usual)
        if went.all:
            measured = went.share(_effort(own).seconds / 3600)
            found.append(Rep(name=owner, went=went, measured=measured, freed=freed.get(owner, 0.0)))
    return tuple(sorted(found, key=lambda rep: (-rep.went.all, rep.name)))
