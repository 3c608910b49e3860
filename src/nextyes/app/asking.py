"""What to say to a buyer: the plays that fit a deal, filled in; and a seller's own plays."""

import re
from dataclasses import dataclass, fields
from datetime import date

from nextyes.deals.events import Channel
from nextyes.deals.fold import Deal
from nextyes.plays import (
    Facts,
    Play,
    Situation,
    Words,
    facts_of,
    fill,
    library,
    parse,
    plays_for,
    review,
    situation_of,
)
from nextyes.store import Ledger

FACTS = tuple(each.name for each in fields(Facts))  # what a play can say of a deal
_NAME = "plays"  # where the ledger keeps a seller's own
_MOST = 200  # plays of one's own
_SPELLING = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A play with its words for a deal."""

    play: Play
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSay:
    """What could be said to a deal's buyer: the best first."""

    situation: Situation
    sayings: tuple[Saying, ...]


def what_to_say(
    ledger: Ledger, deal: Deal, *, advice: str = "", channel: Channel | None = None, today: date, owner: str
) -> ToSay:
    """Return the plays for a deal's situation with their words filled in.

    Args:
        ledger: Whose own plays come before those that ship.
        deal: As it stands.
        advice: What the engine advises for it.
        channel: The channel whose plays come first; None: the likeliest.
        today: The day, in the seller's zone.
        owner: Who signs.
    """
    situation = situation_of(deal, advice)
    facts = facts_of(deal, today, owner=owner)
    chosen = plays_for(plays(ledger), situation, channel)
    return ToSay(
        situation=situation, sayings=tuple(Saying(play=play, words=fill(play, facts)) for play in chosen)
    )


def plays(ledger: Ledger) -> list[Play]:
    """Return all plays: a seller's own, then those that ship; one's own of the same name takes its place."""
    own = own_plays(ledger)
    names = {play.name for play in own}
    return [*own, *(play for play in library() if play.name not in names)]


def own_plays(ledger: Ledger) -> list[Play]:
    """Return the plays that the seller wrote."""
    return [parse(name, text) for name, text in sorted((ledger.setting(_NAME) or {}).items())]


def keep_play(ledger: Ledger, name: str, text: str) -> Play:
    """Keep a play of the seller's own, in place of any of that name.

    Raises:
        ValueError: If it is no play, or one that promises, presses, shames or leaves no way out.
    """
    if not _SPELLING.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a play: small letters, digits and -, at most 40")
    play = parse(name, text)
    if problems := review(play):
        raise ValueError(f"{name} cannot be used: {'; '.join(problems)}")
    kept = ledger.setting(_NAME) or {}
    if name not in kept and len(kept) >= _MOST:
        raise ValueError(f"there are {_MOST} plays of your own: drop one first")
    ledger.put_setting(_NAME, {**kept, name: text})
    return play


def drop_play(ledger: Ledger, name: str) -> None:
    """Drop a play of the seller's own; those that ship stay.

    Raises:
        ValueError: If there is none of that name.
    """
    kept = dict(ledger.setting(_NAME) or {})
    if kept.pop(name, None) is None:
        raise ValueError(f"no play of your own is called {name!r}")
    ledger.put_setting(_NAME, kept)


def preview(name: str, text: str) -> tuple[Words, list[str]]:
    """Return how a play would read for a made-up deal, and what its review finds.

    Raises:
        ValueError: If it is no play.
    """
    play = parse(name or "yours", text)
    example = Facts(
        contact="Bob",
        organization="Acme",
        deal="Acme cranes",
        owner="Alice",
        days_silent="23 days",
        our_price="30,000 EUR",
        their_price="24,000 EUR",
        their_words="not a good fit now, check back in a year",
        said_on="23 November",
    )
    return fill(play, example), review(play)
