"""A first look at files: whose export, which columns, and a guess where nobody knows them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nextyes.deals.fold import Status, fold
from nextyes.deals.instants import zone
from nextyes.outside.files import (
    Look,
    Mapping,
    PipelineError,
    ReadOptions,
    look,
    mapping,
    read_pipeline,
)
from nextyes.outside.files.presets import PRESETS

OPTIONS = ReadOptions(zone=zone("UTC"), currency="EUR")
SAMPLES = Path(__file__).parent / "samples"
Given = Callable[..., Path]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    def write(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def read_as(path: Path, seen: Look) -> dict[str, object]:
    options = ReadOptions(zone=OPTIONS.zone, currency="EUR", mapping=seen.mapping)
    return dict(fold(read_pipeline(path, options).events()))


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir()))
def test_a_known_export_is_looked_at_as_it_is_read(sample: str) -> None:
    seen = look(SAMPLES / sample, OPTIONS)
    assert seen.system == sample.removesuffix("-report")
    assert seen.mapping is None
    assert sum(table.kind == "deals" for table in seen.tables) == 1
    for table in seen.tables:
        assert set(table.columns.values()) <= set(table.header)
        assert all(len(row) == len(table.header) for row in table.first)
    deals = next(table for table in seen.tables if table.kind == "deals")
    assert {"deal_id", "created", "status"} <= set(deals.columns)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
            "d1,Ann,GTX,Acme,Won,2026-01-05,2026-02-05,1200",
        ),
        (
            "Angebotsnummer;Bezeichnung;Kunde;Verkäufer;Angelegt am;Ergebnis;Abgeschlossen am;Betrag",
            "d1;Rollout;Acme;Ann;05.01.2026;gewonnen;05.02.2026;1.200,00",
        ),
        (
            "Référence;Affaire;Client;Commercial;Créé le;Statut;Clôturé le;Montant",
            "d1;Rollout;Acme;Ann;05/01/2026;gagné;25/02/2026;1200,00",
        ),
        (
            "Ref,Title,Company,Rep,Date added,Outcome,Closed,Deal value",
            "d1,Rollout,Acme,Ann,2026-01-05,won,2026-02-05,1200.00",
        ),
    ],
)
def test_an_unknown_table_of_deals_is_guessed(given: Given, header: str, row: str) -> None:
    path = given(verkauf=f"{header}\n{row}\n")
    seen = look(path, OPTIONS)
    deal = read_as(path, seen)["d1"]
    assert seen.system == ""
    assert deal.status is Status.WON  # type: ignore[attr-defined]
    assert (deal.organization, deal.owner, str(deal.amount)) == ("Acme", "Ann", "1200.00 EUR")  # type: ignore[attr-defined]
    assert deal.opened_at.date().isoformat() == "2026-01-05"  # type: ignore[attr-defined]
    assert deal.closed_at.month == 2  # type: ignore[attr-defined]


def test_stages_whose_last_is_the_outcome_leave_the_others_open(given: Given) -> None:
    path = given(
        sales="Ref,Opened,Phase\nd1,2026-01-05,Closed won\nd2,2026-01-05,Proposal\nd3,2026-01-06,Lost\n"
    )
    deals = read_as(path, look(path, OPTIONS))
    assert [deal.status.value for deal in deals.values()] == ["won", "open", "lost"]  # type: ignore[attr-defined]


def test_activities_are_told_from_deals_by_their_columns(given: Given) -> None:
    path = given(
        a="Deal,Type,Date,Subject,Duration\nd1,Call,2026-01-07,Hello,5\n",
        b="Deal,Customer,Created on,Value\nd1,Acme,2026-01-05,1200\n",
        c="Colour,Taste\nred,sweet\n",
    )
    seen = look(path, OPTIONS)
    assert {table.file: table.kind for table in seen.tables} == {
        "a.csv": "activities",
        "b.csv": "deals",
        "c.csv": "",
    }
    assert read_as(path, seen)["d1"].touches == 1  # type: ignore[attr-defined]


def test_what_cannot_be_guessed_is_still_shown(given: Given) -> None:
    path = given(sales="Colour,Customer\nred,Acme\n")
    seen = look(path, OPTIONS)
    assert seen.tables[0].columns == {"organization": "Customer"}
    assert seen.tables[0].first == (["red", "Acme"],)
    with pytest.raises(PipelineError, match="deal_id or created"):
        read_as(path, seen)


def test_a_map_corrects_what_a_system_is_known_for(given: Given) -> None:
    """The amount stands in another column of the team's own; all else is as the system has it."""
    source = (SAMPLES / "pipedrive" / "deals-14032026-1.csv").read_text(encoding="utf-8")
    path = given(deals=source.replace("Deal - Label", "Deal - Product quantity"))
    header = look(path, OPTIONS).tables[0].header
    own = mapping({"base": "pipedrive", "deals": {"columns": {"name": header[0], "lost_reason": ""}}})
    options = ReadOptions(zone=OPTIONS.zone, mapping=own)
    plain = fold(read_pipeline(path, ReadOptions(zone=OPTIONS.zone)).events())
    deals = fold(read_pipeline(path, options).events())
    assert look(path, options).system == "pipedrive"
    for deal_id, deal in deals.items():
        assert deal.name == deal_id
        assert deal.lost_reason == ""
        assert (deal.status, deal.amount, deal.closed_at) == (
            plain[deal_id].status,
            plain[deal_id].amount,
            plain[deal_id].closed_at,
        )


