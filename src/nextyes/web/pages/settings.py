"""Settings: what nextyes should know of you, each explained in a sentence."""

from dataclasses import dataclass

from nextyes import app
from nextyes.web.visit import Answer, Go, Page, Place, Visit

_GROUPS = {
    "You": ("zone", "currency", "country", "fiscal_start"),
    "Hours": ("capacity_hours", "price_of_hour", "touches_a_week"),
    "Money": ("margin", "concession", "floor_share"),
    "Minutes": ("minutes_follow_up", "minutes_ask", "minutes_concede", "minutes_new"),
    "Asking": ("cooling_off_days", "patience_days", "unanswered_cap"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One setting as its form shows it."""

    name: str
    label: str
    meaning: str
    text: str
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPage:
    """All settings, in groups."""

    groups: tuple[tuple[str, tuple[Field, ...]], ...]
    saved: bool


def show(visit: Visit) -> Answer:
    """Show the settings as they are."""
    return Page(
        template="settings.html",
        shows=_page(app.setting_texts(visit.chosen), {}, saved="saved" in visit.query),
    )


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
        return Page(template="settings.html", shows=_page(given, problems, saved=False), status=400)
    if changed:
        app.change_settings(visit.ledger, changed)
        app.forget_learnt(visit.ledger)
    return Go(to="/settings?saved=1")


PLACES = (Place(path="/settings", act=show), Place(path="/settings", act=change, method="POST"))


def _page(texts: dict[str, str], problems: dict[str, str], *, saved: bool) -> SettingsPage:
    groups = tuple(
        (
            group,
            tuple(
                Field(
                    name=name,
                    label=name.replace("_", " "),
                    meaning=app.MEANINGS[name],
                    text=texts[name],
                    problem=problems.get(name, ""),
                )
                for name in names
            ),
        )
        for group, names in _GROUPS.items()
    )
    return SettingsPage(groups=groups, saved=saved)
