"""Circa's table: rows are read as they stand, and no scenario is measured by a layer that saw it."""

import gzip
from pathlib import Path

import pytest
from experiments.replies.circa import by_scenario, read_circa

HEAD = "id\tcontext\tquestion-X\tcanquestion-X\tanswer-Y\tjudgements\tgoldstandard1\tgoldstandard2"


def file_of(folder: Path, rows: list[tuple[str, str, str, str]]) -> Path:
    lines = [
        f"{at}\t{scenario}\t{asked}\t{asked}\t{answer}\t{'#'.join([gold] * 5)}\t{gold}\t{gold}"
        for at, (scenario, asked, answer, gold) in enumerate(rows)
    ]
    path = folder / "circa.tsv.gz"
    path.write_bytes(gzip.compress("\n".join([HEAD, *lines]).encode()))
    return path


def test_quotes_in_answers_are_letters_and_votes_are_shares(tmp_path: Path) -> None:
    (row,) = read_circa(file_of(tmp_path, [("food", "Do you?", 'I said "maybe', "No")]))
    assert (row.text, row.gold, row.votes) == ('I said "maybe', 1, (0.0, 1.0, 0.0, 0.0, 0.0))


def test_a_row_on_which_people_disagree_has_votes_and_no_gold(tmp_path: Path) -> None:
    path = tmp_path / "circa.tsv.gz"
    row = "0\tfood\tDo you?\tI do\tHm\tYes#No#Probably no#Yes#Other\t\t"
    path.write_bytes(gzip.compress(f"{HEAD}\n{row}".encode()))
    assert [(row.gold, row.votes) for row in read_circa(path)] == [(-1, (0.4, 0.4, 0.0, 0.0, 0.2))]


def test_a_scenario_is_measured_by_what_the_others_taught(tmp_path: Path) -> None:
    """In one scenario words mean the opposite: a layer that saw it would know, one that did not must fail."""
    rows = [
        (name, "Do you?", f"I {verb} it", gold)
        for name in ("a", "b", "c")
        for verb, gold in (("love", "Yes"), ("hate", "No"))
    ] * 4
    rows += [("upside down", "Do you?", f"I {verb} it", gold)
             for verb, gold in (("love", "No"), ("hate", "Yes"))] * 4  # fmt: skip
    figures = by_scenario(read_circa(file_of(tmp_path, rows)))
    assert figures["upside down"][0] == 0.0
    assert figures["a"] == pytest.approx((1.0, 0.5, 8))
