"""``nextyes today``: which deals to act on today."""

import json
import math
from dataclasses import asdict
from typing import Any

import click

from nextyes import app
from nextyes.app.words import (
    COLOURS,
    SAY,
    SHORT,
    amount_of,
    basis_of,
    chance_of,
    count_of,
    day_of,
    days_of,
    hour_of,
    hours_of,
    money_of,
)
from nextyes.cli.shared import (
    as_of_option,
    everyone_option,
    instant_given,
    json_option,
    opened,
    owner_given,
    owner_option,
)
from nextyes.cli.terminal import Column, paragraphs, plain, style, table, width

_COLUMNS = (
    Column(title="Deal", least=14),
    Column(title="Id", least=24),  # whole, for it is what one types next
    Column(title="Amount", align="right", least=9, rank=1),
    Column(title="Silent for", align="right", least=10, rank=2),
    Column(title="Asking is worth", align="right", least=15, rank=3),
    Column(title="At stake", align="right", least=8, rank=4),
    Column(title="Odds of a yes", align="right", least=13),
)


_SHOWN = 5  # of each advice


@click.command("today")
@as_of_option
@owner_option
@everyone_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help=f"The most of each advice. [default: {_SHOWN}; with --json all]",
)
@json_option
@click.pass_obj
def command(
    db: str | None, as_of: str | None, owner: str | None, everyone: bool, limit: int | None, as_json: bool
) -> None:
    """Show which deals to act on today, the first to be done first, and why.

    \b
    Examples:
      nextyes today
      nextyes today --owner "Dana Okafor" --limit 5
      nextyes today --everyone
      nextyes today --as-of 2026-03-02 --json
    """
    with opened(db) as ledger:
        known = app.settings(ledger)
        whose = owner_given(owner, known, everyone=everyone)
        limit = limit or (None if as_json else _SHOWN)
        queue = app.today(ledger, instant_given(as_of, known.zone), owner=whose, limit=limit)
    if as_json:
        click.echo(json.dumps(document(queue), default=str, allow_nan=False))
    else:
        click.echo("\n".join(lines(queue, title=day_of(queue.as_of, known.zone))))


def lines(queue: app.Today, *, title: str) -> list[str]:
    """Return the queue as lines for a terminal."""
    if not queue.rows:
        return paragraphs(_nothing(queue, title), cells=width())
    cells = width()
    head, *body = table(_COLUMNS, [_cells(row, queue.currency) for row in queue.rows], cells=cells)
    named = title if queue.owner is None else f"{title} · {_whose(queue.owner)}"
    found = [style(plain(named), bold=True), *paragraphs(_summary(queue), cells=cells), "", head]
    advice = ""
    for row, line in zip(queue.rows, body, strict=True):
        if row.advice != advice:
            advice = row.advice
            found += [
                "",
                style(f"{SAY[advice]} ({queue.counts[advice]:,})", colour=COLOURS.get(advice), bold=True),
            ]
        found.append(line)
        found += [style(text, dim=True) for text in paragraphs(_because(row), cells=cells, indent="  ")]
    found += ["", *paragraphs(basis_of(queue.basis, queue.closed_deals), cells=cells)]
    if queue.never_ask:
        found += paragraphs(f"Nothing is asked: {queue.never_ask}.", cells=cells)
    return [*found, style("Next: nextyes deal ID, for the whole arithmetic of one.", dim=True)]


def _nothing(queue: app.Today, title: str) -> str:
    if queue.owner is not None and queue.owners:
        return (
            f"No open deals of {queue.owner!r} on {title}. Owners of open deals: {', '.join(queue.owners)}. "
            "See everyone’s with --everyone."
        )
    if queue.closed_deals:
        return f"No open deals on {title}; closed: {queue.closed_deals:,}."
    return f"No open deals on {title}. Bring some in with `nextyes import FOLDER`, or see `nextyes demo`."


def _whose(owner: str) -> str:
    return f"{owner}’s deals" if owner else "deals that nobody owns"


def document(queue: app.Today) -> dict[str, Any]:
    """Return the queue for programs; numbers that are not known are null."""
    rows = []
    for row in queue.rows:
        deal, why = row.deal, row.reasons
        rows.append(
            {
                "deal_id": deal.id,
                "name": deal.name,
                "organization": deal.organization,
                "owner": deal.owner,
                "stage": deal.stage,
                "amount": float(deal.amount.amount) if deal.amount else None,
                "currency": deal.amount.currency if deal.amount else None,
                "advice": row.advice,
                "days_since_their_move": row.silence_days,
                "unanswered": row.unanswered,
                "value_of_asking": _known(row.value_of_asking),
                "hours_of_asking": _known(row.hours_of_asking),
                "hours_at_stake": _known(row.hours_at_stake),
                "odds": {"win": _known(row.chance), "low": _known(row.low), "high": _known(row.high)},
                "reasons": {
                    "up": [asdict(each) for each in why.up] if why else [],
                    "down": [asdict(each) for each in why.down] if why else [],
                },
                "not_asked": row.not_asked,
                "check_back_on": deal.check_back_on,
            }
        )
    return {
        "as_of": queue.as_of.isoformat(),
        "owner": queue.owner,
        "open_deals": queue.open_deals,
        "closed_deals_learnt_from": queue.closed_deals,
        "price_of_hour": queue.price_of_hour,
        "currency": queue.currency,
        "basis": queue.basis,
        "never_ask": queue.never_ask,
        "counts": queue.counts,
        "deals": rows,
    }


def _known(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _cells(row: app.QueueRow, currency: str) -> tuple[str, ...]:
    deal = row.deal
    worth = "–"
    if row.advice in ("ask", "ask_price") and row.value_of_asking > 0:
        worth = f"{hours_of(row.hours_of_asking)}, {money_of(row.value_of_asking, currency)}"
    odds = "–"
    if math.isfinite(row.chance):
        odds = f"{chance_of(row.chance)} ({100 * row.low:.0f}–{100 * row.high:.0f})"
    return (
        deal.name or deal.organization or deal.id, deal.id, amount_of(deal.amount),
        days_of(row.silence_days), worth, hours_of(row.hours_at_stake), odds,
    )  # fmt: skip


def _because(row: app.QueueRow) -> str:
    if row.reasons is None:
        said = f": “{row.deal.answer.quote}”" if row.deal.answer and row.deal.answer.quote else ""
        on = row.deal.check_back_on
        return f"come back on {on:%Y-%m-%d}, as agreed when they said not now{said}" if on else ""
    held = [row.not_asked] if row.not_asked and row.advice in ("wait", "close") else []
    if row.advice == "close" and not held:
        asked = f"asked, and silent for {days_of(row.silence_days)}"
        held = [asked if row.deal.asks else "the hours it would still take are worth more elsewhere"]
    down = [f"− {each.words}" for each in row.reasons.down[:2]]
    up = [f"+ {each.words}" for each in row.reasons.up[:2]]
    return " · ".join(held + down + up)


def _summary(queue: app.Today) -> str:
    acts = ", ".join(f"{SHORT[name]} {count:,}" for name, count in queue.counts.items() if count)
    price = hour_of(queue.price_of_hour, queue.currency)
    return f"{count_of(queue.open_deals, 'open deal')}: {acts}. {price}"
