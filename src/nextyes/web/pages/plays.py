"""Plays: the words to ask with, those that ship and a seller's own; looked at before they are kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from nextyes.app import asking
from nextyes.deals.events import Channel
from nextyes.plays import Play, Situation, Words, library
from nextyes.web.visit import Answer, Page, Place, Visit

_FIELDS = ("name", "title", "situation", "channel", "source", "subject", "body")
_EMPTY = {
    "situation": Situation.SUSPECTED_NO,
    "channel": Channel.EMAIL,
    "source": "our own",
    "body": (
        "Hi {contact|there},\n\nSo, is it a no? Just say [[not for us]], or [[not now, try me in …]].\n\n"
        "{owner}\n"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A play as its form has it: not yet one that is kept."""

    name: str  # of the kept play that it changes; "" for a new one
    title: str
    situation: str
    channel: str
    source: str
    subject: str
    body: str

    def text(self) -> str:
        """Return it as the text of a play's file: what stands on one line is kept on one line."""
        heads = {key: " ".join(str(getattr(self, key)).split()) for key in _FIELDS[1:-1]}
        lines = "\n".join(f"{key}: {value}" for key, value in heads.items() if value)
        return f"{lines}\n\n{self.body.strip()}\n"

    def called(self) -> str:
        """Return the name under which it is kept."""
        return self.name or re.sub(r"[^a-z0-9]+", "-", self.title.casefold()).strip("-")[:40] or "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How a draft would read for a made-up deal, and what speaks against keeping it."""

    words: Words | None  # None where it is no play yet
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaysPage:
    """All plays, and the one being written."""

    own: tuple[Play, ...]
    shipped: tuple[tuple[Situation, tuple[Play, ...]], ...]
    draft: Draft | None
    preview: Preview | None
    facts: tuple[str, ...]
    situations: tuple[Situation, ...]
    channels: tuple[Channel, ...]
    told: str  # what was just done


def show(visit: Visit) -> Answer:
    """Show the plays; with one chosen, or a new one, its form."""
    wanted = visit.query.get("play")
    if wanted is None:
        return _page(visit, None)
    known = {play.name: play for play in asking.plays(visit.ledger)}
    if wanted and wanted not in known:
        raise ValueError(f"no play is called {wanted!r}")
    own = {play.name for play in asking.own_plays(visit.ledger)}
    chosen = known.get(wanted)
    given = {**_EMPTY, **({key: str(getattr(chosen, key)) for key in _FIELDS} if chosen else {})}
    if wanted not in own:  # one that ships is where a new one of the seller's own begins
        given["name"] = ""
    return _page(visit, _draft(given))


def look(visit: Visit) -> Answer:
    """Show how a draft would read; nothing is kept."""
    return _page(visit, _draft(visit.form))


def keep(visit: Visit) -> Answer:
    """Keep a draft, unless its review speaks against it."""
    draft = _draft(visit.form)
    if _preview(draft).problems:
        return _page(visit, draft, status=400)
    play = asking.keep_play(visit.ledger, draft.called(), draft.text())
    return _page(visit, None, told=f"Kept: {play.title}. It comes first where its situation is met.")


def drop(visit: Visit) -> Answer:
    """Drop a play of one's own; its words stay in the form, to be kept again."""
    name = visit.form.get("name", "")
    draft = next((play for play in asking.own_plays(visit.ledger) if play.name == name), None)
    asking.drop_play(visit.ledger, name)
    given = {key: str(getattr(draft, key)) for key in _FIELDS}
    return _page(visit, _draft(given), told="Dropped. Its words are still here: keep it to have it back.")


PLACES = (
    Place(path="/plays", act=show),
    Place(path="/plays", act=keep, method="POST"),
    Place(path="/plays/look", act=look, method="POST"),
    Place(path="/plays/drop", act=drop, method="POST"),
)


def _draft(given: Mapping[str, str]) -> Draft:
    return Draft(**{key: given.get(key, "") for key in _FIELDS})


def _preview(draft: Draft) -> Preview:
    try:
        words, problems = asking.preview(draft.called(), draft.text())
    except ValueError as error:
        return Preview(words=None, problems=(str(error),))
    return Preview(words=words, problems=tuple(problems))


def _page(visit: Visit, draft: Draft | None, *, told: str = "", status: int = 200) -> Page:
    by_situation = sorted(library(), key=lambda play: list(Situation).index(play.situation))
    return Page(
        template="plays.html",
        status=status,
        shows=PlaysPage(
            own=tuple(asking.own_plays(visit.ledger)),
            shipped=tuple(
                (situation, tuple(some))
                for situation, some in groupby(by_situation, key=lambda play: play.situation)
            ),
            draft=draft,
            preview=_preview(draft) if draft else None,
            facts=asking.FACTS,
            situations=tuple(Situation),
            channels=tuple(Channel),
            told=told,
        ),
    )
