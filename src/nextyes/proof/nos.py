"""What nos tell: how many there are for each yes, and the hours that one frees by coming early.

Every no brings the next yes closer only as a bill does that is being paid off: after ten nos in a row the
next deal is no likelier to be a yes than the first was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf, nan, sqrt
from statistics import NormalDist, fmean, median, variance

from nextyes.proof.beta import beta_quantile

LEVEL = 0.80  # of the intervals: four times in five the truth lies within
FEWEST = 20  # nos from which fast can be told from slow


@dataclass(frozen=True, slots=True, kw_only=True)
class NosPerYes:
    """How many nos there are for each yes."""

    yeses: int
    nos: int
    rate: float  # as it was; infinite before the first yes, NaN before anything
    low: float
    high: float  # infinite before the first yes: nobody knows how many nos it will take


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """What nos took before: fast is a no within ``days`` of the opening, which half of them were."""

    nos: int
    days: int
    slow_hours: tuple[float, ...]  # of each no that came later


@dataclass(frozen=True, slots=True, kw_only=True)
class Freed:
    """Hours that fast nos freed, each: what a slow no takes, less what these took."""

    nos: int
    each: float  # below 0 where the fast ones took more; NaN without nos
    low: float  # of ``each``; NaN where one no, or none, tells of no spread
    high: float

    @property
    def hours(self) -> float:
        """By all of them."""
        return self.nos * self.each if self.nos else 0.0


def nos_per_yes(yeses: int, nos: int, *, level: float = LEVEL) -> NosPerYes:
    """Return nos per yes with its interval, which is wide where little has happened yet.

    The share of yeses has Jeffreys' posterior, Beta(yeses + 1/2, nos + 1/2), with equal tails, moved to 0
    and 1 where none or all were yeses (Brown, Cai and DasGupta 2001, section 4.1.2); nos per yes is
    (1 - share) / share of its ends.

    Args:
        yeses: Deals won.
        nos: Deals lost by a no.
        level: Of the interval.

    Raises:
        ValueError: If a count is below 0.

    Example:
        >>> known = nos_per_yes(5, 20)
        >>> known.rate, round(known.low, 1), round(known.high, 1)
        (4.0, 2.2, 7.6)
        >>> nos_per_yes(0, 5).high
        inf
    """
    if yeses < 0 or nos < 0:
        raise ValueError(f"there are no {min(yeses, nos)} deals")
    tail = (1 - level) / 2
    most = beta_quantile(1 - tail, yeses + 0.5, nos + 0.5) if nos else 1.0
    least = beta_quantile(tail, yeses + 0.5, nos + 0.5) if yeses else 0.0
    return NosPerYes(
        yeses=yeses,
        nos=nos,
        rate=nos / yeses if yeses else (inf if nos else nan),
        low=(1 - most) / most,
        high=(1 - least) / least if least else inf,
    )


def yardstick(past: Sequence[tuple[float, float]]) -> Yardstick | None:
    """Return what nos took before, from the days and the hours of each; None where they are too few.

    Example:
        >>> yardstick([(10, 1.0), (40, 3.0)] * 10).days
        25
    """
    if len(past) < FEWEST:
        return None
    days = max(ceil(median(took for took, _ in past)), 1)
    slow = tuple(hours for took, hours in past if took > days)
    return Yardstick(nos=len(past), days=days, slow_hours=slow) if slow else None


def freed(hours: Sequence[float], usual: Yardstick, *, nos: int = 0, mean: float | None = None) -> Freed:
    """Return the hours that fast nos freed.

    It takes that, without the early no, such a deal would have gone on as the slow ones did: an estimate,
    for those who say no early may be others. The interval is Welch's, of a difference of two means.

    Args:
        hours: That fast nos took, each; where there are very many, some of them are enough.
        usual: What nos took before.
        nos: How many fast ones there are; as many as ``hours`` unless told.
        mean: Of the hours of all of them; of ``hours`` unless told.

    Example:
        >>> found = freed([0.5, 1.5], Yardstick(nos=40, days=25, slow_hours=(3.0, 5.0, 4.0)))
        >>> found.each, found.hours, round(found.low, 1), round(found.high, 1)
        (3.0, 6.0, 2.0, 4.0)
    """
    count = nos or len(hours)
    if not count:
        return Freed(nos=0, each=nan, low=nan, high=nan)
    each = fmean(usual.slow_hours) - (fmean(hours) if mean is None else mean)
    if count < 2 or len(hours) < 2 or len(usual.slow_hours) < 2:
        return Freed(nos=count, each=each, low=nan, high=nan)
    spread = sqrt(variance(hours) / count + variance(usual.slow_hours) / len(usual.slow_hours))
    reach = NormalDist().inv_cdf((1 + LEVEL) / 2) * spread
    return Freed(nos=count, each=each, low=each - reach, high=each + reach)
