"""One deal for a page: where it stands, its story, and the arithmetic of its advice, without the others."""

from dataclasses import dataclass
from datetime import datetime

from nextyes.app.acts import version
from nextyes.app.board.judging import Summary, follow, landmarks_at, summary_of, yardstick_of
from nextyes.app.board.today import row_of
from nextyes.app.deal import Arithmetic, arithmetic_of
from nextyes.app.queue import QueueRow, judge_by
from nextyes.app.settings import settings
from nextyes.deals.events import Answered, Asked, Channel, Event, Heard, Reading, Touched, order
from nextyes.deals.fold import Deal, Status, fold
from nextyes.deals.instants import MICROSECOND, day_of
from nextyes.replies.hedging import hedging
from nextyes.store import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A deal as it stands, with all that happened to it."""

    deal: Deal
    row: QueueRow | None  # None where the queue has it not: closed, or nothing was decided on it yet
    timeline: tuple[Event, ...]  # newest first
    version: str  # see `nextyes.app.acts.version`
    said: Event | None  # the buyer's last words
    channel: Channel  # by which they were last met
    hedging: tuple[str, ...]  # signs of hem and haw, in words

    @property
    def quote(self) -> str:
        """The buyer's last words, "" where none were written down."""
        return words_of(self.said) if self.said else ""


def one(ledger: Ledger, deal_id: str, now: datetime) -> QueueRow | None:
    """Return a deal as a row of the queue; None where the queue has it not.

    Those are closed deals, but for a lost one whose check-back has come, and open ones on which nothing was
    decided yet.
    """
    follow(ledger, now, patient=False)
    known = ledger.reading.one(deal_id)
    if known is None:
        return None
    deal = known.deal
    comes_back = (
        deal.status is Status.LOST
        and deal.check_back_on is not None
        and deal.check_back_on <= day_of(now, settings(ledger).zone)
    )
    return row_of(known, now) if comes_back or (deal.status is Status.OPEN and known.judged) else None


def story(ledger: Ledger, deal_id: str, now: datetime) -> Story:
    """Return a deal and its story.

    Raises:
        ValueError: If there is no such deal.
    """
    row = one(ledger, deal_id, now)
    timeline = tuple(sorted(ledger.events(deal_id), key=order, reverse=True))
    if not timeline:
        raise ValueError(f"there is no deal {deal_id!r}")
    met = (event.channel for event in timeline if isinstance(event, Touched | Asked | Heard))
    return Story(
        deal=fold(timeline)[deal_id],
        row=row,
        timeline=timeline,
        version=version(timeline),
        said=next(filter(words_of, timeline), None),
        channel=next(met, Channel.EMAIL),
        hedging=hedging(timeline, as_of=now.astimezone(settings(ledger).zone)).said,
    )


def arithmetic(ledger: Ledger, known: Story, now: datetime) -> Arithmetic | None:
    """Return what the advice for an open deal was worked out from, by the yardstick of the day.

    It is what `nextyes.app.deal_page` says, for now, without a look at the other deals. None for a closed
    deal, and before the first judging.
    """
    yardstick = yardstick_of(ledger)
    as_of = now + MICROSECOND
    deal = fold(event for event in known.timeline if event.at < as_of).get(known.deal.id)
    if yardstick is None or deal is None or deal.status is not Status.OPEN:
        return None
    landmarks = landmarks_at(ledger, [deal], as_of, settings(ledger).zone)
    return arithmetic_of(judge_by(yardstick.learnt, yardstick.economics, landmarks, as_of), 0)


def summary(ledger: Ledger) -> Summary | None:
    """Return what a page tells of the judging that stands; None before the first."""
    judging = ledger.judgements.judging()
    return summary_of(judging) if judging else None


def words_of(event: Event) -> str:
    """Return the buyer's own words in an event, "" where there are none or a machine wrote them."""
    if isinstance(event, Answered):
        return "" if event.reading is Reading.AUTO_REPLY else event.quote
    return event.text if isinstance(event, Heard) else ""