def test_words_of_a_map_are_added_to_those_of_its_system() -> None:
    own = mapping({"base": "hubspot", "deals": {"values": {"status": {"Signed": "won"}}}})
    words = dict(own.over(PRESETS["hubspot"]).tables[0].statuses)
    assert words["Deal Stage"] == {"*": "open", "signed": "won"}
    assert words["Is Closed Won"]["true"] == "won"


def test_a_map_says_which_file_is_which(given: Given) -> None:
    path = given(one="deal_id,created\nd1,2026-01-05\n", two="deal_id,created\nd2,2026-01-05\n")
    own = mapping({"base": "pipeline", "files": {"one": "", "two": "deals"}})
    options = ReadOptions(zone=OPTIONS.zone, mapping=own)
    assert set(fold(read_pipeline(path, options).events())) == {"d2"}
    wrong = mapping({"base": "pipeline", "files": {"one": "activities", "two": "deals"}})
    with pytest.raises(PipelineError, match=r"one\.csv.*no column kind or happened"):
        read_pipeline(path, ReadOptions(zone=OPTIONS.zone, mapping=wrong))


@pytest.mark.parametrize(
    "tree",
    [
        {"base": "pipedrive", "files": {"sales": "deals"}, "deals": {"columns": {"name": ""}, "values": {}}},
        {"deals": {"columns": {"deal_id": "Ref"}, "values": {"status": {"weg": "lost", "*": "open"}}}},
    ],
)
def test_a_map_is_kept_as_it_is(tree: dict[str, object]) -> None:
    assert mapping(tree).tree() == tree
    assert mapping(mapping(tree).tree()) == mapping(tree)


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        ({"base": 3}, "must be a text"),
        ({"files": {"a": "people"}}, "people"),
        ({"files": ["a"]}, "must be a table"),
    ],
)
def test_a_map_that_makes_no_sense_is_refused(tree: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        mapping(tree)


def test_a_map_of_an_unknown_system_is_refused(given: Given) -> None:
    path = given(deals="deal_id,created\nd1,2026-01-05\n")
    with pytest.raises(ValueError, match="minitel"):
        look(path, ReadOptions(zone=OPTIONS.zone, mapping=Mapping({}, {}, "minitel")))


def test_files_are_called_what_people_call_them(tmp_path: Path) -> None:
    for number, text in enumerate(
        ("deal_id,kind,happened\nd7,call,never\n", "deal_id,created\nd1,2026-01-05\n")
    ):
        (tmp_path / f"{number}.csv").write_text(text, encoding="utf-8")
    names = {"0.csv": "activities.csv", "1.csv": "deals.csv"}
    options = ReadOptions(zone=OPTIONS.zone, names=names)
    pipeline = read_pipeline(tmp_path, options)
    assert list(pipeline.events())
    assert {problem.file for problem in pipeline.problems} == {"activities.csv"}
    assert [table.kind for table in look(tmp_path, options).tables] == ["activities", "deals"]
