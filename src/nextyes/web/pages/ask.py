"""The ask: the words for this deal, to edit, copy or open in a mail program, and to log as asked."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote, urlencode

from nextyes.app import acts, asking, board
from nextyes.app.acts import Act
from nextyes.app.asking import Saying
from nextyes.deals.events import Channel
from nextyes.deals.fold import Deal
from nextyes.plays import Situation, Words
from nextyes.web.visit import Answer, Download, Go, Page, Place, Visit

WHY = {
    Situation.SUSPECTED_NO: "You think it is a no: ask, and hand them the words to say so.",
    Situation.PRICE_GAP: "They push back on the price: ask before you give any of it away.",
    Situation.INDECISION: "They want it and do not decide: take the risk off, do not push.",
    Situation.SILENT_AGAIN: "They came back and went silent again: ask for a decision, not for a chat.",
    Situation.CHECK_BACK: "The day has come on which they said to try again: keep it, in their own words.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPage:
    """What to say to one buyer."""

    deal: Deal
    why: str
    sayings: tuple[Saying, ...]
    chosen: Saying
    words: Words  # the chosen play's, or as the seller edited them
    mailto: str
    channels: tuple[str, ...]
    seen: str
    then: str  # the address to go on to when it is logged


def show(visit: Visit) -> Answer:
    """Show the plays for a deal, the best one chosen."""
    deal = acts.deal_now(visit.ledger, visit.query.get("deal", ""))
    row = board.one(visit.ledger, deal.id, visit.by.at)
    said = asking.what_to_say(
        visit.ledger,
        deal,
        advice=row.advice if row else "",
        channel=_channel(visit.query.get("channel", "")),
        today=visit.today(),
        owner=deal.owner or visit.by.actor,
    )
    wanted = visit.query.get("play", "")
    chosen = next((saying for saying in said.sayings if saying.play.name == wanted), said.sayings[0])
    return Page(
        template="ask.html",
        shows=AskPage(
            deal=deal,
            why=WHY[said.situation],
            sayings=said.sayings,
            chosen=chosen,
            words=chosen.words,
            mailto=_mailto(chosen.words),
            channels=tuple(Channel),
            seen=acts.version(visit.ledger.events(deal.id)),
            then=visit.query.get("then") or f"/deal?{urlencode({'id': deal.id})}",
        ),
    )


def log(visit: Visit) -> Answer:
    """Log that they were asked, in the words as they were edited."""
    channel = Channel(visit.form["channel"])
    words = visit.form.get("body", "").strip()
    if not words:
        raise ValueError("the words are empty: say what you asked")
    deal_id = visit.form["deal"]
    acts.log_ask(
        visit.ledger,
        deal_id,
        play=visit.form.get("play", ""),
        channel=channel,
        words=words,
        act=Act(by=visit.by, id=visit.act(), seen=visit.form.get("seen", "")),
    )
    board.follow(visit.ledger, visit.by.at)
    return Go(to=visit.then(), done=visit.act())


def download(visit: Visit) -> Answer:
    """Give the words as a mail that a mail program opens as a draft: it is sent from there, or not."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = " ".join(visit.form.get("subject", "").split())
    letter["X-Unsent"] = "1"
    letter.set_content(visit.form.get("body", ""))
    return Download(content=letter.as_bytes(), name="ask.eml", media_type="message/rfc822")


PLACES = (
    Place(path="/ask", act=show),
    Place(path="/ask", act=log, method="POST"),
    Place(path="/ask/mail", act=download, method="POST"),
)


def _mailto(words: Words) -> str:
    return f"mailto:?subject={quote(words.subject)}&body={quote(words.body)}"


def _channel(text: str) -> Channel | None:
    return Channel(text) if text in list(Channel) else None
