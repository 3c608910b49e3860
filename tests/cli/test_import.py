"""Bringing deals in and taking them back, as a seller would."""

import json
from pathlib import Path

from tests.cli.commands import Run, folder_of, state


def test_importing_twice_changes_nothing(run: Run, pipeline_folder: Path, ledger: Path) -> None:
    before = run("today", "--as-of", "2026-11-23", "--json", db=ledger).output
    again = run("import", pipeline_folder, db=ledger)
    assert "known already: nothing changed" in again.output
    assert run("today", "--as-of", "2026-11-23", "--json", db=ledger).output == before


def test_an_export_goes_in_again_and_gives_the_same_queue(run: Run, ledger: Path, tmp_path: Path) -> None:
    run("export", tmp_path / "out", db=ledger)
    run("import", tmp_path / "out", db=tmp_path / "second.db")
    first, second = (
        run("today", "--as-of", "2026-11-23", "--json", db=db).output
        for db in (ledger, tmp_path / "second.db")
    )
    assert json.loads(first) == json.loads(second)


def test_good_rows_go_in_and_bad_rows_are_listed_with_their_line(run: Run, tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        "d1,Acme,Acme,12000,EUR,2026-03-02T09:00Z,open,,\nd2,Bad,Bad,100,EUR,the other day,open,,\n",
    )
    result = run("import", folder, status=3)
    assert "line 3" in result.output
    assert "created" in result.output
    assert state(run, "d1")["name"] == "Acme"
    assert "no deal 'd2'" in run("deal", "d2", status=1).output


def test_a_dry_run_changes_nothing(run: Run, pipeline_folder: Path) -> None:
    assert "nothing was changed" in run("import", pipeline_folder, "--dry-run").output
    assert "Nothing yet" in run("history").output


def test_undo_takes_a_whole_import_back_and_importing_brings_it_back(
    run: Run, pipeline_folder: Path, ledger: Path
) -> None:
    assert "Taken back: import" in run("undo", db=ledger).output
    assert "No open deals" in run("today", "--as-of", "2026-11-23", db=ledger).output
    assert "nothing to undo" in run("undo", db=ledger, status=1).output
    run("import", pipeline_folder, db=ledger)
    assert "open deals" in run("today", "--as-of", "2026-11-23", db=ledger).output


def test_a_later_export_brings_new_values_and_an_undo_takes_only_them_back(run: Run, tmp_path: Path) -> None:
    """
    export of March: d1 is worth 12,000, named Acme
    export of April: d1 is worth 15,000, named Acme Ltd, and was called once more
    """
    call = "a1,d1,call,out,2026-03-03T09:00Z,\n"
    run("import", folder_of(tmp_path, "d1,Acme,Acme,12000,EUR,2026-03-02T09:00Z,open,,\n", call))
    run(
        "import",
        folder_of(
            tmp_path,
            "d1,Acme Ltd,Acme,15000,EUR,2026-03-02T09:00Z,open,,\n",
            call + "a2,d1,call,out,2026-04-03T09:00Z,\n",
        ),
    )
    known = state(run, "d1")
    assert (known["name"], known["amount"], known["touches"]) == (
        "Acme Ltd",
        {"minor": 1500000, "currency": "EUR"},
        2,
    )
    as_of_march = state(run, "d1", "--as-of", "2026-03-10")
    assert as_of_march["amount"] == {"minor": 1200000, "currency": "EUR"}, "nobody knew April's in March"
    run("undo")
    known = state(run, "d1")
    assert (known["name"], known["amount"], known["touches"]) == (
        "Acme",
        {"minor": 1200000, "currency": "EUR"},
        1,
    )


def test_a_mistyped_future_date_moves_nothing(run: Run, tmp_path: Path) -> None:
    """
    2026-03-03 called
    2062-03-03 called, says a typing error
    """
    calls = "a1,d1,call,out,2026-03-03T09:00Z,\na2,d1,call,out,2062-03-03T09:00Z,\n"
    result = run("import", folder_of(tmp_path, "d1,Acme,,1,EUR,2026-03-02T09:00Z,open,,\n", calls))
    assert "line 3, column happened: planned for a day years ahead" in result.output
    known = state(run, "d1")
    assert (known["touches"], known["step"]) == (1, None)


def test_a_folder_that_is_no_pipeline_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_text("a,b\n1,2\n")
    result = run("import", tmp_path / "deals.csv", status=1)
    assert "Error: deals.csv" in result.output
    assert "deal_id" in result.output
    assert "Traceback" not in result.output


def test_a_map_is_kept_under_a_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "crm.toml").write_text('[deals.columns]\ndeal_id = "Ref"\ncreated = "Began"\n')
    (tmp_path / "mine.csv").write_text("Ref,Began,currency\nx1,2026-03-02,EUR\n")
    run("import", tmp_path / "mine.csv", "--map", tmp_path / "crm.toml", "--keep-map", "crm")
    (tmp_path / "mine.csv").write_text("Ref,Began,currency\nx1,2026-03-02,EUR\nx2,2026-03-04,EUR\n")
    run("import", tmp_path / "mine.csv", "--map", "crm")
    assert state(run, "x2")["opened_at"]
    assert "no kept map" in run("import", tmp_path / "mine.csv", "--map", "none", status=1).output
