"""One deal as a page shows it: what is known of it, its story in words, and what can be done with it.

Today shows it beside its queue, the deal's own page shows it whole; both by the macros of ``acts.html``.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nextyes.app import board
from nextyes.app.board import Story
from nextyes.app.pending import next_step_of
from nextyes.app.queue import QueueRow
from nextyes.app.telling import Told, tell
from nextyes.deals.events import Channel
from nextyes.deals.fold import Deal, Status
from nextyes.web.visit import Visit

REASONS = (
    "Pricing", "Competition", "Budget", "Missing features", "Long cycle", "No decision-maker", "Unresponsive",
    "Poor fit", "Other",
)  # fmt: skip
_FIRST = {  # what the advice puts first, by the name of the button
    "ask": "ask",
    "ask_price": "ask",
    "take_risk_off": "ask",
    "check_back": "ask",
    "follow_up": "followed",
    "close": "lost",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """A deal to act on."""

    deal: Deal
    row: QueueRow | None  # None where the queue has it not
    seen: str  # the version that acts on it say they saw
    story: tuple[Told, ...]  # newest first
    later: int  # events after those of the story
    earlier: int  # events before them
    quote: str  # the buyer's last words
    quoted_at: datetime | None
    silence_days: float
    stage_days: float | None
    next_step: str
    hedging: tuple[str, ...]
    channel: Channel  # by which they were last met
    channels: tuple[Channel, ...]
    first: str  # the act that is advised
    today: date
    snoozes: tuple[tuple[str, date], ...]
    reasons: tuple[str, ...]


def focus(visit: Visit, deal_id: str, *, shown: int, skip: int = 0, whole: str = "") -> tuple[Focus, Story]:
    """Return a deal for a page, and its story as it was read.

    Args:
        visit: The request.
        deal_id: Of the deal.
        shown: How many events are told.
        skip: How many newer ones are left out.
        whole: The id of an event that is told whole, on its page.

    Raises:
        ValueError: If there is no such deal.
    """
    story, now = board.story(visit.ledger, deal_id, visit.by.at), visit.by.at
    deal, today = story.deal, visit.today()
    skip = next((at - at % shown for at, each in enumerate(story.timeline) if each.id == whole), skip)
    since = deal.last_heard_at or deal.opened_at
    found = Focus(
        deal=deal,
        row=story.row,
        seen=story.version,
        story=tell(story.timeline[skip : skip + shown], whole=whole),
        later=min(skip, len(story.timeline)),
        earlier=max(len(story.timeline) - skip - shown, 0),
        quote=story.quote[:1_000],
        quoted_at=story.said.at if story.said else None,
        silence_days=_days(now - since),
        stage_days=_days(now - deal.stage_since) if deal.stage_since else None,
        next_step=next_step_of(deal, today),
        hedging=story.hedging,
        channel=story.channel,
        channels=tuple(Channel),
        first=_first(story.row),
        today=today,
        snoozes=(
            ("Tomorrow", today + timedelta(days=1)),
            ("Next week", today + timedelta(days=7 - today.weekday())),
        ),
        reasons=REASONS,
    )
    return found, story


def _first(row: QueueRow | None) -> str:
    if row is None:
        return ""
    return "reopen" if row.deal.status is Status.LOST else _FIRST.get(row.advice, "")


def _days(span: timedelta) -> float:
    return max(span.total_seconds() / 86_400, 0.0)
