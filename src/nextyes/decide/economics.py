"""What an hour and a deal are worth: the few numbers that a team must tell, with defaults."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nextyes.deals.landmarks import Landmarks

_TINY = 5e-324  # above 0
_RANGES = {  # a slip of the finger is told at once, not by advice that makes no sense
    "margin": (0.001, 1.0, "a share of the amount: above 0, such as 0.4, and at most 1"),
    "floor_share": (0.0, 1.0, "a share of the amount from 0 to 1"),
    "concession": (0.0, 0.99, "a share of the price: 0 or more, and below 1"),
    "minutes_follow_up minutes_ask minutes_concede minutes_new": (
        _TINY,
        100_000.0,
        "minutes: above 0, and at most 100,000",
    ),
    "capacity_hours": (0.0, 1e6, "hours a week, 0 or more"),
    "touches_a_week": (0.0, 100.0, "times a week, from 0 to 100"),
    "price_of_hour": (0.0, 1e9, "an amount, 0 or more"),
    "cooling_off_days patience_days": (0.0, 3_650.0, "days, from 0 to 3,650"),
    "unanswered_cap": (1, 1_000, "a whole number of touches, 1 or more"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Economics:
    """What the team earns and spends. Defaults are for selling to businesses by phone and e-mail.

    Money is in major units of the team's currency, durations are in minutes, shares are of the price.

    Raises:
        ValueError: If a share lies outside its range, or a duration, a price or a count makes no sense.
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
        for names, (least, most, words) in _RANGES.items():
            for name in names.split():
                value = getattr(self, name)
                if value is not None and not least <= value <= most:  # NaN lies in no range
                    raise ValueError(f"{name} must be {words}, given {value:g}")

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
