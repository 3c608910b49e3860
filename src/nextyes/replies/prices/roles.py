"""Whose price an amount is, by the words on both sides of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from nextyes.deals.money import Money
from nextyes.replies.prices.cues import AFTER, BEFORE, BREAK, Cue
from nextyes.replies.prices.strangers import Topic
from nextyes.replies.reply import Price, Role

_LOOK = 90  # characters on each side
_FADES = 0.022  # weight lost for each character between a cue and its amount
_COMMA = 0.25  # weight lost for each comma or colon between them
_ASK_SAID_BACK = 1.25  # that an amount equal to the ask is the ask, when no words speak
_OFFER = 0.3  # that it is an offer, when no words speak
_PLAUSIBLE = (Decimal("0.55"), Decimal("0.99"))  # shares of the ask that buyers offer
_AS_OFFERED = 0.25  # that it is one, where it is of that size
_NOBODY = Decimal("1.3")  # times the ask: what nobody offers
_NOTHING = Decimal("0.002")  # of the ask
_BEYOND = 0.5  # against an offer above the ask
_OF_OTHERS = 0.7  # that a number is another's, where it is said of something else
_DOUBTFUL = 1.3  # that it is, where it may be and is of a size that buyers do not offer
_TINY = 0.5  # that a small share of the ask is no price of this deal


def clause(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return from where to where the thought goes in which an amount stands, with its question mark."""
    left = max(start - _LOOK, 0)
    for match in BREAK.finditer(folded, left, start):
        left = match.end()
    right = BREAK.search(folded, end, min(end + _LOOK, len(folded)))
    if right is None:
        return left, min(end + _LOOK, len(folded))
    return left, right.end() if right.group() == "?" else right.start()


def role_scores(
    folded: str, before: tuple[int, int], after: tuple[int, int], *, about: Topic = Topic.DEAL
) -> dict[Role, float]:
    """Return how much the words before and after an amount speak for each role.

    Words that anything may follow ("at", "there is") do not count where it is said of something else.
    """
    scores = dict.fromkeys(Role, 0.0)
    scores[Role.OTHER] = _OF_OTHERS if about is Topic.OTHER else 0.0
    for cue in BEFORE:
        if cue.weak and about is Topic.OTHER:
            continue
        for match in cue.words.finditer(folded, *before):
            _better(scores, cue, folded[match.end() : before[1]])
    for cue in AFTER:
        if first := cue.words.search(folded, *after):
            _better(scores, cue, (5 if cue.role is Role.OTHER else 2) * folded[after[0] : first.start()])
    return scores


def _better(scores: dict[Role, float], cue: Cue, between: str) -> None:
    weight = cue.weight - _FADES * len(between) - _COMMA * (between.count(",") + between.count(":"))
    scores[cue.role] = max(scores[cue.role], weight)


def role(
    scores: dict[Role, float], *, of_ask: Decimal | None, is_budget: bool, doubtful: bool = False
) -> Role:
    """Return the likeliest role.

    Args:
        scores: What the words say.
        of_ask: The total as a share of the ask, None for a rate and where no ask is known.
        is_budget: Whether it is the budget that is known.
        doubtful: Whether it may be about something else.
    """
    scores = dict(scores)
    if doubtful:
        scores[Role.OTHER] = max(scores[Role.OTHER], _DOUBTFUL)
    scores[Role.OFFER] += _OFFER
    if is_budget:
        scores[Role.BUDGET] += _OFFER
    if of_ask is None:
        scores[Role.OFFER] += 0.0 if doubtful else _AS_OFFERED
    elif abs(of_ask - 1) < Decimal("0.005"):
        scores[Role.ASK] = max(scores[Role.ASK], _ASK_SAID_BACK) + 0.1
    elif of_ask > _NOBODY:
        scores[Role.OTHER] += 4
    elif of_ask > 1:
        scores[Role.OFFER] -= _BEYOND
    elif _PLAUSIBLE[0] <= of_ask <= _PLAUSIBLE[1]:
        scores[Role.OFFER] += _AS_OFFERED
    elif of_ask < _NOTHING:
        return Role.OTHER  # "not a penny", "ni un peso"
    elif of_ask < Decimal("0.2"):
        scores[Role.OTHER] += _TINY if of_ask > Decimal("0.02") else 2
    return max(scores, key=lambda each: scores[each])


def share_of(total: Money | None, ask: Money | None) -> Decimal | None:
    """Return a total as a share of the ask, None where they cannot be compared."""
    if total is None or ask is None or ask.minor <= 0 or total.currency != ask.currency:
        return None
    return Decimal(total.minor) / ask.minor


def yielding(named: Sequence[tuple[Price, bool]]) -> list[Price]:
    """Return prices; an offer only as no words speak gives way to a budget named after it.

    With each price comes whether words beside it say whose it is.
    """
    last = max(
        (at for at, (price, told) in enumerate(named) if told and price.role is Role.BUDGET), default=-1
    )
    return [
        replace(price, role=Role.OTHER) if at < last and price.role is Role.OFFER and not told else price
        for at, (price, told) in enumerate(named)
    ]
