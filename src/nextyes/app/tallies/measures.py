"""What nos and hours are measured by: minutes of work, and what nos took before."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from nextyes.app.settings import Settings
from nextyes.app.tallies.periods import Period
from nextyes.deals.instants import start_of
from nextyes.deals.lives import Effort
from nextyes.proof.nos import Yardstick, yardstick
from nextyes.store import Ledger
from nextyes.store.standing import Tally, Usual

PAST = 500  # the last nos before a period, by which its own are measured


def usual_of(chosen: Settings) -> Usual:
    """Return what counts for a touch and an ask of which nobody measured how long it took."""
    economics = chosen.economics
    return Usual(touch=round(60 * economics.minutes_follow_up), ask=round(60 * economics.minutes_ask))


def hours_of(effort: Effort, usual: Usual) -> float:
    """Return the hours of some work.

    Example:
        >>> hours_of(Effort(seconds=1800, measured=1, touches=2), Usual(touch=900, ask=900))
        1.0
    """
    return (effort.seconds + effort.touches * usual.touch + effort.asks * usual.ask) / 3600


def by_owner(rows: Iterable[Tally]) -> dict[str, list[Tally]]:
    """Return rows of the tally by whose deals they are of."""
    groups: dict[str, list[Tally]] = defaultdict(list)
    for each in rows:
        groups[each.owner].append(each)
    return groups


def instants_of(chosen: Period, known: Settings) -> tuple[datetime, datetime]:
    """Return when a period begins, and the instant after it."""
    return start_of(chosen.first, known.zone), start_of(chosen.last + timedelta(days=1), known.zone)


def yardstick_for(ledger: Ledger, chosen: Period, known: Settings) -> tuple[Yardstick | None, bool]:
    """Return what nos took before a period, and False.

    Where they were too few, it is what they took until its end, and True; None where these are too few.
    """
    begins, ends = instants_of(chosen, known)
    before = yardstick(ledger.tallies.latest_nos(begins, usual_of(known), most=PAST))
    if before:
        return before, False
    return yardstick(ledger.tallies.latest_nos(ends, usual_of(known), most=PAST)), True
