"""The value of asking with two kinds of buyers, live and dead, in closed form.

It is the arithmetic shown to a seller, and the plain spelling against which the program is tested. A live
deal ends at each touch with a win (chance p) or a loss (l) and else says nothing (s = 1 − p − l); a dead
one says nothing for ever; asked, a buyer says which they are, and with chance ε the question ends a live
deal. For a deal worth v, an hour worth λ, touches of h hours and an ask of h_ask:

    V_live = (p v − λ h) / (p + l)
    value of asking = (1 − b) n λ h + b sⁿ V_live − b ε V_live − λ h_ask

against chasing it n more times and then dropping it, where b = P(live). Asked now or never,

    ask iff b_lo < b < b_hi,   b_lo = λ h_ask / ((1 − ε) V_live),
                               b_hi = 1 / [(1 − ε) + ε p v / (λ h) + (h_ask / h)(p + l)],

valid where h_ask / h ≤ (1 − ε)(1 − b*) / (p + l) with b* = λ h / (p v), the belief at which one more touch
pays for itself. Below b_lo it is dropped, above b_hi followed up. Derivation in ``docs/formulas.md``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Number = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoKinds:
    """What the closed form needs; every field is a number or an array, and all broadcast together."""

    won: float | Number  # p, chance that a touch of a live deal wins it, in (0, 1)
    lost: float | Number  # l, that it loses it, in [0, 1 - p)
    value: float | Number  # v, money earned by a win, > 0
    price_of_hour: float | Number  # λ, money for an hour, >= 0
    hours: float | Number  # h, of a follow-up, > 0
    hours_ask: float | Number  # h_ask, > 0
    eps: float | Number  # ε, chance that the question ends a live deal, in [0, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What asking brings against chasing and then dropping, term by term, in money; shapes as given."""

    hours_freed: Number  # (1 − b) n λ h: the chase of a dead deal that is spared
    wins_kept: Number  # b sⁿ V_live: live deals that would have been dropped after the chase
    deals_ended: Number  # − b ε V_live: live deals that the question ends
    cost: Number  # − λ h_ask

    @property
    def value(self) -> Number:
        """The sum of the terms: the value of asking."""
        return self.hours_freed + self.wins_kept + self.deals_ended + self.cost


def value_of_live(deal: TwoKinds) -> Number:
    """Return V_live, what a deal known to be live is worth when chased to its end; may be below 0.

    Example:
        >>> float(value_of_live(_EXAMPLE))
        3750.0
    """
    p, l, v, rate, h, _, _ = _arrays(deal)
    return (p * v - rate * h) / (p + l)


def asking(deal: TwoKinds, live: float | Number, touches: float | Number) -> Asking:
    """Return what it brings to ask now instead of chasing ``touches`` more times and then dropping.

    Args:
        deal: Its economics.
        live: b, chance that the buyer is live, in [0, 1].
        touches: n, follow-ups that it would otherwise get, >= 0.

    Example:
        >>> now = asking(_EXAMPLE, live=0.3, touches=4)
        >>> [round(float(x)) for x in (now.hours_freed, now.wins_kept, now.deals_ended, now.cost, now.value)]
        [140, 461, -34, -50, 517]
    """
    p, l, _, rate, h, h_ask, eps = _arrays(deal)
    b, n = np.asarray(live, dtype=np.float64), np.asarray(touches, dtype=np.float64)
    worth = np.maximum(value_of_live(deal), 0.0)
    return Asking(
        hours_freed=(1 - b) * n * rate * h,
        wins_kept=b * (1 - p - l) ** n * worth,
        deals_ended=-b * eps * worth,
        cost=-rate * h_ask + 0 * b,
    )


def bounds(deal: TwoKinds) -> tuple[Number, Number]:
    """Return b_lo and b_hi: ask where the chance that the buyer is live lies between them.

    Both are NaN where the condition of validity fails: there the program decides, usually never to ask.

    Example:
        >>> [round(float(b), 3) for b in bounds(_EXAMPLE)]
        [0.014, 0.606]
    """
    p, l, v, rate, h, h_ask, eps = _arrays(deal)
    worth = value_of_live(deal)
    with np.errstate(divide="ignore", invalid="ignore"):
        low = rate * h_ask / ((1 - eps) * worth)
        high = 1 / ((1 - eps) + eps * p * v / (rate * h) + (h_ask / h) * (p + l))
        valid = (h_ask / h <= (1 - eps) * (1 - rate * h / (p * v)) / (p + l)) & (worth > 0) & (rate > 0)
    return np.where(valid, low, np.nan), np.where(valid, high, np.nan)


def _arrays(deal: TwoKinds) -> tuple[Number, ...]:
    return tuple(
        np.asarray(each, dtype=np.float64)
        for each in (
            deal.won, deal.lost, deal.value, deal.price_of_hour, deal.hours, deal.hours_ask, deal.eps,
        )
    )  # fmt: skip


# The worked example of the documentation: a deal of 5,000, an hour worth 200, touches of 15 minutes.
_EXAMPLE = TwoKinds(won=0.16, lost=0.04, value=5_000, price_of_hour=200, hours=0.25, hours_ask=0.25, eps=0.03)
