"""How a reply that was read is shown: for people with its proof underlined, for programs as a document."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from nextyes import app
from nextyes.app import answers
from nextyes.app.pending import consequences_of
from nextyes.app.words import (
    READINGS,
    amount_of,
    chance_of,
    date_of,
    money_of,
)
from nextyes.cli.terminal import marked, paragraphs, plain, style, width
from nextyes.deals.events import Event, Reading
from nextyes.deals.fold import Deal
from nextyes.replies import Reply
from nextyes.replies.reply import Span

_SHOWN = 1_200  # characters of a long reply
_OTHERS = 0.10  # other readings at least this likely are told


def lines(
    found: answers.Understood,
    answer: answers.Answer,
    events: Sequence[Event],
    chosen: app.Settings,
) -> list[str]:
    """Return the page of a reply: their words, the reading, the day or the price, what will be recorded."""
    cells = width()
    title = found.deal.name or found.deal.id
    return [
        style(plain(title), bold=True),
        *(paragraphs(f"You asked: {found.asked}", cells=cells) if found.asked else []),
        "",
        *_their_words(found.reply, cells),
        "",
        *_reading(found.reply, answer, cells),
        *_price(found, answer, chosen, cells),
        "",
        *_will_record(found.deal, events, cells),
    ]


def document(
    found: answers.Understood,
    answer: answers.Answer,
    events: Sequence[Event],
    said: answers.Said,
    recorded: str | None,
) -> dict[str, Any]:
    """Return the same for a program."""
    reply = found.reply
    return {
        "deal_id": found.deal.id,
        "asked": found.asked,
        "sent": said.at.isoformat(),
        "reading": reply.reading.value,
        "probabilities": {one.reading.value: round(one.probability, 4) for one in reply.readings},
        "holds": [reading.value for reading in reply.holds],
        "abstain": reply.abstain or None,
        "until": asdict(reply.until) if reply.until else None,
        "why_until": reply.why_until or None,
        "price": asdict(reply.amount) if reply.amount else None,
        "answer": asdict(answer),
        "events": [{"kind": event.kind, **asdict(event)} for event in events],
        "recorded": recorded,
    }


def _their_words(reply: Reply, cells: int) -> Iterator[str]:
    """Yield the buyer's own words, what proves the reading underlined."""
    proofs = [scored.proof for scored in reply.readings if scored.reading in reply.holds and scored.proof]
    proofs += [reply.until.span] if reply.until else []
    proofs += [reply.amount.span] if reply.amount else []
    left = _SHOWN
    for own in reply.own:
        shown = Span(own.start, min(own.end, own.start + left))
        yield from marked(reply.text, shown, proofs, cells=cells, indent="  ")
        left -= shown.end - shown.start
        if left <= 0:
            yield style("  … and more", dim=True)
            return


def _reading(reply: Reply, answer: answers.Answer, cells: int) -> Iterator[str]:
    top = reply.readings[0]
    if reply.abstain:
        yield from paragraphs(f"Not sure: {reply.abstain}.", cells=cells)
    if answer.reading is not top.reading:
        yield style(f"You say: {READINGS[answer.reading]}", bold=True)
    else:
        words = "Perhaps" if reply.abstain else "They say:"
        yield style(f"{words} {READINGS[top.reading]} ({chance_of(top.probability)})", bold=True)
    if answer.quote:
        yield from paragraphs(f"because they wrote “{answer.quote}”", cells=cells, indent="  ")
    others = [one for one in reply.readings[1:] if one.probability >= _OTHERS]
    if others:
        said = ", ".join(f"{READINGS[one.reading]} {chance_of(one.probability)}" for one in others)
        yield from paragraphs(f"It may also be {said}.", cells=cells, indent="  ")
    if answer.until:
        yield style(f"Come back on {date_of(answer.until)}", bold=True)
        if reply.until and answer.until:
            said = " ".join(reply.until.span.of(reply.text).split())
            yield from paragraphs(f"they wrote “{said}”: {reply.why_until}", cells=cells, indent="  ")
    elif answer.reading is Reading.NOT_NOW:
        yield from paragraphs(
            "No day to come back: they named none. Give one with --check-back.", cells=cells
        )


def _price(
    found: answers.Understood, answer: answers.Answer, chosen: app.Settings, cells: int
) -> Iterator[str]:
    price = found.reply.amount
    ask = found.deal.our_offer or found.deal.amount
    if answer.amount is None:
        if price and price.per:
            said = " ".join(price.span.of(found.reply.text).split())
            yield from paragraphs(f"A rate, not a total: “{said}”.", cells=cells)
        return
    yield style(f"Their price: {amount_of(answer.amount)}", bold=True)
    if ask is None or ask.currency != answer.amount.currency or ask.minor <= 0:
        return
    theirs, ours = float(answer.amount.amount), float(ask.amount)
    floor = ours * chosen.economics.floor_share
    say = [f"{abs(1 - theirs / ours):.0%} {'below' if theirs < ours else 'above'} your {amount_of(ask)}"]
    if theirs < ours:
        say.append(f"the middle would be {money_of((theirs + ours) / 2, ask.currency)}")
        say.append(f"your floor is {money_of(floor, ask.currency)}")
    yield from paragraphs("; ".join(say) + ".", cells=cells, indent="  ")


def _will_record(deal: Deal, events: Sequence[Event], cells: int) -> list[str]:
    return paragraphs(f"The deal {'; '.join(consequences_of(deal, events))}.", cells=cells)
