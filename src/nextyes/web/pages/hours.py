"""Hours: where they went, how many of them early nos gave back, and where those went next."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import nan

from nextyes.app import tallies
from nextyes.app.tallies import Hours, Period, Went
from nextyes.app.words import FATES, hours_of, span_of
from nextyes.deals.lives import NOS, Fate
from nextyes.web.charts import Columns, Step, columns
from nextyes.web.pages.nos import label_of
from nextyes.web.spans import Chosen, chosen_by, sheet
from nextyes.web.visit import Answer, Page, Place, Visit

_KINDS = (("yes", "won"), ("no", "ended in a no"), ("silent", "ended in no decision"), ("open", "still open"))


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursPage:
    """The hours of a period."""

    chosen: Chosen
    hours: Hours
    chart: Columns
    fates_shown: tuple[Fate, ...]  # in the order of the tables, without those into which nothing went


def show(visit: Visit) -> Answer:
    """Show the hours of a period."""
    chosen = chosen_by(visit, "/hours")
    found = tallies.hours(visit.ledger, visit.by.at, chosen.period, owner=chosen.owner)
    freed = found.next.hours if found.next else {}
    return Page(
        template="hours.html",
        shows=HoursPage(
            chosen=chosen,
            hours=found,
            chart=columns(
                f"Hours of {chosen.period.name}, by what has become of the deals",
                _KINDS,
                [_step(each, chosen.period) for each in found.series],
                lambda hours: hours_of(hours) if 0 < hours < 1 else f"{hours:,.0f} h",
            ),
            fates_shown=tuple(fate for fate in _ORDER if found.went.hours[fate] or freed.get(fate)),
        ),
    )


def as_csv(visit: Visit) -> Answer:
    """Give one table of the page as a file for a spreadsheet."""
    chosen = chosen_by(visit, "/hours")
    table = visit.query.get("table", "went")
    if table not in _TABLES:
        raise ValueError(f"no table is called {table!r}: one of {', '.join(_TABLES)}")
    head, rows = _TABLES[table]
    found = tallies.hours(visit.ledger, visit.by.at, chosen.period, owner=chosen.owner)
    return sheet(f"hours-{table}", chosen, head, rows(found))


PLACES = (Place(path="/hours", act=show), Place(path="/hours.csv", act=as_csv))

_ORDER = (Fate.WON, *NOS, Fate.NO_DECISION, Fate.OPEN)


def _step(went: Went, known: Period) -> Step:
    hours = went.hours
    return Step(
        label=label_of(went.first, known),
        says=span_of(went.first, went.last),
        values=(hours[Fate.WON], went.nos, hours[Fate.NO_DECISION], hours[Fate.OPEN]),
    )


def _by_fate(found: Hours) -> Iterator[Sequence[object]]:
    for fate in _ORDER:
        hours = found.went.hours[fate]
        freed = found.next.hours[fate] if found.next else nan
        yield FATES[fate], hours, found.went.share(hours), freed


def _by_rep(found: Hours) -> Iterator[Sequence[object]]:
    for rep in found.reps:
        yield rep.name, rep.went.all, *(rep.went.hours[fate] for fate in _ORDER), rep.measured, rep.freed


def _in_steps(found: Hours) -> Iterator[Sequence[object]]:
    for each in found.series:
        yield each.first, each.last, each.all, *(each.hours[fate] for fate in _ORDER)


_NAMES = tuple(f"hours_{fate.value}" for fate in _ORDER)
_TABLES: Mapping[str, tuple[Sequence[str], Callable[[Hours], Iterator[Sequence[object]]]]] = {
    "went": (("where", "hours", "share", "hours_freed"), _by_fate),
    "reps": (("owner", "hours", *_NAMES, "share_measured", "hours_freed"), _by_rep),
    "series": (("first", "last", "hours", *_NAMES), _in_steps),
}
