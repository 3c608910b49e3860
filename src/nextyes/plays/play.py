"""A play: what to say in a situation on a channel. One text file each::

    title: Is it a no?
    situation: suspected_no
    channel: email
    source: where the idea comes from
    subject: {deal|Our talk}: is it a no?

    Hi {contact|there},

    ? It has been {days_silent} since we last spoke.
    So, is it a no? If it is, just say [[not for us]] and I will close it.

``{name}`` is a fact about the deal, ``{name|words}`` has words for when it is not known. A paragraph that
begins with ``?`` is left out when a fact in it is not known. ``[[…]]`` are words handed to the buyer to
refuse with: they are the buyer's way out, and every play has one.
"""

import re
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TypeVar

from nextyes.deals.events import Channel
from nextyes.plays.situation import Facts, Situation

LONGEST = 4_000  # characters of a play's file
_HEADERS = ("title", "situation", "channel", "source", "subject")
_NEEDED = ("title", "situation", "channel", "source")
_FACT = re.compile(r"\{([^{}|\n]*)(\|[^{}\n]*)?\}")
_EXIT = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_Kind = TypeVar("_Kind", Situation, Channel)
_FACTS = tuple(each.name for each in fields(Facts))


class PlayError(ValueError):
    """A file is no play; the message names it, the line, and what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """What to say in a situation on a channel, with facts still to be filled in."""

    name: str
    title: str
    situation: Situation
    channel: Channel
    source: str
    subject: str  # of an e-mail; "" on the other channels
    body: str

    @property
    def exits(self) -> tuple[str, ...]:
        """The words that it hands to the buyer to refuse with."""
        return tuple(_EXIT.findall(self.body))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A play filled in for a deal."""

    subject: str
    body: str


def parse(name: str, text: str) -> Play:
    """Return the play that a file's text holds.

    Raises:
        PlayError: If it is no play.
    """
    if len(text) > LONGEST:
        raise PlayError(
            f"{name}: {len(text):,} characters are too many for a play: write at most {LONGEST:,}"
        )
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    headers: dict[str, str] = {}
    for number, line in enumerate(head.split("\n"), start=1):
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or key not in _HEADERS or key in headers or not value:
            raise PlayError(
                f"{name}, line {number}: {line!r}: write one line each for {', '.join(_HEADERS)}, "
                "such as “title: Is it a no?”, then an empty line, then the words"
            )
        headers[key] = value
    missing = [key for key in _NEEDED if key not in headers]
    if missing or not body.strip():
        raise PlayError(f"{name}: {', '.join(missing) or 'the words to say'} missing")
    play = Play(
        name=name,
        title=headers["title"],
        situation=_one_of(name, Situation, headers["situation"]),
        channel=_one_of(name, Channel, headers["channel"]),
        source=headers["source"],
        subject=headers.get("subject", ""),
        body=body.strip(),
    )
    _check_facts(play)
    return play


def text_of(play: Play) -> str:
    """Return a play as the text of its file, the inverse of `parse`."""
    headers = {key: str(getattr(play, key)) for key in _HEADERS}
    return "\n".join(f"{key}: {value}" for key, value in headers.items() if value) + f"\n\n{play.body}\n"


def fill(play: Play, facts: Facts) -> Words:
    """Return a play's words for a deal.

    Example:
        >>> play = parse("short", "title: t\\nsituation: check_back\\nchannel: message\\nsource: s\\n\\n"
        ...     "Hi {contact|there}!\\n\\n? You spoke of {their_price}.\\n\\nIs it [[not for us]]?")
        >>> fill(play, Facts(contact="Bob")).body
        'Hi Bob!\\n\\nIs it “not for us”?'
    """
    paragraphs = []
    for paragraph in re.split(r"\n{2,}", play.body):
        optional = paragraph.startswith("?")
        if optional and not all(
            getattr(facts, name) for name, other in _FACT.findall(paragraph) if not other
        ):
            continue
        paragraphs.append(_filled(paragraph.removeprefix("?").lstrip(" "), facts))
    return Words(subject=" ".join(_filled(play.subject, facts).split()), body="\n\n".join(paragraphs))


@cache
def library() -> tuple[Play, ...]:
    """Return the plays that ship with nextyes, by name."""
    folder = files(__package__) / "library"
    texts = sorted((file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir())
    return tuple(parse(name.removesuffix(".txt"), text) for name, text in texts if name.endswith(".txt"))


def _filled(text: str, facts: Facts) -> str:
    quoted = _EXIT.sub(r"“\1”", text)  # first: what a fact says is never looked into
    return _FACT.sub(lambda found: getattr(facts, found[1]) or (found[2] or "|")[1:], quoted)


def _check_facts(play: Play) -> None:
    for name, _other in _FACT.findall(f"{play.subject}\n{play.body}"):
        if name not in _FACTS:
            raise PlayError(f"{play.name}: {{{name}}} is no fact: one of {', '.join(_FACTS)}")


def _one_of(name: str, kind: type[_Kind], text: str) -> _Kind:
    try:
        return kind(text)
    except ValueError as error:
        raise PlayError(f"{name}: {text!r}: one of {', '.join(kind)}") from error
