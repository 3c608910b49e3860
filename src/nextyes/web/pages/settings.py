"""Settings: what nextyes should know of you, each explained in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from nextyes import app
from nextyes.app import Person
from nextyes.web.visit import Answer, Go, Page, Place, Visit

_GROUPS = {
    "You": ("you", "zone", "currency", "country", "fiscal_start"),
    "Hours": ("capacity_hours", "price_of_hour", "touches_a_week"),
    "Money": ("margin", "concession", "floor_share"),
    "Minutes": ("minutes_follow_up", "minutes_ask", "minutes_concede", "minutes_new"),
    "Asking": ("cooling_off_days", "patience_days", "unanswered_cap"),
}
_LABELS = {"you": "your name"}
_SHOWN = 100  # people


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One setting as its form shows it."""

    name: str
    label: str
    meaning: str
    text: str
    problem: str = ""
    warning: str = ""  # what is worth knowing of the value, which is kept all the same
    known: tuple[str, ...] = ()  # values to choose from; another may be written


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Someone who owns deals."""

    person: Person
    yours: bool
    address: str  # of Today with their deals


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPage:
    """All settings, in groups, and who owns deals."""

    groups: tuple[tuple[str, tuple[Field, ...]], ...]
    saved: str  # "": nothing just now; "anew": by what is saved deals are judged anew; else it is kept
    owners: tuple[Owner, ...]
    others: int  # people who own deals and are not shown


def show(visit: Visit) -> Answer:
    """Show the settings as they are."""
    texts = app.setting_texts(visit.chosen)
    return Page(template="settings.html", shows=_page(visit, texts, {}, saved=visit.query.get("saved", "")))


def change(visit: Visit) -> Answer:
    """Keep what was changed: all of it, or nothing where a value is wrong."""
    known = app.setting_texts(visit.chosen)
    given = {name: visit.form.get(name, text).strip() or "none" for name, text in known.items()}
    changed = {name: text for name, text in given.items() if text != known[name]}
    problems = {}
    for name, text in changed.items():
        try:
            app.changed_setting(visit.chosen, name, text)
        except ValueError as error:
            problems[name] = str(error)
    if problems:
        return Page(template="settings.html", shows=_page(visit, given, problems), status=400)
    anew = False
    if changed:
        anew = app.judged_by(app.change_settings(visit.ledger, changed)) != app.judged_by(visit.chosen)
    if anew:
        app.forget_learnt(visit.ledger)
    return Go(to=f"/settings?saved={'anew' if anew else 'kept'}")


PLACES = (Place(path="/settings", act=show), Place(path="/settings", act=change, method="POST"))


def _page(
    visit: Visit, texts: Mapping[str, str], problems: Mapping[str, str], *, saved: str = ""
) -> SettingsPage:
    people, you = app.people(visit.ledger), visit.chosen.you

    def field(name: str) -> Field:
        asks_who = name == "you"
        return Field(
            name=name,
            label=_LABELS.get(name, name.replace("_", " ")),
            meaning=app.MEANINGS[name],
            text="" if asks_who and texts[name] == "none" else texts[name],
            problem=problems.get(name, ""),
            warning=app.unknown_owner(you, people) if asks_who else "",
            known=tuple(each.name for each in people[:_SHOWN]) if asks_who else (),
        )

    shown = [each for each in people if each.name == you] + [each for each in people if each.name != you]
    return SettingsPage(
        groups=tuple((group, tuple(map(field, names))) for group, names in _GROUPS.items()),
        saved=saved,
        owners=tuple(
            Owner(person=each, yours=each.name == you, address=f"/?{urlencode({'owner': each.name})}")
            for each in shown[:_SHOWN]
        ),
        others=max(len(shown) - _SHOWN, 0),
    )
