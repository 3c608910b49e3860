"""A map of one's own: which of their columns is which of ours, and which of their words."""

import json
from pathlib import Path

import pytest

from nextyes.deals.fold import Status, fold
from nextyes.deals.instants import zone
from nextyes.outside.files import PipelineError, ReadOptions, mapping, read_mapping, read_pipeline

MAP = """
[deals.columns]
deal_id = "Kenmerk"
name = "Omschrijving"
created = "Aangemaakt"
status = "Stand"
closed = "Gesloten"
amount = "Bedrag"

[deals.values.status]
"Binnen" = "won"
"Weg" = "lost"
"*" = "open"

[activities.columns]
deal_id = "Kenmerk"
kind = "Soort"
happened = "Datum"

[activities.values.kind]
"Belletje" = "call"
"""
DEALS = """Kenmerk;Omschrijving;Aangemaakt;Stand;Gesloten;Bedrag;Regio
A-1;Uitrol;31-01-2026;Binnen;28-02-2026;12.000,50;Noord
A-2;Proef;01-02-2026;Loopt;;1.500;Zuid
"""
CALLS = "Kenmerk;Soort;Datum\nA-2;Belletje;03-02-2026 14:05\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "verkopen.csv").write_text(DEALS, encoding="cp1252")
    (tmp_path / "belletjes.csv").write_text(CALLS, encoding="cp1252")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    return tmp_path


def test_a_map_reads_what_no_preset_knows(folder: Path) -> None:
    options = ReadOptions(
        zone=zone("Europe/Amsterdam"), currency="EUR", mapping=read_mapping(folder / "map.toml")
    )
    deals = fold(read_pipeline(folder, options).events())
    won, still_open = deals["A-1"], deals["A-2"]
    assert (won.status, won.name, str(won.amount)) == (Status.WON, "Uitrol", "12000.50 EUR")
    assert won.attributes == (("Regio", "Noord"),)
    assert (still_open.status, still_open.touches, str(still_open.amount)) == (Status.OPEN, 1, "1500.00 EUR")


def test_without_its_map_the_error_names_the_columns(folder: Path) -> None:
    with pytest.raises(PipelineError, match=r"Kenmerk, Omschrijving.*--map"):
        read_pipeline(folder / "verkopen.csv", ReadOptions(zone=zone("UTC")))


def test_a_map_in_json_says_the_same(folder: Path) -> None:
    tree = {"deals": {"columns": {"deal_id": "Kenmerk"}, "values": {"status": {"Weg": "lost"}}}}
    (folder / "map.json").write_text(json.dumps(tree), encoding="utf-8")
    assert read_mapping(folder / "map.json") == mapping(tree)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[deal]", "no table 'deal': one of deals, activities, changes"),
        ("[deals.columns]\nid = 'x'", "no column 'id' in deals: one of deal_id, name"),
        ("[deals.values.colour]\nred = 'x'", "no column 'colour' in deals"),
        ("[deals]\nname = 'x'", r"\[deals.columns\] and \[deals.values.COLUMN\]"),
        ("[deals.columns]\nname = 5", "deals.columns.name must be a text"),
        ("[deals.values.stage]\nx = 'y'", "only the words of status, kind, direction, done, field"),
        ("[activities.values.kind]\nBel = 'telefoon'", "kind.Bel is 'telefoon', not one of call, email"),
        ("[activities.values.kind]\nBel = 5", "kind.Bel is 5, not one of call, email"),
        ("[deals.values]\nstatus = 'won'", "deals.values.status must be a table"),
        ("deals = 5", r"\[deals.columns\] and \[deals.values.COLUMN\]"),
        ("[deals", "map.toml: "),
    ],
)
def test_a_wrong_map_is_refused_with_what_it_may_say(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        read_mapping(tmp_path / "map.toml")


def test_a_map_of_columns_that_are_not_there_is_an_error(folder: Path) -> None:
    wrong = mapping({"deals": {"columns": {"deal_id": "Nummer", "created": "Aangemaakt"}}})
    with pytest.raises(PipelineError, match="no table of deals"):
        read_pipeline(folder, ReadOptions(zone=zone("UTC"), mapping=wrong))
