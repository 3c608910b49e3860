"""What each phrase means, language by language: the tables in ``tables/`` were written by the stated rule."""

import re
from datetime import date
from pathlib import Path

import pytest
from experiments.replies.calendars import HOME

from nextyes.replies.dates import find_dates
from nextyes.replies.reply import Context

TABLES = Path(__file__).parent / "tables"
LINE = re.compile(r"(?P<said>.*?)(?: \[(?P<setting>[^\]]+)\])? \| (?P<means>.+)")


def rows() -> list[tuple[str, str, str, str]]:
    return [
        (table.stem, match["said"], match["setting"] or "", match["means"])
        for table in sorted(TABLES.glob("*.txt"))
        for line in table.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
        for match in [LINE.fullmatch(line)]
        if match
    ]


@pytest.mark.parametrize(("language", "said", "setting", "means"), rows())
def test_phrase(language: str, said: str, setting: str, means: str) -> None:
    found = _found(said, language, setting)
    if means == "-":
        assert not found
        return
    days = [date.fromisoformat(word) for word in means.split() if word[0].isdigit()]
    anchor = means.rsplit(maxsplit=1)[-1] if means.rsplit(maxsplit=1)[-1].isalpha() else "start"
    assert found == [(days[0], days[-1], anchor)]


def _found(text: str, language: str, setting: str) -> list[tuple[date, date, str]]:
    words = setting.split()
    sent = date.fromisoformat(words[0]) if words else date(2026, 3, 4)
    country = words[1] if words else HOME[language]
    context = Context(country=country, fiscal_start=int(words[3]) if len(words) > 2 else 1)
    found = find_dates(text, sent, language=language, context=context)
    return [(when.start, when.end, when.anchor.value) for when in found]


AROUND = ["{}.", "{}!", "{}\n", "{}, thanks", "({})", "- {}", "{}. Thanks, Bob", "*{}*", "{}…", "{}:", "{};"]
AROUND += ["{} – thanks", "“{}”", "{} :)", "{}.\n\nBest,\nAnn"]


@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_a_phrase_does_not_change_it(around: str) -> None:
    changed = []
    for language, said, setting, _ in rows():
        if said.endswith(tuple(".!?:")):
            continue
        alone, within = (_found(text, language, setting) for text in (said, around.format(said)))
        if alone != within:
            changed.append((language, said, alone, within))
    assert not changed


def test_the_tables_are_large_and_read_whole() -> None:
    lines = [
        line
        for table in TABLES.glob("*.txt")
        for line in table.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(rows()) == len(lines) >= 250
