"""What is shown before an import is what the import does; what is corrected is read so."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

import nextyes.outside.files
from nextyes import app
from nextyes.app import By, Choices, Settings, Upload, change_upload, corrected_map, first_look, preview
from nextyes.app.file_words import COLUMNS, EVENTS, SYSTEMS, TABLES, advice_of
from nextyes.deals.events import KINDS
from nextyes.deals.fold import Status, fold
from nextyes.outside.files import COLUMNS as COLUMNS_OF_FILES
from nextyes.outside.files.presets import PRESETS
from nextyes.store import open_ledger

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SAMPLES = Path(__file__).parents[1] / "outside" / "samples"
KNOWN = Settings(currency="EUR")


def kept(tmp_path: Path, *paths: Path) -> Upload:
    return app.keep_upload(tmp_path / "uploads", [(path.name, path) for path in paths], at=NOW)


def written(tmp_path: Path, **tables: str) -> Upload:
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text)
    return kept(tmp_path, *(tmp_path / f"{name}.csv" for name in tables))


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir()))
def test_a_preview_shows_what_the_import_does(tmp_path: Path, sample: str) -> None:
    upload = kept(tmp_path, *(SAMPLES / sample).iterdir())
    seen = preview(upload, KNOWN, now=NOW)
    ledger = open_ledger(":memory:")
    app.change_settings(ledger, {"currency": "EUR"})
    assert seen.counts
    assert seen.look
    imported = app.import_upload(ledger, upload, by=By(actor="alice", at=NOW))
    deals = fold(ledger.events())
    assert imported.new == seen.counts.events == len(list(ledger.events()))
    assert imported.recognised == seen.look.system
    assert imported.problems == seen.problems
    assert imported.summary == seen.summary
    assert sum(seen.counts.deals.values()) == len(deals)
    for status, count in seen.counts.deals.items():
        assert count == sum(deal.status is status for deal in deals.values())
    assert seen.first
    assert all(deals[deal.id] == deal for deal in seen.first)
    assert app.kept_upload(upload.folder.parent, upload.id) is None, "its files are not kept any longer"
    ledger.close()


def test_a_preview_tells_how_far_it_is(tmp_path: Path) -> None:
    calls = "".join(f"a{number},d1,call,2026-03-05\n" for number in range(25_000))
    upload = written(
        tmp_path,
        deals="deal_id,created\nd1,2026-03-02\n",
        activities="activity_id,deal_id,kind,happened\n" + calls,
    )
    shares: list[float] = []
    preview(upload, KNOWN, now=NOW, progress=shares.append)
    assert shares
    assert all(0 < share <= 1 for share in shares)


def test_nothing_chosen_is_no_correction(tmp_path: Path) -> None:
    known = written(tmp_path, deals="deal_id,created\nd1,2026-03-02\n")
    assert corrected_map(first_look(known, KNOWN)) is None


def test_one_column_is_chosen_and_the_others_stay_as_they_were(tmp_path: Path) -> None:
    upload = kept(tmp_path, *(SAMPLES / "hubspot").iterdir())
    before = preview(upload, KNOWN, now=NOW)
    own = corrected_map(first_look(upload, KNOWN), columns={("deals", "name"): "Deal owner"})
    after = preview(change_upload(upload, Choices(mapping=own)), KNOWN, now=NOW)
    assert [deal.name for deal in after.first] == [deal.owner for deal in before.first]
    assert [deal.status for deal in after.first] == [deal.status for deal in before.first]
    assert after.counts == before.counts
    assert after.look
    assert after.look.system == "hubspot"


def test_a_table_that_is_said_to_be_the_deals_is_the_only_one(tmp_path: Path) -> None:
    upload = written(
        tmp_path, one="Ref,Opened\nd1,2026-03-02\n", two="Kenmerk,Aangemaakt,Fase\nd2,2026-03-02,Won\n"
    )
    for stem, deal_id, status in (("one", "d1", Status.OPEN), ("two", "d2", Status.WON)):
        own = corrected_map(first_look(upload, KNOWN), kinds={stem: "deals"})
        shown = preview(change_upload(upload, Choices(mapping=own)), KNOWN, now=NOW)
        assert [(deal.id, deal.status) for deal in shown.first] == [(deal_id, status)]


def test_words_are_learnt_one_after_another(tmp_path: Path) -> None:
    upload = written(
        tmp_path,
        deals="deal_id,created,status,closed\nd1,2026-03-02,Binnen,2026-03-03\nd2,2026-03-02,Weg,2026-03-03\n",
        changes="deal_id,happened,field,old,new\nd2,2026-03-03,status,Loopt,Weg\n",
    )
    words = preview(upload, KNOWN, now=NOW).words
    assert words == (("deals", "status", "Binnen"), ("deals", "status", "Weg"))
    for word, meaning in zip(words, ("won", "lost"), strict=True):
        own = corrected_map(first_look(upload, KNOWN), words={word: meaning})
        upload = change_upload(upload, Choices(mapping=own))
    shown = preview(upload, KNOWN, now=NOW)
    assert shown.words == ()
    assert [deal.status.value for deal in shown.first] == ["won", "lost"]
    assert shown.problems == (), "the words of the deals are those of their changes"
    with pytest.raises(ValueError, match="perhaps"):
        corrected_map(first_look(upload, KNOWN), words={words[0]: "perhaps"})


def test_columns_are_shown_with_what_stands_in_them(tmp_path: Path) -> None:
    upload = written(tmp_path, sales="Ref,Opened,Client\nd1,2026-03-02,Acme\nd2,2026-03-03,Acme\n")
    shown = {column.ours: column for column in app.columns_of_look(first_look(upload, KNOWN))}
    assert (shown["organization"].theirs, shown["organization"].examples) == ("Client", ("Acme",))
    assert (shown["created"].theirs, shown["created"].needed) == ("Opened", True)
    assert (shown["owner"].theirs, shown["owner"].examples) == ("", ())
    assert shown["owner"].headers == ("Ref", "Opened", "Client")


def test_no_advice_on_a_page_speaks_of_the_command_line() -> None:
    folder = Path(nextyes.outside.files.__file__).parent
    advice = {
        node.value
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "--" in node.value
        if "\n" not in node.value
    }
    assert advice, "the scan finds what it looks for"
    for said in advice:
        assert "--" not in advice_of(said), said


def test_every_word_of_files_has_its_words_for_people() -> None:
    assert {table: tuple(words) for table, words in COLUMNS.items()} == dict(COLUMNS_OF_FILES)
    assert set(TABLES) == {*COLUMNS_OF_FILES, ""}
    assert set(SYSTEMS) == {*PRESETS, "nextyes", ""}
    assert set(EVENTS) == set(KINDS)
