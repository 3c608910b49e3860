"""A list of deals as a file for a spreadsheet: what the pipeline shows, every row of it."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from math import isnan

from nextyes.app.board.judging import follow
from nextyes.app.settings import settings
from nextyes.app.words import SAY
from nextyes.deals.instants import day_of
from nextyes.store import Ledger
from nextyes.store.standing import Filter, Stood

# The names that `nextyes import` knows come first, as it knows them.
COLUMNS = (
    "deal_id", "name", "organization", "contact", "owner", "pipeline", "stage", "amount", "currency",
    "created", "expected_close", "status", "closed", "lost_reason", "days_in_stage", "times_pushed",
    "last_buyer_move", "days_since_buyer_move", "unanswered_touches", "next_step", "advice", "chance",
    "value_of_asking", "hours_at_stake",
)  # fmt: skip

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what begins a formula in one spreadsheet or another


def listing(
    ledger: Ledger, now: datetime, chosen: Filter, *, sort: str = "amount", descending: bool | None = None
) -> bytes:
    """Return all deals of a filter as CSV, in UTF-8 with the mark by which Excel knows it.

    Text that a spreadsheet would run as a formula begins with an apostrophe, which says "this is text".

    Args:
        ledger: The deals.
        now: The instant, for days of silence.
        chosen: Which deals.
        sort: One of `nextyes.store.standing.SORTS`.
        descending: As for `nextyes.app.board.pipeline`.

    Raises:
        ValueError: If there is no such sort.
    """
    follow(ledger, now, patient=False)
    zone = settings(ledger).zone
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    with ledger.snapshot():
        for stood in ledger.reading.stream(chosen, sort, descending=descending):
            rows.writerow(_cells(stood, now, lambda at: day_of(at, zone)))
    return out.getvalue().encode("utf-8-sig", "replace")


def as_text(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    Example:
        >>> as_text("=HYPERLINK(1)"), as_text("Acme")
        ("'=HYPERLINK(1)", 'Acme')
    """
    text = text.replace("\0", "\ufffd")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _cells(stood: Stood, now: datetime, day: Callable[[datetime], date]) -> Iterator[str]:
    deal, judged = stood.deal, stood.judged
    last = deal.last_heard_at or deal.opened_at
    yield from map(
        as_text,
        (deal.id, deal.name, deal.organization, deal.contact, deal.owner, deal.pipeline, deal.stage),
    )
    yield str(deal.amount.amount) if deal.amount else ""
    yield deal.amount.currency if deal.amount else ""
    yield str(day(deal.opened_at))
    yield str(deal.close_on or "")
    yield deal.status.value
    yield str(day(deal.closed_at)) if deal.closed_at else ""
    yield as_text(deal.lost_reason)
    yield _days((deal.closed_at or now) - deal.stage_since) if deal.stage_since else ""
    yield str(deal.pushes)
    yield str(day(deal.last_heard_at)) if deal.last_heard_at else ""
    yield _days(now - last)
    yield str(deal.unanswered)
    yield str(deal.next_on or "")
    yield SAY[judged.advice] if judged else ""
    yield f"{judged.chance:.3f}" if judged and not isnan(judged.chance) else ""
    yield f"{judged.value_of_asking:.0f}" if judged else ""
    yield f"{judged.hours_at_stake:.1f}" if judged and not isnan(judged.hours_at_stake) else ""


def _days(span: timedelta) -> str:
    return str(max(span.days, 0))
