"""What nextyes should know of a team, with defaults that work from the first day."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from nextyes.deals.instants import zone
from nextyes.deals.money import CURRENCIES
from nextyes.decide import Economics
from nextyes.store import Ledger

_NAME = "settings"  # where the ledger keeps them
_LONGEST_NAME = 200  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A team's choices: who is at the keyboard, zone and currency, and what hours and deals are worth."""

    you: str = ""  # the owner whose deals a day begins with, who signs what is recorded; "": not said
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    currency: str = ""  # of amounts without one; "": there must be one
    country: str = ""  # ISO 3166 code of the buyers' country; "": weekends are the only days off
    fiscal_start: int = 1  # month in which the buyers' budget year begins
    economics: Economics = field(default_factory=Economics)


MEANINGS = {
    "you": "your name, as your deals name their owner: the pages and “nextyes today” begin with your deals, "
    "and what you record is signed with it; none: everyone's",
    "zone": "your time zone, such as Europe/Amsterdam: when a day begins for you",
    "currency": "the currency of amounts that name none, such as EUR",
    "country": "the country of your buyers, such as NL or US: its public holidays, its way to write 3/4",
    "fiscal_start": "the month in which your buyers' budget year begins, 1 to 12",
    "margin": "the share of a deal's amount that you earn, above 0 to 1",
    "minutes_follow_up": "minutes that a follow-up takes you, with looking up and writing down",
    "minutes_ask": 'minutes that asking "is it a no?" takes you',
    "minutes_concede": "minutes to work out and send a lower price",
    "minutes_new": "minutes to find and open the next deal",
    "capacity_hours": "hours a week for follow-ups; none: there is always another lead",
    "touches_a_week": "how often a week an open deal is followed up",
    "price_of_hour": "what an hour of yours is worth, in your currency; none: worked out",
    "concession": "the share of the price that a concession gives away",
    "floor_share": "the share of the amount below which no price is advised",
    "cooling_off_days": "days before asking again after an ask without an answer",
    "patience_days": "days before a touch counts as unanswered",
    "unanswered_cap": "with little history: ask after so many unanswered touches",
}
_OPTIONAL = ("capacity_hours", "price_of_hour")


def settings(ledger: Ledger) -> Settings:
    """Return the settings of a ledger; what was never set has its default."""
    kept = ledger.setting(_NAME) or {}
    known = Settings()
    for name, value in kept.items():
        known = changed_setting(known, name, value)
    return known


def change_setting(ledger: Ledger, name: str, text: str) -> Settings:
    """Set one setting from text and keep it; "none" clears a price or a capacity.

    Raises:
        ValueError: If there is no such setting, or the text is not one of its values.
    """
    return change_settings(ledger, {name: text})


def change_settings(ledger: Ledger, texts: Mapping[str, str]) -> Settings:
    """Set several settings from texts and keep them: all of them, or none.

    Raises:
        ValueError: If there is no such setting, or a text is not one of its values.
    """
    changed = settings(ledger)
    for name, text in texts.items():
        changed = changed_setting(changed, name, text)
    ledger.put_setting(_NAME, {**(ledger.setting(_NAME) or {}), **texts})
    return changed


def currency(text: str) -> str:
    """Return the ISO 4217 code that a text names.

    Raises:
        ValueError: If there is no such currency.
    """
    code = text.upper()
    if code not in CURRENCIES:
        raise ValueError(f"unknown currency {text!r}: give an ISO 4217 code such as EUR or USD")
    return code


def setting_texts(known: Settings) -> dict[str, str]:
    """Return every setting as text, as `change_setting` takes it."""
    economics = {name: getattr(known.economics, name) for name in MEANINGS if hasattr(known.economics, name)}
    texts = {name: "none" if value is None else f"{value:g}" for name, value in economics.items()}
    return {
        "you": known.you or "none",
        "zone": known.zone.key,
        "currency": known.currency or "none",
        "country": known.country or "none",
        "fiscal_start": str(known.fiscal_start),
        **texts,
    }


def judged_by(known: Settings) -> dict[str, str]:
    """Return, as text, the settings by which deals are judged: all but who you are."""
    return {name: text for name, text in setting_texts(known).items() if name != "you"}


def changed_setting(known: Settings, name: str, text: str) -> Settings:
    """Return the settings with one of them set from text.

    Raises:
        ValueError: If there is no such setting, or the text is not one of its values.
    """
    if name not in MEANINGS:
        raise ValueError(f"no setting is called {name!r}: one of {', '.join(MEANINGS)}")
    if name in _PARSERS:
        return replace(known, **{name: _PARSERS[name](text)})
    if text == "none" and name in _OPTIONAL:
        return replace(known, economics=replace(known.economics, **{name: None}))  # type: ignore[arg-type]
    number = _number(name, text)
    if name == "unanswered_cap":
        if not number.is_integer():
            raise ValueError(f"{name} must be a whole number of touches, given {text!r}")
        return replace(known, economics=replace(known.economics, unanswered_cap=int(number)))
    return replace(known, economics=replace(known.economics, **{name: number}))  # type: ignore[arg-type]


def _your_name(text: str) -> str:
    name = "" if text == "none" else text.strip()
    if len(name) > _LONGEST_NAME or any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        raise ValueError(f"you is a name on one line, of {_LONGEST_NAME} letters at most, given {text!r}")
    return name


def _currency_or_none(text: str) -> str:
    return "" if text in ("", "none") else currency(text)


def _country(text: str) -> str:
    if text in ("", "none"):
        return ""
    import holidays  # noqa: PLC0415 (its list of countries takes a tenth of a second)

    code = text.upper()
    if code not in holidays.list_supported_countries(include_aliases=False):
        raise ValueError(f"unknown country {text!r}: give an ISO 3166 code such as NL, GB or US")
    return code


def _month(text: str) -> int:
    if text not in map(str, range(1, 13)):
        raise ValueError(f"fiscal_start is a month from 1 to 12, given {text!r}")
    return int(text)


_PARSERS: dict[str, Callable[[str], Any]] = {
    "you": _your_name,
    "zone": zone,
    "currency": _currency_or_none,
    "country": _country,
    "fiscal_start": _month,
}


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise ValueError(f"{name} is a number, given {text!r}: {MEANINGS[name]}") from error
