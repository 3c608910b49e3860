"""What an hour and a deal are worth: the few numbers that a team must tell, with defaults."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.landmarks import Landmarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Economics:
    """What the team earns and spends. Defaults are for selling to businesses by phone and e-mail.

    Money is in major units of the team's currency, durations are in minutes, shares are of the price.

    Raises:
        ValueError: If a share lies outside its range, or a duration or a price is negative.
    """

    margin: float = 1.0  # share of the amount that is earned; 1 counts deals by what they are sold for
    minutes_follow_up: float = 15.0  # with looking it up and writing it down
    minutes_ask: float = 15.0
    minutes_concede: float = 30.0  # work out the price, get it approved, send it
    minutes_new: float = 180.0  # to find and open the next deal; its first touch included
    capacity_hours: float | None = None  # for follow-ups in a week; None: there is always another lead
    touches_a_week: float = 1.0  # for each open deal, the pace at which its follow-ups fall due
    price_of_hour: float | None = None  # known by the user; None: worked out
    concession: float = 0.10  # of the price, given away by one concession
    floor_share: float = 0.85  # no price below this share of the amount is ever advised
    cooling_off_days: float = 14.0  # after an ask that got no answer
    patience_days: float = 1.0  # after a touch, before it counts as unanswered
    unanswered_cap: int = 4  # the plain rule for small histories: ask after so many unanswered touches

    def __post_init__(self) -> None:
        if not 0 < self.margin <= 1:
            raise ValueError(f"margin {self.margin} must be a share of the price above 0 and at most 1")
        if not 0 <= self.floor_share <= 1 or not 0 <= self.concession < 1:
            raise ValueError("floor_share must be in [0, 1] and concession in [0, 1)")
        minutes = (self.minutes_follow_up, self.minutes_ask, self.minutes_concede, self.minutes_new)
        if not all(np.isfinite(minute) and minute > 0 for minute in minutes):
            raise ValueError(f"minutes must be above 0, given {minutes}")
        for price in (self.price_of_hour, self.capacity_hours, self.touches_a_week):
            if price is not None and not (np.isfinite(price) and price >= 0):
                raise ValueError(f"prices, hours and paces must be 0 or more, given {price}")

    @property
    def hours(self) -> NDArray[np.float64]:
        """Hours of each action in `nextyes.odds.intent.ACTIONS`, shape (3,)."""
        return np.array([self.minutes_follow_up, self.minutes_ask, self.minutes_concede]) / 60.0

    @property
    def hours_new(self) -> float:
        """Hours to find and open the next deal."""
        return self.minutes_new / 60.0

    @property
    def kept(self) -> NDArray[np.float64]:
        """Share of a deal's margin that a win by each action brings, shape (3,), in [0, 1].

        A concession comes out of the margin: 10 % off a price with a margin of 40 % leaves 75 % of it.
        One that would break the floor brings nothing, so it is never advised.
        """
        allowed = self.concession <= 1 - self.floor_share + 1e-12
        conceded = max(0.0, 1.0 - self.concession / self.margin) if allowed else 0.0
        return np.array([1.0, 1.0, conceded])


def deal_values(landmarks: Landmarks, economics: Economics) -> NDArray[np.float64]:
    """Return what winning each deal would earn, shape (n,), > 0, in the currency most deals have.

    A deal in another currency counts by how it compares with the median deal of that currency; one
    without an amount counts as the median deal. Where no deal has an amount, each counts as 1.
    """
    amount = np.where(landmarks.amount > 0, landmarks.amount, np.nan)
    known = ~np.isnan(amount)
    if not known.any():
        return np.full(len(amount), economics.margin)
    currencies, which = np.unique(landmarks.currency.astype(str), return_inverse=True)
    counts = np.bincount(which[known], minlength=len(currencies))
    typical = np.array(
        [np.median(amount[known & (which == code)]) if count else np.nan for code, count in enumerate(counts)]
    )
    main = typical[counts.argmax()]
    values: NDArray[np.float64] = np.where(known, amount * (main / typical[which]), main)
    return economics.margin * values
