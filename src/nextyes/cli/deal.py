"""``nextyes deal``: one deal's story, and the whole arithmetic of its advice."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from nextyes import app
from nextyes.app.pending import next_step_of
from nextyes.app.telling import Told, tell
from nextyes.app.words import (
    COLOURS,
    SAY,
    SAY_ACTION,
    amount_of,
    basis_of,
    chance_of,
    hours_of,
    money_of,
    times_of,
)
from nextyes.cli.shared import as_of_option, instant_given, json_option, opened
from nextyes.cli.terminal import Column, fit, paragraphs, plain, style, table, width
from nextyes.deals.instants import day_of

_ACTIONS = (
    Column(title="What you could do today", least=20),
    Column(title="Worth", align="right", least=8),
    Column(title="Hours it takes", align="right", least=8),
)
_SHOWN = 12  # events of the timeline; --all shows all


@click.command("deal")
@click.argument("deal_id")
@as_of_option
@click.option("--all", "every_event", is_flag=True, help="The whole timeline.")
@json_option
@click.pass_obj
def command(db: str | None, /, deal_id: str, *, as_of: str | None, every_event: bool, as_json: bool) -> None:
    """Show one deal: where it stands, its advice with the whole arithmetic, and its timeline.

    \b
    Examples:
      nextyes deal D-0042
      nextyes deal 173688 --as-of 2011-10-20 --json
    """
    with opened(db) as ledger:
        zone = app.settings(ledger).zone
        page = app.deal_page(ledger, deal_id, instant_given(as_of, zone))
    if as_json:
        click.echo(json.dumps(_document(page), default=str))
    else:
        click.echo("\n".join(_lines(page, zone, None if every_event else _SHOWN)))


def _document(page: app.DealPage) -> dict[str, Any]:
    return {
        "deal": asdict(page.deal),
        "advice": asdict(page.arithmetic) if page.arithmetic else None,
        "closed_deals_learnt_from": page.closed_deals,
        "currency": page.currency,
        "hedging": page.hedging,
        "timeline": [{"kind": event.kind, **asdict(event)} for event in page.timeline],
    }


def _lines(page: app.DealPage, zone: ZoneInfo, shown: int | None) -> list[str]:
    cells = width()
    lines = [style(plain(page.deal.name or page.deal.id), bold=True), *_header(page, zone, cells), ""]
    if page.arithmetic:
        lines += _arithmetic(page, page.arithmetic, cells)
        if page.hedging:
            lines += ["", *paragraphs(f"Hem and haw: {'; '.join(page.hedging)}.", cells=cells)]
    lines += ["", style("Timeline, newest first", bold=True)]
    lines += [
        fit(f"{_moment(told.at, zone)}  {_in_a_line(told)}", cells) for told in tell(page.timeline[:shown])
    ]
    if shown is not None and len(page.timeline) > shown:
        lines.append(style(f"and {len(page.timeline) - shown:,} earlier ones: see --all", dim=True))
    return lines


def _header(page: app.DealPage, zone: ZoneInfo, cells: int) -> list[str]:
    deal, today = page.deal, day_of(page.as_of, zone)
    facts = [
        deal.id,
        deal.organization,
        deal.contact,
        f"owner {deal.owner}" if deal.owner else "",
        amount_of(deal.amount) if deal.amount else "no amount",
        f"stage {deal.stage}" if deal.stage else "",
        f"close date {deal.close_on}" if deal.close_on else "",
        f"pushed {times_of(deal.pushes)}" if deal.pushes else "",
        f"touched {times_of(deal.touches)}, they moved {times_of(deal.heard)}",
        deal.status.value if deal.closed_at is None else f"{deal.status.value} on {deal.closed_at:%Y-%m-%d}",
        deal.lost_reason,
        f"next step {next_step_of(deal, today)}" if deal.next_on else "",
    ]
    return paragraphs(" · ".join(fact for fact in facts if fact), cells=cells)


def _arithmetic(page: app.DealPage, known: app.Arithmetic, cells: int) -> list[str]:
    currency = page.currency
    won, lost, still = known.soon
    lines = [style(SAY[known.advice], colour=COLOURS.get(known.advice), bold=True)]
    if known.why.not_asked:
        lines += paragraphs(f"Not asked: {known.why.not_asked}.", cells=cells)
    lines += ["", style("The odds", bold=True)]
    lines += paragraphs(
        f"A yes in the end: {chance_of(known.chance)} (80 % interval {chance_of(known.low)} to "
        f"{chance_of(known.high)}). In 30 days: won {chance_of(won)}, lost {chance_of(lost)}, still open "
        f"{chance_of(still)}.",
        cells=cells,
    )
    lines += _reasons(known, cells)
    lines += ["", style("The money and the hours", bold=True)]
    lines += paragraphs(
        f"A win earns {money_of(known.value, currency)}. As deals went before, {known.touches_left:.1f} more "
        f"touches and {hours_of(known.hours_at_stake)} would go into it. An hour is worth "
        f"{money_of(known.price_of_hour, currency)}: what it earns on the next deal.",
        cells=cells,
    )
    rows = [
        (SAY_ACTION[name], money_of(money, currency), hours_of(hours)) for name, money, hours in known.actions
    ]
    lines += table(_ACTIONS, rows, cells=cells)
    lines += paragraphs(
        f"Asking today is worth {money_of(abs(known.value_of_asking), currency)} "
        f"{'more' if known.value_of_asking >= 0 else 'less'} than the best other thing. "
        "The plain rule, chance × value against the hours left, says: "
        f"{SAY_ACTION[known.baseline].lower()}.",
        cells=cells,
    )
    if known.why.changes:
        lines += ["", style("What would change this advice", bold=True)]
        lines += [
            line
            for change in known.why.changes
            for line in paragraphs(f"{change.words}: {SAY[change.advice].lower()}", cells=cells, indent="  ")
        ]
    return [*lines, "", *paragraphs(basis_of(known.basis, page.closed_deals), cells=cells)]


def _reasons(known: app.Arithmetic, cells: int) -> list[str]:
    why = known.why.reasons
    parts = [("an average deal of yours", why.base)]
    parts += [(reason.words, reason.points) for reason in (*why.up, *why.down)]
    parts.append(("everything else", why.rest))
    lines = [fit(f"  {points:+6.2f}  {plain(words)}", cells) for words, points in parts]
    return [*lines, f"  {why.score:+6.2f}  in all, in log-odds: {chance_of(why.chance)}"]


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _in_a_line(told: Told) -> str:
    text = " / ".join(line for line in told.text.splitlines() if line.strip())
    return plain(f"{told.head} – {text}" if text else told.head)
