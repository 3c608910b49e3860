"""Rough treatment: slips of the finger, strange terminals, full disks, kills and double clicks."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.commands import Run, folder_of

DAY = ("--as-of", "2026-11-23")
_PROGRAM = (sys.executable, "-c", "from nextyes.cli import main; main()")


def started(*words: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*_PROGRAM, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )


def queue(run: Run, db: Path) -> object:
    return json.loads(run("today", *DAY, "--json", db=db).output)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("margin", "-1"),
        ("margin", "nan"),
        ("unanswered_cap", "2.7"),
        ("unanswered_cap", "inf"),
        ("unanswered_cap", "0"),
        ("patience_days", "1e300"),
        ("cooling_off_days", "-1"),
        ("minutes_ask", "0"),
        ("capacity_hours", "inf"),
        ("zone", "Mars"),
        ("currency", "XXQ"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_and_not_kept(run: Run, name: str, text: str) -> None:
    before = run("settings", "--json").output
    assert "Error: " in run("settings", name, text, status=1).output
    assert run("settings", "--json").output == before


def test_a_setting_counts_at_once(run: Run, ledger: Path) -> None:
    """With a tenth of the margin an hour is worth a tenth."""
    before = json.loads(run("today", *DAY, "--json", db=ledger).output)["price_of_hour"]
    run("settings", "margin", "0.1", db=ledger)
    after = json.loads(run("today", *DAY, "--json", db=ledger).output)["price_of_hour"]
    assert after == pytest.approx(before / 10, rel=0.2)


@pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01T00:00+12:00", "9999-12-31T23:59-23:00"])
def test_a_day_centuries_off_is_refused_in_words(run: Run, ledger: Path, far: str) -> None:
    assert "give a year from" in run("today", "--as-of", far, db=ledger, status=1).output


def test_an_unknown_owner_is_told_who_has_open_deals(run: Run, ledger: Path) -> None:
    owner = json.loads(run("today", *DAY, "--json", db=ledger).output)["deals"][0]["owner"]
    shown = run("today", *DAY, "--owner", "Nobody", db=ledger).output
    assert "No open deals of 'Nobody'" in shown
    assert owner in shown


def test_where_all_is_closed_nobody_is_told_to_import(run: Run, tmp_path: Path) -> None:
    run("import", folder_of(tmp_path, "d1,Acme,,1,EUR,2026-03-02T09:00Z,won,2026-04-02T09:00Z,\n"))
    shown = run("today").output
    assert "closed: 1." in shown
    assert "import" not in shown


def test_one_is_not_many_and_no_amount_is_not_worth_nothing(run: Run, tmp_path: Path) -> None:
    assert "1 deal read" in run("import", folder_of(tmp_path, "d1,Acme,,,,2026-03-02T09:00Z,open,,\n")).output
    shown = run("today").output
    assert "1 open deal: " in shown
    assert "No deal has an amount" in shown
    assert "worth 0" not in shown


def test_the_silence_is_as_long_in_the_table_as_in_the_reason(run: Run, tmp_path: Path) -> None:
    """
    2026-03-02 18:00 opened; seen 9.75 days later
    """
    run("import", folder_of(tmp_path, "d1,Acme,,1,EUR,2026-03-02T18:00Z,open,,\n"))
    shown = run("today", "--as-of", "2026-03-12T12:00Z").output
    assert "9 days" in shown
    assert "10 days" not in shown


def test_a_narrow_terminal_still_shows_the_whole_id_to_type(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    number = "006A000001AAAAAAA3"
    name = "A long name of a deal for a narrow terminal"
    run("import", folder_of(tmp_path, f"{number},{name},,1000000,EUR,2026-03-02T09:00Z,open,,\n"))
    shown = run("today").output
    assert number in shown
    assert max(map(len, shown.splitlines())) <= 60


def test_what_an_import_cannot_use_is_refused(run: Run, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "d1,Acme,,1,EUR,2026-03-02T09:00Z,open,,\n")
    assert "unknown currency 'ZZZ'" in run("import", folder, "--currency", "ZZZ", status=1).output
    assert "--map" in run("import", folder, "--keep-map", "crm", status=2).output


@pytest.mark.parametrize("coding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_lacks_letters_still_gets_its_lines(ledger: Path, coding: str) -> None:
    today = started("--db", ledger, "today", *DAY, PYTHONIOENCODING=coding)
    out, err = today.communicate()
    assert (today.returncode, err) == (0, b"")
    assert b"open deals" in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_output_that_cannot_be_written_is_one_line(ledger: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*_PROGRAM, "--db", ledger, "history"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr == b"Error: the output cannot be written: No space left on device\n"


def test_an_import_killed_at_any_moment_goes_on_to_the_same_deals(
    run: Run, ledger: Path, tmp_path: Path, pipeline_folder: Path
) -> None:
    broken, killed = tmp_path / "killed.db", 0
    for tenths in (4, 6, 8, 10, 12):
        importing = started("--db", broken, "import", pipeline_folder)
        time.sleep(tenths / 10)
        importing.send_signal(signal.SIGKILL)
        killed += importing.wait() == -signal.SIGKILL
        importing.communicate()
    assert killed
    run("import", pipeline_folder, db=broken)
    assert queue(run, broken) == queue(run, ledger)
    assert len(json.loads(run("history", "--json", db=broken).output)) == 1


def test_a_double_click_imports_once(run: Run, ledger: Path, tmp_path: Path, pipeline_folder: Path) -> None:
    twice = tmp_path / "twice.db"
    both = [started("--db", twice, "import", pipeline_folder) for _ in range(2)]
    for importing in both:
        _, err = importing.communicate()
        assert (importing.returncode, err) == (0, b"")
    assert queue(run, twice) == queue(run, ledger)
    assert len(json.loads(run("history", "--json", db=twice).output)) == 1
