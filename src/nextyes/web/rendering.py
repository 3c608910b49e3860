"""How a page becomes HTML: every text is escaped, every field must be there."""

import uuid
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined

from nextyes.app import file_words, meanings, words
from nextyes.decide import Basis
from nextyes.store import Batch
from nextyes.web.visit import Page

MENU = (
    ("", "Today"),
    ("pipeline", "Pipeline"),
    ("check-backs", "Check-backs"),
    ("nos", "Nos"),
    ("hours", "Hours"),
    ("import", "Import"),
    ("settings", "Settings"),
)
KEYS = (
    ("J / K", "next, previous deal"),
    ("Enter", "open the deal"),
    ("A", "ask: is it a no?"),
    ("R", "record their reply"),
    ("E", "done: a follow-up was made; reopens a check-back"),
    ("S", "snooze: tomorrow, next week, a date"),
    ("P", "plan the next step"),
    ("L", "close as lost"),
    ("X", "tick the deal, in the pipeline's table"),
    ("U", "undo the last act"),
    ("Esc", "back to today"),
    ("Ctrl+Enter", "send what you are writing"),
    ("/", "search"),
    ("?", "these keys"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What every page has around its own content."""

    here: str  # path and query, to come back to after a form
    section: str  # which entry of the menu it belongs to
    token: str  # for its forms
    now: datetime
    zone: ZoneInfo
    you: str = ""  # the owner whose deals the pages begin with
    done: Batch | None = None  # the act just done, to be told and undone
    error: str = ""


@cache
def environment() -> Environment:
    """Return the templates, with the words of `nextyes.app.words` as filters."""
    known = Environment(
        loader=PackageLoader("nextyes.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    known.filters |= {
        "amount": words.amount_of,
        "money": words.money_of,
        "chance": words.chance_of,
        "hours": words.hours_of,
        "days": words.days_of,
        "day": words.date_of,
        "count": words.count_of,
        "times": words.times_of,
        "band": lambda row: words.band_of(row.low, row.high),
        "silence": words.silence_of,
        "hour": words.hour_of,
        "basis": lambda basis, closed_deals: words.basis_of(Basis(basis), closed_deals),
        "moment": words.moment_of,
        "advice": file_words.advice_of,
        "brief": words.brief_of,
        "returns": words.returns_of,
        "each": words.each_of,
    }
    known.globals |= {
        "say": words.SAY,
        "say_action": words.SAY_ACTION,
        "readings": words.READINGS,
        "outcomes": words.OUTCOMES,
        "fates": words.FATES,
        "channel_words": words.CHANNELS,
        "parties": words.PARTIES,
        "situation_words": words.SITUATIONS,
        "systems": file_words.SYSTEMS,
        "table_words": file_words.TABLES,
        "column_words": file_words.COLUMNS,
        "event_words": file_words.EVENTS,
        "meanings": meanings,
        "menu": MENU,
        "keys": KEYS,
        "new_act": lambda: uuid.uuid4().hex,  # see `nextyes.web.visit.Visit.act`
    }
    known.globals["form_fields"] = known.get_template("form.html").module.form_fields  # type: ignore[attr-defined]
    return known


def render(page: Page, shell: Shell, part: str = "") -> str:
    """Return a page as HTML, or only one block of its template, which htmx puts in place of the old one.

    Args:
        page: The page.
        shell: What is around it.
        part: The block; "" for the whole page. A block that the template has not is the whole page.
    """
    template = environment().get_template(page.template)
    context: dict[str, Any] = {each.name: getattr(page.shows, each.name) for each in fields(page.shows)}
    context["shell"] = shell
    if part in template.blocks:
        return "".join(template.blocks[part](template.new_context(context)))
    return template.render(context)
