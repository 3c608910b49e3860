"""Check-backs in the seller's own calendar: a feed behind a secret link, and one as a file.

The link's secret is kept only as its digest: who reads the ledger cannot read the feed with it, and nobody
can be shown the link a second time. A new link ends the old one.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from nextyes.app.importing import By
from nextyes.app.returning import Returning, one_returning, returning
from nextyes.app.words import amount_of, date_of
from nextyes.deals.instants import instant, microseconds
from nextyes.outside.calendars import Day, calendar
from nextyes.store import Ledger

FEED_BACK, FEED_MOST = timedelta(days=31), 1_000  # from so long ago on, so many check-backs

_NAME = "feed"  # where the ledger keeps the digest of its secret
_LONGEST = 1_000  # letters of what was said


def keep_feed_secret(ledger: Ledger, secret: str, *, by: By) -> None:
    """Let the feed be read with a secret from now on, and with no other.

    Args:
        ledger: The deals.
        secret: Hard to guess: 128 random bits or more.
        by: Who made the link, and when.
    """
    kept = {"digest": _digest(secret), "at": microseconds(by.at), "actor": by.actor}
    ledger.put_setting(_NAME, kept)


def end_feed(ledger: Ledger) -> None:
    """Let nobody read the feed any more."""
    ledger.put_setting(_NAME, None)


def feed_made(ledger: Ledger) -> datetime | None:
    """Return when the link was made; None where there is none."""
    kept = ledger.setting(_NAME)
    return instant(kept["at"]) if kept else None


def may_read_feed(ledger: Ledger, secret: str) -> bool:
    """Say whether a secret is that of the link."""
    kept = ledger.setting(_NAME)
    return bool(kept) and hmac.compare_digest(kept["digest"], _digest(secret))


def feed(ledger: Ledger, today: date, *, owner: str | None = None, link: Callable[[str], str]) -> bytes:
    """Return the check-backs as an iCalendar object, those of the last month among them.

    Args:
        ledger: The deals.
        today: The day, in the seller's zone.
        owner: Only deals of this owner.
        link: The address of a deal, by its id.
    """
    found = returning(ledger, today - FEED_BACK, date.max, owner=owner, limit=FEED_MOST)
    whose = f" of {owner}" if owner else ""
    return _calendar(found, f"Check-backs{whose} (nextyes)", link)


def check_back_file(ledger: Ledger, deal_id: str, *, link: Callable[[str], str]) -> bytes:
    """Return the check-back of one deal as an iCalendar object.

    Raises:
        ValueError: If there is no such deal, or it is not to be come back to.
    """
    return _calendar([one_returning(ledger, deal_id)], "Check-back (nextyes)", link)


def _calendar(found: Iterable[Returning], name: str, link: Callable[[str], str]) -> bytes:
    return calendar((_day(each, link) for each in found), name=name)


def _day(each: Returning, link: Callable[[str], str]) -> Day:
    deal = each.deal
    name = deal.name or deal.organization or deal.id
    whose = f", {deal.organization}" if deal.organization and deal.organization not in name else ""
    said = [
        f"They said{f' on {date_of(each.quoted_at.date())}' if each.quoted_at else ''}: “{_cut(each.quote)}”"
        if each.quote
        else "",
        f"Why: {_cut(each.why)}" if each.why and each.why != each.quote else "",
        f"{amount_of(deal.amount)}, {deal.contact or 'no contact known'}"
        if deal.amount
        else f"Contact: {deal.contact}"
        if deal.contact
        else "",
        f"Owner: {deal.owner}" if deal.owner else "",
    ]
    return Day(
        uid=_uid(each),
        on=each.on,
        title=f"Check back: {name[:200]}{whose[:100]}",
        text="\n".join(filter(None, said)),
        revised=each.revised,
        link=link(deal.id),
    )


def _uid(each: Returning) -> str:
    """Return what names the entry for good: the same after another import of the deal, or another day."""
    said = f"{each.deal.id}\0{microseconds(each.deal.opened_at)}"
    return f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@check-backs.nextyes"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
