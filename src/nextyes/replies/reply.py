"""What a reply says: its readings with their proof, the day to come back, the price."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from nextyes.deals.events import Reading
from nextyes.deals.money import Money


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of the original text, from ``start`` up to and without ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the span.

        Example:
            >>> Span(3, 8).of("At 24 k I sign")
            '24 k '
        """
        return text[self.start : self.end]


class Grain(StrEnum):
    """How finely a date was said."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"


class Anchor(StrEnum):
    """Where in its interval the day to come back lies."""

    START = "start"  # "in March", "after Easter": as soon as it begins
    MIDDLE = "middle"  # "mid March", "around the 10th"
    END = "end"  # "by Friday": when it ends


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date that a text speaks of: all days from ``start`` to ``end``, both included."""

    start: date
    end: date
    grain: Grain
    span: Span
    anchor: Anchor = Anchor.START
    or_else: tuple[date, date] | None = None  # the other meaning of "03/04", where both are possible


class Role(StrEnum):
    """Whose price an amount is."""

    OFFER = "offer"  # what the buyer would pay: "at 24k I would sign"
    BUDGET = "budget"  # what the buyer has: "our budget is 20k"
    ASK = "ask"  # the seller's own price, said back
    OTHER = "other"  # another seller's price, a fee, the revenue, no price of this deal


class Relation(StrEnum):
    """A price told by its relation to others."""

    MIDDLE = "middle"  # "meet me in the middle": between the ask and the budget
    SHARE_OFF = "share_off"  # "10 % off": of the ask
    AMOUNT_OFF = "amount_off"  # "knock off 500"


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """An amount that a text speaks of.

    ``low`` and ``high`` differ for a range ("20 to 22k"). ``value`` is what it comes to: the amount as said,
    or worked out from the ask and the budget; None where these are not known or no currency is.
    """

    role: Role
    span: Span
    value: Money | None
    low: Money | None = None
    high: Money | None = None
    per: tuple[str, ...] = ()  # of "seat", "month", "year" …: a rate, never a total
    relation: Relation | None = None
    share: Decimal | None = None  # of SHARE_OFF, in (0, 1)
    unclear: bool = False  # no words beside it say that it is another's


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What was known of the deal and the seller when the reply came."""

    seller_ask: Money | None = None
    buyer_budget: Money | None = None
    currency: str = ""  # of amounts that name none
    country: str = ""  # ISO 3166 code: its public holidays, and day before month or after it
    fiscal_start: int = 1  # month in which the buyer's year begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One reading, how sure it is in [0, 1], and the words that prove it best."""

    reading: Reading
    probability: float
    proof: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply as read. All spans lie in ``text``, the whole original."""

    text: str
    own: tuple[Span, ...]  # the buyer's own new words: no quotes, signature or disclaimer
    language: str  # ISO 639-1 code, "" where none was recognised
    readings: tuple[Scored, ...]  # all of `Reading`, the likeliest first; their probabilities sum to 1
    holds: tuple[Reading, ...]  # those that the reply says, the first one first; several can hold at once
    abstain: str = ""  # why no reading is sure enough; "" where one is
    until: When | None = None  # when to come back, or whoever was away is back
    why_until: str = ""  # why that date and not another
    dates: tuple[When, ...] = field(default=())  # all that were said
    amount: Price | None = None  # the buyer's own price
    prices: tuple[Price, ...] = field(default=())  # all that were said

    @property
    def reading(self) -> Reading:
        """The likeliest reading."""
        return self.readings[0].reading

    def probability(self, reading: Reading) -> float:
        """Return how sure a reading is, in [0, 1]."""
        return next(scored.probability for scored in self.readings if scored.reading is reading)
