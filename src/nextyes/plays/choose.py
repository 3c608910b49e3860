"""Which situation a deal is in, which plays fit it, and what words can say of it."""

import re
from collections.abc import Iterable
from datetime import date

from nextyes.deals.events import Channel, Reading
from nextyes.deals.fold import Deal, Status
from nextyes.deals.money import Money
from nextyes.plays.play import Play
from nextyes.plays.situation import Facts, Situation

_CAME_BACK = re.compile(r"s[eplhn].*s$", re.IGNORECASE)  # silence, a move, silence; see `Deal.touch_pattern`
_LIKELIEST_FIRST = (Channel.EMAIL, Channel.CALL, Channel.MESSAGE, Channel.MEETING)


def situation_of(deal: Deal, advice: str = "") -> Situation:
    """Return the situation a deal is in.

    Args:
        deal: As it stands.
        advice: What the engine advises, one of `nextyes.decide.ADVICE` or ``check_back``; it decides where
            it says more than the deal's own story.
    """
    last = deal.answer.reading if deal.answer else None
    if advice == "check_back" or (deal.status is Status.LOST and deal.check_back_on):
        return Situation.CHECK_BACK
    if advice == "ask_price" or last is Reading.COUNTER:
        return Situation.PRICE_GAP
    if advice == "take_risk_off" or last is Reading.HEDGE:
        return Situation.INDECISION
    if _CAME_BACK.search(deal.touch_pattern):
        return Situation.SILENT_AGAIN
    return Situation.SUSPECTED_NO


def plays_for(plays: Iterable[Play], situation: Situation, channel: Channel | None = None) -> list[Play]:
    """Return the plays of a situation, those of the channel first."""
    order = {each: rank for rank, each in enumerate(_LIKELIEST_FIRST)}
    fitting = [play for play in plays if play.situation is situation]
    return sorted(fitting, key=lambda play: (play.channel is not channel, order[play.channel], play.name))


def facts_of(deal: Deal, today: date, *, owner: str = "") -> Facts:
    """Return what words can say of a deal.

    Args:
        deal: As it stands.
        today: The day, in the seller's zone.
        owner: Who signs; else the deal's owner.
    """
    heard = deal.last_heard_at
    silent = (today - heard.date()).days if heard else 0
    answer = deal.answer
    return Facts(
        contact=deal.contact.split()[0] if deal.contact.strip() else "",
        organization=deal.organization,
        deal=deal.name,
        owner=owner or deal.owner,
        days_silent=f"{silent} days" if silent > 1 else "",
        our_price=_price(deal.our_offer or deal.amount),
        their_price=_price(deal.their_offer),
        their_words=answer.quote if answer else "",
        said_on=f"{answer.at.day} {answer.at:%B}" if answer else "",
    )


def _price(amount: Money | None) -> str:
    if amount is None:
        return ""
    whole = amount.amount == amount.amount.to_integral_value()
    return f"{amount.amount:,.0f} {amount.currency}" if whole else f"{amount.amount:,} {amount.currency}"
