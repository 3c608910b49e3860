"""The queue and the deal behind it, as a seller reads them."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.commands import Run, folder_of

DAY = ("--as-of", "2026-11-23")


@pytest.fixture
def queue(run: Run, ledger: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("today", *DAY, "--json", db=ledger).output)
    return found


def test_every_kind_of_advice_is_given(queue: dict[str, Any]) -> None:
    said = {deal["advice"] for deal in queue["deals"]}
    assert said == {"ask", "ask_price", "follow_up", "take_risk_off", "wait", "check_back", "close"}


def test_counts_are_those_of_the_list(queue: dict[str, Any]) -> None:
    for advice, count in queue["counts"].items():
        assert count == sum(deal["advice"] == advice for deal in queue["deals"]), advice


def test_reasons_add_up_to_the_odds_shown(run: Run, ledger: Path, queue: dict[str, Any]) -> None:
    deal = next(deal for deal in queue["deals"] if deal["advice"] == "ask")
    known = json.loads(run("deal", deal["deal_id"], *DAY, "--json", db=ledger).output)["advice"]
    why = known["why"]["reasons"]
    points = [reason["points"] for reason in (*why["up"], *why["down"])]
    assert why["base"] + sum(points) + why["rest"] == pytest.approx(why["score"])
    assert deal["odds"]["win"] == pytest.approx(known["chance"])
    assert known["low"] <= known["chance"] <= known["high"]


def test_asking_is_advised_only_where_it_beats_all_else(queue: dict[str, Any]) -> None:
    asked = [deal for deal in queue["deals"] if deal["advice"] == "ask"]
    assert asked
    assert all(deal["value_of_asking"] > 0 for deal in asked)
    assert not any(deal["not_asked"] for deal in asked)


def test_a_day_in_the_past_knows_nothing_of_later_days(run: Run, tmp_path: Path) -> None:
    """
    2026-03-02 opened d1, d2 and d3; d1 and d2 were called on 2026-03-03
    2026-03-20 d1 won, d2 called again, d3 lost
    """
    early = "d1,One,,100,EUR,2026-03-02T09:00Z,{},{},\nd2,Two,,100,EUR,2026-03-02T09:00Z,open,,\n"
    calls = "a1,d1,call,out,2026-03-03T09:00Z,\na2,d2,call,out,2026-03-03T09:00Z,\n"
    later = "d3,Three,,100,EUR,2026-03-02T09:00Z,{},{},\n"
    run(
        "import",
        folder_of(tmp_path, (early + later).format("open", "", "open", ""), calls),
        db=tmp_path / "a.db",
    )
    run(
        "import",
        folder_of(
            tmp_path,
            (early + later).format("won", "2026-03-20T09:00Z", "lost", "2026-03-20T09:00Z"),
            calls + "a3,d2,call,out,2026-03-20T09:00Z,\n",
        ),
        db=tmp_path / "b.db",
    )
    first, second = (
        run("today", "--as-of", "2026-03-10", "--json", db=tmp_path / name).output
        for name in ("a.db", "b.db")
    )
    assert json.loads(first) == json.loads(second)


def test_a_not_now_comes_back_on_its_day(run: Run, ledger: Path) -> None:
    """A deal closed as not now with a check-back is not in the queue the day before, and is on its day."""
    lost = json.loads(run("today", *DAY, "--json", db=ledger).output)["deals"]
    due = next(deal for deal in lost if deal["check_back_on"])
    day = due["check_back_on"]
    before = json.loads(run("today", "--as-of", f"{day}T00:00+14:00", "--json", db=ledger).output)
    on = json.loads(run("today", "--as-of", day, "--json", db=ledger).output)
    assert due["deal_id"] not in {deal["deal_id"] for deal in before["deals"]}
    assert due["deal_id"] in {deal["deal_id"] for deal in on["deals"]}


def test_only_one_owner(run: Run, ledger: Path, queue: dict[str, Any]) -> None:
    owner = queue["deals"][-1]["owner"]
    mine = json.loads(run("today", *DAY, "--owner", owner, "--json", db=ledger).output)
    assert {deal["owner"] for deal in mine["deals"]} == {owner}
    assert mine["price_of_hour"] == queue["price_of_hour"], "an hour of the team stays an hour of the team"


def test_the_day_begins_with_yours_and_everyones_can_be_asked_for(
    run: Run, ledger: Path, queue: dict[str, Any]
) -> None:
    you, other = sorted({deal["owner"] for deal in queue["deals"]})[:2]
    run("settings", "you", you, db=ledger)
    mine = json.loads(run("today", *DAY, "--json", db=ledger).output)
    assert mine["owner"] == you
    assert {deal["owner"] for deal in mine["deals"]} == {you}
    theirs = json.loads(run("today", *DAY, "--owner", other, "--json", db=ledger).output)
    assert {deal["owner"] for deal in theirs["deals"]} == {other}
    assert json.loads(run("today", *DAY, "--everyone", "--json", db=ledger).output) == queue
    assert f"23 November 2026 · {you}’s deals" in run("today", *DAY, db=ledger).output
    assert "’s deals" not in run("today", *DAY, "--everyone", db=ledger).output
    assert "give one" in run("today", "--everyone", "--owner", other, db=ledger, status=2).output


def test_a_name_that_no_deal_has_is_kept_and_told(run: Run, ledger: Path, queue: dict[str, Any]) -> None:
    owner = queue["deals"][0]["owner"]
    shown = run("settings", "you", f"{owner}s", db=ledger)
    assert f"No deal is owned by “{owner}s” yet. Owners of deals: {owner}, " in " ".join(shown.stderr.split())
    assert json.loads(run("settings", "--json", db=ledger).stdout)["you"] == f"{owner}s"
    assert run("settings", "you", owner, db=ledger).stderr == ""
    run("settings", "you", f"{owner}s", db=ledger)
    assert "See everyone’s with --everyone" in " ".join(run("today", *DAY, db=ledger).output.split())


@pytest.mark.parametrize(("you", "signed"), [("Dana Okafor", "Dana Okafor"), ("none", "alice")])
def test_what_you_record_is_signed_with_your_name(run: Run, tmp_path: Path, you: str, signed: str) -> None:
    run("settings", "you", you)
    run("import", folder_of(tmp_path, "d1,One,,100,EUR,2026-03-02T09:00Z,open,,\n"))
    run("reply", "d1", "No, thank you.", "--yes", "--as", "no")
    done = json.loads(run("history", "--json").output)
    assert {each["actor"] for each in done} == {signed}
    assert len(done) == 2


def test_text_of_others_never_reaches_the_terminal_as_commands(run: Run, tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path, 'd1,"\x1b[2J\x1b]0;owned\x07 Acme \u202e",x,100,EUR,2026-03-02T09:00Z,open,,\n'
    )
    run("import", folder)
    for shown in (run("today").output, run("deal", "d1").output):
        assert "Acme" in shown
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)


@pytest.mark.parametrize("cells", ["60", "80", "200"])
def test_lines_fit_the_terminal(run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch, cells: str) -> None:
    monkeypatch.setenv("COLUMNS", cells)
    shown = run("today", *DAY, db=ledger).output
    assert max(len(line) for line in shown.splitlines()) <= int(cells)


def test_an_empty_ledger_says_what_to_do(run: Run) -> None:
    run("settings")
    assert "nextyes import FOLDER" in run("today").output


def test_a_wrong_deal_names_those_spelt_alike(run: Run, ledger: Path) -> None:
    assert "spelt alike: D-0" in run("deal", "D-000", db=ledger, status=1).output


def test_a_mistyped_file_is_no_new_ledger(run: Run, tmp_path: Path) -> None:
    assert "no deals at" in run("today", db=tmp_path / "tpyo.db", status=1).output
    assert not (tmp_path / "tpyo.db").exists()


def test_a_wrong_day_says_how_to_write_one(run: Run) -> None:
    run("settings")
    assert "write 2026-03-02" in run("today", "--as-of", "last week", status=1).output
