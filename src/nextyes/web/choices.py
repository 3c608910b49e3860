"""What a visitor chose of the pipeline, as the address says it: which deals, in which order, in which shape.

An address holds texts; here they become a filter, and words that say what was chosen. An owner or a stage of
blanks only is none: `` `` chooses the deals that nobody has.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite
from typing import Any
from urllib.parse import urlencode

from nextyes.app.board import Filter
from nextyes.app.words import SAY
from nextyes.deals.fold import Status
from nextyes.web.visit import NOBODY

NAMES = (
    "q", "owner", "stage", "status", "advice", "step", "quiet", "least", "most", "sort", "order", "as",
)  # fmt: skip
OF_ORDER = ("sort", "order", "as")  # choose no deals, only how they are shown
STATUSES = {"open": "open", "won": "won", "lost": "lost", "any": "open and closed"}
STEPS = {
    "nothing": "nothing ahead: none agreed, or its day has passed",
    "none": "none agreed",
    "passed": "its day has passed",
}
SORTS = {
    "amount": "largest amount",
    "silence": "longest silence",
    "stage_since": "longest in their stage",
    "value_of_asking": "worth most to ask",
    "hours_at_stake": "most hours at stake",
    "chance": "likeliest yes",
    "pushes": "pushed most often",
    "close_on": "close date",
    "unanswered": "most unanswered touches",
    "opened": "newest",
    "closed": "closed last",
    "name": "name",
    "organization": "organization",
    "owner": "owner",
    "stage": "stage",
}
SHAPES = {"board": "Board", "table": "Table"}
_USUAL_SORT = "amount"
_LONGEST = 2_000  # letters of what is chosen by: a link holds no more
_WORDS_SOUGHT = 8  # each is a look at all deals
_MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Somewhere to go."""

    words: str
    address: str
    current: bool = False
    count: int = 0  # of the deals that it opens


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose by."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]  # value and words
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """The form by which deals are chosen, and what it says now."""

    texts: Mapping[str, str]  # of every choice, "" where it is not made
    status: str
    choices: tuple[Choice, ...]
    others: tuple[Choice, ...]  # less often made
    further: bool  # whether one of them is, or an amount or a silence is given
    order: Choice
    chips: tuple[Link, ...]  # what was chosen, in words; the address chooses all the rest
    plain: str  # the address that chooses nothing
    owners: tuple[str, ...]
    view: str


def chosen_by(query: Mapping[str, str]) -> dict[str, str]:
    """Return what an address chooses; what it leaves empty, or as it is anyway, is not chosen.

    Example:
        >>> chosen_by({"q": "", "status": "open", "sort": "amount", "owner": "Bob", "page": "2"})
        {'owner': 'Bob'}
    """
    texts = {name: query[name][:_LONGEST] for name in NAMES if query.get(name)}
    usual = {"status": _usual_status(texts), "sort": _USUAL_SORT}
    return {name: text for name, text in texts.items() if text != usual.get(name)}


def status_of(texts: Mapping[str, str]) -> str:
    """Return one of ``STATUSES``: open deals, but for a search in all of them that says nothing else."""
    return texts.get("status") or _usual_status(texts)


def _usual_status(texts: Mapping[str, str]) -> str:
    return "any" if texts.get("q") else "open"


def filter_of(texts: Mapping[str, str], now: datetime, today: date) -> Filter:
    """Return which deals are chosen.

    Raises:
        ValueError: If a number is none, or a choice is not one of those there are.
    """
    status = _one_of("status", status_of(texts), STATUSES)
    step = _one_of("next step", texts.get("step", "nothing"), STEPS) if "step" in texts else ""
    quiet = _days(texts["quiet"]) if "quiet" in texts else None
    return Filter(
        status=None if status == "any" else Status(status),
        owner=_named(texts, "owner"),
        stage=_named(texts, "stage"),
        advice=_one_of("advice", texts["advice"], SAY) if "advice" in texts else None,
        least=_amount(texts, "least"),
        most=_amount(texts, "most"),
        quiet_since=None if quiet is None else now - timedelta(days=quiet),
        no_next_step={"nothing": today, "none": date.min}.get(step),
        step_before=today if step == "passed" else None,
        text=" ".join(texts.get("q", "").split()[:_WORDS_SOUGHT]),
    )


def sort_of(texts: Mapping[str, str]) -> tuple[str, bool | None]:
    """Return what is sorted by, and whether descending; None: as is usual for it.

    Raises:
        ValueError: If there is no such order.
    """
    sort = _one_of("sort", texts.get("sort", _USUAL_SORT), SORTS)
    return sort, {"up": False, "down": True}.get(texts.get("order", ""))


