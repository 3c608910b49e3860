"""Who owns deals, and who you are among them: any name is kept, and changes no advice."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from nextyes import app
from nextyes.app import Person, board
from nextyes.deals.events import Event
from nextyes.store import Batch, Ledger, open_ledger

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
STORY = """
    2026-09-01 opened   acme Acme
    2026-09-01 assigned acme Bob
    2026-09-02 assigned acme Alice
    2026-09-01 opened   bolt Bolt
    2026-09-01 assigned bolt Alice
    2026-09-01 opened   cask Cask
    2026-09-01 assigned cask Bob
    2026-09-01 opened   dune Dune
    2026-09-01 assigned dune Bob
    2026-09-05 won      dune
    2026-09-01 opened   echo Echo
    2026-09-01 assigned echo Carol
    2026-09-05 lost     echo not_a_fit
    2026-09-01 opened   fern Fern
"""


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    opened = open_ledger(ledger_url)
    yield opened
    opened.close()


@pytest.fixture
def told(ledger: Ledger, read: Callable[[str], list[Event]]) -> Ledger:
    ledger.append(read(STORY), batch=Batch(id="story", at=NOW, actor="Alice", what="import"))
    return ledger


def test_everyone_who_owns_deals_now_is_there_with_as_many_as_they_have(told: Ledger) -> None:
    """Acme is Alice's by now; Carol has closed deals only; fern is nobody's."""
    assert app.people(told) == (
        Person(name="Alice", open_deals=2, closed_deals=0),
        Person(name="Bob", open_deals=1, closed_deals=1),
        Person(name="Carol", open_deals=0, closed_deals=1),
    )


def test_an_undone_import_leaves_nobody(told: Ledger) -> None:
    app.undo(told, "story", by=app.By(actor="Alice", at=NOW))
    assert app.people(told) == ()


@pytest.mark.parametrize(
    ("text", "you"), [("  Dana Okafor ", "Dana Okafor"), ("none", ""), ("", ""), ("Zoë 王", "Zoë 王")]
)
def test_any_name_may_be_yours(ledger: Ledger, text: str, you: str) -> None:
    assert app.change_setting(ledger, "you", text).you == you
    assert app.settings(ledger).you == you


@pytest.mark.parametrize("text", ["a\nb", "a\x00b", "a\x1b[31mb", "\udcff", "x" * 201])
def test_what_is_no_name_is_refused(ledger: Ledger, text: str) -> None:
    with pytest.raises(ValueError, match="you is a name"):
        app.change_setting(ledger, "you", text)
    assert app.settings(ledger).you == ""


def test_a_name_that_no_deal_has_is_told_with_those_that_are_like_it_first(told: Ledger) -> None:
    known = app.people(told)
    assert app.unknown_owner("carl", known).endswith("Owners of deals: Carol, Alice, Bob.")
    assert "“carl”" in app.unknown_owner("carl", known)
    assert app.unknown_owner("Carol", known) == ""
    assert app.unknown_owner("", known) == ""
    assert app.unknown_owner("carl", ()) == ""


def test_of_many_owners_a_few_are_told() -> None:
    known = [Person(name=f"Rep {number}", open_deals=1, closed_deals=0) for number in range(30)]
    said = app.unknown_owner("Rep 7a", known)
    assert "Owners of deals: Rep 7, " in said
    assert said.endswith(" and 25 more.")


def test_who_you_are_changes_no_advice_and_needs_no_learning(told: Ledger) -> None:
    board.bring_up(told, NOW)
    app.change_setting(told, "you", "Alice")
    assert not board.is_due(told, NOW)
    app.change_setting(told, "margin", "0.5")
    assert board.is_due(told, NOW)
