"""The page of settings: all of a form is kept, or nothing of it."""

import re
from collections.abc import Callable
from typing import Any

from tests.web.conftest import NOW, Browser
from tests.web.forms import links, texts

from nextyes import app
from nextyes.deals import events as e
from nextyes.store import Batch, Ledger

STORY = """
    2026-11-02 opened   acme Acme Ltd
    2026-11-02 assigned acme Alice
    2026-11-02 opened   bolt Bolt GmbH
    2026-11-02 assigned bolt Bob
    2026-11-02 opened   cask Cask SA
    2026-11-02 assigned cask Bob
    2026-11-02 opened   dune Dune BV
    2026-11-02 opened   echo Echo
    2026-11-02 assigned echo Bob
    2026-11-04 won      echo
"""


def rows_of(page: str) -> list[str]:
    """Return what each row of the people's table says."""
    people = page[page.index('id="people"') :]
    return [texts(row) for row in re.findall(r"<tr.*?</tr>", people, re.DOTALL)[1:]]


def test_each_setting_has_its_field_and_its_sentence(browser: Browser) -> None:
    page = browser.get("/settings")
    for name in app.MEANINGS:
        assert f'name="{name}"' in page
        assert f'aria-describedby="{name}-says"' in page


def test_what_is_saved_is_shown(browser: Browser, ledger: Ledger) -> None:
    browser.get("/settings")
    page = browser.post("/settings", {"zone": "Europe/Amsterdam", "margin": "0.4", "capacity_hours": "12"})
    assert "Saved" in page
    assert 'value="Europe/Amsterdam"' in page
    chosen = app.settings(ledger)
    assert chosen.zone.key == "Europe/Amsterdam"
    assert chosen.economics.capacity_hours == 12


def test_one_wrong_value_keeps_all_as_it_was(browser: Browser, ledger: Ledger) -> None:
    browser.get("/settings")
    page = browser.post("/settings", {"margin": "0.4", "zone": "Mars/Base"}, status=400)
    assert "unknown time zone" in page
    assert 'value="Mars/Base"' in page
    assert 'value="0.4"' in page
    assert app.settings(ledger).economics.margin == 1


def test_who_you_are_is_chosen_among_the_owners_or_written(
    browser: Browser, ledger: Ledger, told: Callable[[str], None]
) -> None:
    told(STORY)
    page = browser.get("/settings")
    assert 'name="you" value="" autocomplete="off" list="you-known"' in page
    assert re.findall(r'<datalist id="you-known">(.*?)</datalist>', page) == [
        '<option value="Bob"><option value="Alice">'
    ]
    page = browser.post("/settings", {"you": " Alice "})
    assert "Saved." in texts(page)
    assert "worked out anew" not in texts(page)
    assert 'name="you" value="Alice"' in page
    assert "No deal is owned by" not in page
    browser.post("/settings", {"you": ""})
    assert app.settings(ledger).you == ""


def test_a_name_that_no_deal_has_is_kept_and_told(
    browser: Browser, ledger: Ledger, told: Callable[[str], None]
) -> None:
    told(STORY)
    page = browser.post("/settings", {"you": "alicia", "margin": "0.4"})
    assert app.settings(ledger).you == "alicia"
    assert "Saved. The advice is worked out anew." in texts(page)
    assert "No deal is owned by “alicia” yet. Owners of deals: Alice, Bob." in texts(page)


def test_only_what_deals_are_judged_by_makes_them_learn_anew(browser: Browser, ledger: Ledger) -> None:
    ledger.put_setting("learnt", {"kept": 1})
    browser.post("/settings", {"you": "Alice"})
    assert ledger.setting("learnt") == {"kept": 1}
    browser.post("/settings", {"margin": "0.4"})
    assert ledger.setting("learnt") is None


def test_people_are_those_who_own_deals_each_with_a_way_to_theirs(
    browser: Browser, told: Callable[[str], None]
) -> None:
    told(STORY)
    page = browser.post("/settings", {"you": "Alice"})
    assert rows_of(page) == ["Alice you 1 0", "Bob 2 1"]
    assert "/?owner=Bob" in links(page)
    assert "for one person, on this machine, without sign-in" in texts(page)


def test_where_nobody_owns_a_deal_the_way_to_the_import_is_shown(
    browser: Browser, told: Callable[[str], None]
) -> None:
    told("2026-11-02 opened dune Dune BV")
    page = browser.get("/settings")
    assert "Nobody owns a deal yet" in texts(page)
    assert rows_of(page) == []
    assert links(page).count("/import") == 2
    assert "datalist" not in page


def test_of_very_many_owners_those_with_most_deals_are_shown(
    browser: Browser, told: Callable[[str], None]
) -> None:
    lines = (
        f"2026-11-02 opened d{number}\n2026-11-02 assigned d{number} Rep{number:03}" for number in range(130)
    )
    told("\n".join(lines))
    page = browser.post("/settings", {"you": "Rep129"})
    assert len(rows_of(page)) == 100
    assert rows_of(page)[0].startswith("Rep129 you")
    assert "30 more own fewer deals." in texts(page)
    assert len(page) < 100_000


def test_a_hostile_name_is_text(browser: Browser, ledger: Ledger, told: Callable[[str], None]) -> None:
    told(STORY)
    name = '"><script>alert(1)</script>'
    header: dict[str, Any] = {"deal_id": "dune", "at": NOW, "source": "x"}
    ledger.append(
        [e.Assigned(id="1", owner=name, **header)], batch=Batch(id="b", at=NOW, actor="x", what="x")
    )
    for you in (name, f"{name}x"):
        browser.post("/settings", {"you": you})
        for address in ("/settings", "/", "/pipeline", "/nos", "/hours", "/check-backs", "/deal?id=dune"):
            assert "<script>alert" not in browser.get(address)
