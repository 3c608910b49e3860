"""Telling a deal: a row of codes becomes an event with people, amounts, days and words."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Any

import numpy as np

from nextyes.deals.events import KINDS, Channel, Event, Party, Reading
from nextyes.deals.instants import instant
from nextyes.deals.money import Money, digits
from nextyes.sample import names
from nextyes.sample.cast import Cast
from nextyes.sample.columns import EPOCH, NONE
from nextyes.sample.scenes import CHANNELS, NOTES, OUTCOMES, PARTIES, PLAYS, READINGS, REASONS, Scene
from nextyes.sample.words import OURS, THEIRS, TO_AN_ASK, WRITTEN
from nextyes.sample.world import PIPELINES, STAGES, World

_SOURCE = "sample"
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of `nextyes.sample.columns.Rows`, of a known deal."""

    kind: str
    at: int
    word: int
    second: int
    scene: Scene
    number: float
    day: int


class Teller:
    """Tells one deal: knows its people, and repeats itself only when every way has been used."""

    def __init__(self, world: World, cast: Cast, deal: int, rng: np.random.Generator) -> None:
        """Know a deal's people, plan and price; ``rng`` decides which way of saying comes first."""
        customer, expansion = int(cast.customer[deal]), bool(cast.pipeline[deal])
        self.world = world
        self.deal_id = names.deal_name(deal)
        self.customer = names.customer_name(customer)
        self.contact = names.contact_name(customer, int(cast.contact[deal]))
        self.seller = world.sellers[int(cast.seller[deal])].name
        self.price = float(cast.amount[deal])
        self.plan = names.plan_name(self.price, expansion=expansion, deal=deal)
        self.asked = False  # our last touch was an ask
        self.subject = ""  # of our last touch
        self.quote = ""  # from the buyer's last words
        self._first_way = int(rng.integers(1_000_000))
        self._said: Counter[Scene] = Counter()

    def events(self, rows: list[Row]) -> Iterator[Event]:
        """Yield the events of the deal's rows, in their order."""
        for number, row in enumerate(rows):
            theirs = row.kind == "heard" or (row.kind == "offered" and PARTIES[row.word] is Party.THEM)
            yield KINDS[row.kind](
                id=self.deal_id + names.event_suffix(number),
                deal_id=self.deal_id,
                at=instant(row.at),
                source=_SOURCE,
                actor=self.contact if theirs else self.seller,
                **_OWN[row.kind](self, row),
            )

    def written(self, row: Row) -> tuple[str, str]:
        """Return the subject and the text of what the seller writes."""
        ways = (OURS if row.scene in OURS else WRITTEN)[row.scene]
        subject, text = ways[self._way(row.scene, len(ways))]
        return self._filled(subject, row), self._filled(text, row)

    def heard(self, row: Row) -> str:
        """Return what the buyer says, and keep the sentence that proves its reading."""
        ways = TO_AN_ASK[row.scene] if self.asked and row.scene in TO_AN_ASK else THEIRS[row.scene]
        said = self._filled(ways[self._way(row.scene, len(ways))], row)
        self.quote = said.partition("[")[2].partition("]")[0]
        return said.replace("[", "").replace("]", "")

    def amount(self, row: Row) -> Money:
        """Return the amount of a row."""
        return Money(round(row.number) * 10 ** digits(self.world.currency), self.world.currency)

    def _way(self, scene: Scene, ways: int) -> int:
        self._said[scene] += 1
        return (self._first_way + self._said[scene]) % ways

    def _filled(self, template: str, row: Row) -> str:
        day = day_of_row(row) or date.fromordinal(EPOCH)
        price = self.price if isnan(row.number) or row.kind != "heard" else row.number
        currency = self.world.currency
        said_on = instant(row.at).date()
        this_month = (day.year, day.month) == (said_on.year, said_on.month)
        return template.format(
            first=self.contact.split()[0],
            rep=self.seller.split()[0],
            plan=self.plan,
            money=f"{_SIGNS.get(currency, currency + ' ')}{price:,.0f}",
            date=f"{day.day} {day:%B}",
            month=f"{'late ' if this_month else ''}{day:%B}",
        )


def day_of_row(row: Row) -> date | None:
    """Return the day of a row, if it has one."""
    return None if row.day == NONE else date.fromordinal(EPOCH + row.day)


def _opened(teller: Teller, _row: Row) -> dict[str, Any]:
    return {
        "name": f"{teller.customer} – {teller.plan}",
        "organization": teller.customer,
        "contact": teller.contact,
        "pipeline": PIPELINES[teller.plan in names.ADD_ONS],
    }


def _valued(teller: Teller, row: Row) -> dict[str, Any]:
    teller.price = row.number
    return {"amount": teller.amount(row)}


def _touched(teller: Teller, row: Row) -> dict[str, Any]:
    teller.asked = False
    teller.subject, text = teller.written(row)
    return {"channel": CHANNELS[row.word], "minutes": row.number, "subject": teller.subject, "text": text}


def _asked(teller: Teller, row: Row) -> dict[str, Any]:
    teller.asked = True
    teller.subject, words = teller.written(row)
    return {
        "play": PLAYS[row.second],
        "channel": CHANNELS[row.word],
        "words": words,
        "minutes": row.number,
    }


def _heard(teller: Teller, row: Row) -> dict[str, Any]:
    text = teller.heard(row)
    channel = CHANNELS[row.word]
    written = channel in (Channel.EMAIL, Channel.MESSAGE)
    subject = f"Re: {teller.subject.removeprefix('Re: ')}" if written else teller.subject
    return {"channel": channel, "subject": subject, "text": text}


def _answered(teller: Teller, row: Row) -> dict[str, Any]:
    reading = READINGS[row.word]
    if reading is Reading.AUTO_REPLY:
        teller.heard(row)  # a machine's words are read, not heard
    return {
        "reading": reading,
        "until": day_of_row(row),
        "amount": teller.amount(row) if reading is Reading.COUNTER else None,
        "quote": teller.quote,
        "confirmed_by": teller.seller,
    }


def _lost(teller: Teller, row: Row) -> dict[str, Any]:
    note = teller.written(row)[1] if row.scene is Scene.GIVEN_UP else teller.quote
    return {"outcome": OUTCOMES[row.word], "reason": REASONS[row.second][1], "note": note}


def _noted(teller: Teller, row: Row) -> dict[str, Any]:
    subject, text = teller.written(row)
    minutes = None if isnan(row.number) else row.number
    return {"what": NOTES[row.word], "subject": subject, "text": text, "minutes": minutes}


# An event's own fields, by kind.
_OWN: dict[str, Callable[[Teller, Row], dict[str, Any]]] = {
    "opened": _opened,
    "assigned": lambda teller, _row: {"owner": teller.seller},
    "valued": _valued,
    "promised": lambda _teller, row: {"close_on": day_of_row(row)},
    "staged": lambda _teller, row: {"stage": STAGES[row.word]},
    "noted": _noted,
    "touched": _touched,
    "asked": _asked,
    "offered": lambda teller, row: {"by": PARTIES[row.word], "amount": teller.amount(row)},
    "heard": _heard,
    "answered": _answered,
    "snoozed": lambda teller, row: {"until": day_of_row(row), "why": teller.quote},
    "won": lambda _teller, _row: {},
    "lost": _lost,
    "check_back_set": lambda teller, row: {"on": day_of_row(row), "why": teller.quote},
    "reopened": lambda _teller, _row: {"why": "The day they named has come"},
}
