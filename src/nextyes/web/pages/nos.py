"""Nos: how many, how many for each yes, how fast, and what hours they gave back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nextyes.app import tallies
from nextyes.app.tallies import Heard, Nos, Period, nos_list
from nextyes.app.tallies.measures import usual_of
from nextyes.app.words import FATES, span_of
from nextyes.deals.instants import day_of
from nextyes.store.standing import Usual
from nextyes.web.charts import Columns, Span, Step, columns, spans
from nextyes.web.spans import Chosen, chosen_by, sheet
from nextyes.web.visit import Answer, Go, Page, Place, Visit

_KINDS = (("no", "nos"), ("silent", "no decision"), ("yes", "yeses"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NosPage:
    """The nos of a period."""

    chosen: Chosen
    nos: Nos
    usual: Usual
    chart: Columns
    ranges: tuple[Span, ...]  # of nos per yes: the reps in turn, then all
    empty: bool  # nothing was ever closed in the quarter or the period


def show(visit: Visit) -> Answer:
    """Show the nos of a period."""
    chosen = chosen_by(visit, "/nos")
    found = tallies.nos(visit.ledger, visit.by.at, chosen.period, owner=chosen.owner)
    rates = [*(rep.per_yes for rep in found.reps), found.per_yes]
    return Page(
        template="nos.html",
        shows=NosPage(
            chosen=chosen,
            nos=found,
            usual=usual_of(visit.chosen),
            chart=columns(
                f"Nos, deals without a decision, and yeses in {chosen.period.name}",
                _KINDS,
                [_step(each, chosen.period) for each in found.series],
            ),
            ranges=spans([(each.low, each.high, each.rate) for each in rates]),
            empty=not any(any(each.fates.values()) for each in (found.quarter, found.heard)),
        ),
    )


def goal(visit: Visit) -> Answer:
    """Set a goal of nos a week, or give it up."""
    tallies.set_nos_goal(visit.ledger, visit.form.get("owner") or None, visit.form.get("goal", ""))
    return Go(to=visit.back())


def as_csv(visit: Visit) -> Answer:
    """Give one table of the page as a file for a spreadsheet."""
    chosen = chosen_by(visit, "/nos")
    table = visit.query.get("table", "nos")
    if table not in _TABLES:
        raise ValueError(f"no table is called {table!r}: one of {', '.join(_TABLES)}")
    head, rows = _TABLES[table]
    return sheet(f"nos-{table}", chosen, head, rows(visit, chosen))


PLACES = (
    Place(path="/nos", act=show),
    Place(path="/nos/goal", act=goal, method="POST"),
    Place(path="/nos.csv", act=as_csv),
)


def label_of(first: date, known: Period) -> str:
    """Return what stands below a column: a day of the month, or in a year the month."""
    if known.kind == "week":
        return f"{first:%a} {first.day}"
    if known.kind == "month":
        return str(first.day)
    return (
        f"{first:%b}"
        if first.day == 1 and (known.ends - known.first).days >= 214
        else f"{first.day} {first:%b}"
    )


def _step(heard: Heard, known: Period) -> Step:
    return Step(
        label=label_of(heard.first, known),
        says=span_of(heard.first, heard.last),
        values=(float(heard.nos), float(heard.no_decisions), float(heard.yeses)),
    )


_Rows = Callable[[Visit, Chosen], Iterator[Sequence[object]]]


def _found(visit: Visit, chosen: Chosen) -> Nos:
    return tallies.nos(visit.ledger, visit.by.at, chosen.period, owner=chosen.owner, latest=0)


def _each_no(visit: Visit, chosen: Chosen) -> Iterator[Sequence[object]]:
    for each in nos_list(visit.ledger, chosen.period, owner=chosen.owner):
        closing = each.closing
        closed = day_of(closing.closed_at, visit.chosen.zone)
        yield (
            *(closing.deal_id, closing.name, closing.organization, closing.owner, closed),
            *(FATES[closing.fate], each.days, each.hours, each.freed),
        )


def _by_rep(visit: Visit, chosen: Chosen) -> Iterator[Sequence[object]]:
    for rep in _found(visit, chosen).reps:
        rate = rep.per_yes
        yield (
            *(rep.name, rep.week, rep.month, rep.quarter, rep.heard.nos, rep.heard.no_decisions),
            *(rep.heard.yeses, rate.rate, rate.low, rate.high),
        )


def _in_steps(visit: Visit, chosen: Chosen) -> Iterator[Sequence[object]]:
    for each in _found(visit, chosen).series:
        yield each.first, each.last, each.nos, each.no_decisions, each.yeses


def _by_pace(visit: Visit, chosen: Chosen) -> Iterator[Sequence[object]]:
    found = _found(visit, chosen)
    for name, took in (("fast", found.fast), ("slow", found.slow), ("no decision", found.no_decision)):
        yield name, took.deals, took.days, took.asked, took.days_asked, took.hours, took.all_hours


_TABLES: Mapping[str, tuple[Sequence[str], _Rows]] = {
    "nos": (
        ("deal_id", "name", "organization", "owner", "closed", "how", "days", "hours", "hours_freed"),
        _each_no,
    ),
    "reps": (
        ("owner", "nos_this_week", "nos_this_month", "nos_this_quarter", "nos", "no_decisions", "yeses",
         "nos_per_yes", "nos_per_yes_low", "nos_per_yes_high"),
        _by_rep,
    ),
    "series": (("first", "last", "nos", "no_decisions", "yeses"), _in_steps),
    "pace": (
        ("pace", "deals", "days_from_opening", "asked", "days_from_first_ask", "hours_each", "hours"),
        _by_pace,
    ),
}  # fmt: skip
