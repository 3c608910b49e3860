"""The situations in which one asks, and what is known of a deal that words can use."""

from dataclasses import dataclass
from enum import StrEnum


class Situation(StrEnum):
    """Why one asks."""

    SUSPECTED_NO = "suspected_no"  # silence, or no reason to think that they go on
    PRICE_GAP = "price_gap"  # they push back on the price
    INDECISION = "indecision"  # they want it and do not decide: take risk off
    SILENT_AGAIN = "silent_again"  # they came back, and went silent again
    CHECK_BACK = "check_back"  # the day has come on which they said to try again


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a play may speak of; "" where it is not known."""

    contact: str = ""  # first name
    organization: str = ""
    deal: str = ""
    owner: str = ""
    days_silent: str = ""  # since their last move, such as "23 days"
    our_price: str = ""
    their_price: str = ""
    their_words: str = ""  # what they said last, as quoted
    said_on: str = ""  # the day they said it