def shape_of(texts: Mapping[str, str]) -> str:
    """Return one of ``SHAPES``: a board, but a table for what was searched.

    Raises:
        ValueError: If there is no such shape.
    """
    return _one_of("shape", texts.get("as") or ("table" if "q" in texts else "board"), SHAPES)


def address_of(texts: Mapping[str, str], path: str = "/pipeline", **changed: str) -> str:
    """Return the address that chooses the same, but for what is changed; "" chooses no more by it."""
    said = {name: text for name, text in {**texts, **changed}.items() if text}
    return f"{path}?{urlencode(said)}" if said else path


def words_of(texts: Mapping[str, str]) -> dict[str, str]:
    """Return in words by what deals are chosen, by its name.

    Example:
        >>> words_of({"owner": "Bob", "quiet": "14", "sort": "name", "stage": " "})
        {'owner': 'Bob’s', 'stage': 'in no stage', 'quiet': 'no word from them for 14 days or more'}
    """
    return {name: say(texts[name]) for name, say in _WORDS.items() if name in texts}


def choosing_of(
    texts: Mapping[str, str], *, owners: Sequence[str], stages: Sequence[str], view: str = ""
) -> Choosing:
    """Return the form that shows what was chosen; an owner or a stage there is no more is in it too.

    Args:
        texts: What was chosen.
        owners: Who may be chosen.
        stages: Which may be chosen.
        view: The kept view that is open, and stays so.
    """
    said = {name: texts.get(name, "") for name in NAMES}
    said |= {"status": status_of(texts), "sort": texts.get("sort", _USUAL_SORT)}

    def choice(name: str, label: str, options: Iterable[tuple[str, str]]) -> Choice:
        known = tuple(options)
        value = said[name]
        if value.strip() and value not in dict(known):
            known = (*known, (value, value))
        return Choice(name=name, label=label, options=known, value=value)

    return Choosing(
        texts=said,
        status=said["status"],
        choices=(
            choice(
                "owner",
                "Whose",
                [("", "everyone’s"), (NOBODY, "nobody’s"), *zip(owners, owners, strict=True)],
            ),
            choice("stage", "Stage", [("", "any"), (NOBODY, "none"), *zip(stages, stages, strict=True)]),
            choice("advice", "Advice", [("", "any"), *SAY.items()]),
        ),
        others=(
            choice("step", "Next step", [("", "any"), *STEPS.items()]),
            choice("status", "Status", STATUSES.items()),
        ),
        further=any(texts.get(name) for name in ("step", "status", "quiet", "least", "most")),
        order=choice("sort", "First", SORTS.items()),
        chips=tuple(
            Link(words=words, address=address_of({**texts, "view": view}, **{name: ""}))
            for name, words in words_of(texts).items()
        ),
        plain=address_of({name: text for name, text in texts.items() if name in OF_ORDER}),
        owners=tuple(owners),
        view=view,
    )


_WORDS: Mapping[str, Callable[[str], str]] = {
    "q": lambda text: f"“{text.strip()}”",
    "owner": lambda text: f"{text.strip()}’s" if text.strip() else "nobody’s",
    "stage": lambda text: text.strip() or "in no stage",
    "status": lambda text: STATUSES.get(text, text),
    "advice": lambda text: SAY.get(text, text),
    "step": lambda text: f"next step: {STEPS.get(text, text)}",
    "quiet": lambda text: f"no word from them for {text} days or more",
    "least": lambda text: f"from {text}",
    "most": lambda text: f"up to {text}",
}


def _named(texts: Mapping[str, str], name: str) -> str | None:
    return (texts[name] if texts[name].strip() else "") if name in texts else None


def _one_of(what: str, text: str, known: Mapping[str, Any]) -> str:
    if text not in known:
        raise ValueError(f"no {what} is called {text!r}: one of {', '.join(known)}")
    return text


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= _MOST_DAYS):
        raise ValueError(f"{text!r} is no number of days: give one such as 14")
    return int(text)


def _amount(texts: Mapping[str, str], name: str) -> float | None:
    text = texts.get(name, "").replace(",", "").replace(" ", "")
    try:
        amount = float(text) if text else None
    except ValueError:
        amount = float("nan")
    if amount is not None and not isfinite(amount):
        raise ValueError(f"{texts[name]!r} is no amount: give one such as 10000")
    return amount
