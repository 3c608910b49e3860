"""Bad input: a clear error and nothing imported, or a listed problem and the good rows in."""

import gzip
import io
import random
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from nextyes.deals.fold import fold
from nextyes.deals.instants import zone
from nextyes.outside.files import (
    Pipeline,
    PipelineError,
    ReadOptions,
    Severity,
    dates,
    numbers,
    read_pipeline,
)

OPTIONS = ReadOptions(zone=zone("Europe/Amsterdam"), currency="EUR")
Read = Callable[..., Pipeline]
GOOD = "deal_id,created,name\nd1,2026-01-05,Acme\n"
DEALS = {"deals.csv": GOOD.encode()}


def whats(pipeline: Pipeline) -> list[tuple[int, str, str]]:
    for _ in pipeline.events():
        pass
    return [(problem.line, problem.column, problem.what) for problem in pipeline.problems]


def error_of(path: Path, options: ReadOptions = OPTIONS) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        read_pipeline(path, options)
    return caught.value


# --- The whole file: an error that says where and what to do, and nothing imported. ---


@pytest.mark.parametrize(
    ("files", "file", "words"),
    [
        ({}, "", "no table"),
        ({"deals.csv": b""}, "deals.csv", "empty"),
        ({"deals.csv": b"\n\n"}, "deals.csv", "empty"),
        ({"activities.csv": b"deal_id,kind,happened\n"}, "activities.csv", "no table of deals"),
        ({"deals.csv": b"deal_id,name\nd1,Acme\n"}, "deals.csv", "columns here are deal_id, name"),
        (DEALS | {"activities.csv": b"deal_id,kind\n"}, "activities.csv", "no column happened"),
        (DEALS | {"changes.csv": b"deal_id,happened\n"}, "changes.csv", "no column field or new"),
        ({"deals.csv": b"deal_id,created,Deal ID\nd1,2026-01-05,d2\n"}, "deals.csv", "twice"),
        ({"deals.csv": b"deal_id,created\nd1,\n"}, "deals.csv", "no deal can be read"),
        ({"deals.csv": b"deal_id,created\nd1,03/04/2026\n"}, "deals.csv", "--day-first or --month-first"),
        ({"deals.csv": GOOD.encode() + b'd2,2026-01-05,"Globex\nd3,X\n'}, "deals.csv", "never closed"),
        ({"deals.csv": b'deal_id,"created\nd1,2026-01-05\n'}, "deals.csv", "broken"),
        ({"deals.csv": GOOD.encode() + "é".encode()[:1]}, "deals.csv", "middle of a letter"),
        ({"deals.csv": b"PK\x03\x04rubbish"}, "deals.csv", "zip or a spreadsheet"),
        ({"deals.csv.gz": b"not gzip"}, "deals.csv.gz", "damaged"),
        ({"deals.csv.gz": gzip.compress(GOOD.encode() * 99)[:-20]}, "deals.csv.gz", "damaged"),
        ({"deals.xlsx": b"not a workbook"}, "deals.xlsx", "no whole spreadsheet"),
        (DEALS | {"more.csv": GOOD.encode()}, "more.csv", "second table of deals"),
        ({"deals.csv": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)}, "deals.csv", "old kind (.xls)"),
        ({"deals.csv": b"%PDF-1.4\n1 0 obj\n"}, "deals.csv", "a PDF"),
        ({"deals.csv": b"\x89PNG\r\n\x1a\n" + bytes(64)}, "deals.csv", "a picture"),
        ({"deals.csv": gzip.compress(GOOD.encode())}, "deals.csv", "packed"),
        ({"deals.csv": b"\xef\xbb\xbf\n<!DOCTYPE html><html>Please sign in"}, "deals.csv", "a web page"),
        ({"deals.csv": b'{"deals": [1, 2]}'}, "deals.csv", "JSON"),
        ({"deals.csv": b"\x01\x02deal_id,created\n"}, "deals.csv", "no text"),
        ({"deals.csv": b",".join([b"column"] * 5_000) + b"\n"}, "deals.csv", "and 4,970 more"),
        ({"deals.xlsx": b""}, "deals.xlsx", "no whole spreadsheet"),
    ],
)  # fmt: skip
def test_a_broken_file_is_an_error_that_says_where(
    tmp_path: Path, files: dict[str, bytes], file: str, words: str
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    error = error_of(tmp_path)
    assert words in str(error)
    assert error.problem.advice
    assert error.problem.file == (file or tmp_path.name)


def test_nothing_at_the_path(tmp_path: Path) -> None:
    assert "nothing here" in str(error_of(tmp_path / "deals"))


def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "deals.csv").mkdir()
    assert "no table" in str(error_of(tmp_path)) or "cannot be read" in str(error_of(tmp_path))


def zip_of(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def test_a_zip_that_points_outside_of_itself_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "export.zip", **{"../deals.csv": GOOD.encode()})
    assert "points outside" in str(error_of(path))


def test_a_zip_cut_in_the_middle_is_an_error(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "export.zip", deals__csv=GOOD.encode() * 1000)
    path.write_bytes(path.read_bytes()[:-30])
    assert "cut or damaged" in str(error_of(path))


def test_a_zip_with_a_flipped_byte_is_an_error(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "export.zip", deals__csv=GOOD.encode() * 1000)
    content = bytearray(path.read_bytes())
    content[60] ^= 0xFF
    path.write_bytes(content)
    assert "damaged" in str(error_of(path))


def bomb_of(path: Path, name: str, size: int, *, times: int = 1) -> Path:
    """Write a zip with an entry of NULs, which shrink to a thousandth, so many times."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(times):
            with archive.open(name.format(number), "w") as entry:
                for _ in range(size >> 20):
                    entry.write(bytes(1 << 20))
    return path


@pytest.mark.slow
@pytest.mark.parametrize("name", ["deals.xlsx", "export.zip"])
def test_a_bomb_in_pieces_is_refused_by_what_it_says(tmp_path: Path, name: str) -> None:
    """Each piece is harmless, all of them are not."""
    path = bomb_of(tmp_path / name, "xl/{}.csv", 30 << 20, times=10)
    began = time.monotonic()
    assert "unpacks to more than 200 times" in str(error_of(path))
    assert time.monotonic() - began < 1, "nothing of it is unpacked"


def test_a_zip_of_very_many_tables_is_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "export.zip", **{f"{number}__csv": GOOD.encode() for number in range(101)})
    assert "101 tables" in str(error_of(path))


@pytest.mark.slow
def test_a_bomb_is_refused_without_filling_memory(tmp_path: Path) -> None:
    """300 MiB of commas in a few hundred KiB."""
    with (
        zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("deals.csv", "w", force_zip64=True) as entry,
    ):
        entry.write(GOOD.encode())
        block = b",,\n" * (1 << 20)
        for _ in range(100):
            entry.write(block)
    tracemalloc.start()
    assert "unpacks to more than" in str(error_of(tmp_path / "export.zip"))
    assert tracemalloc.get_traced_memory()[1] < 32 << 20
    tracemalloc.stop()


def test_a_line_without_end_is_refused_without_filling_memory(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "deals.csv.gz", "wb", compresslevel=1) as stream:
        stream.write(GOOD.encode() + b"x" * (40 << 20))
    tracemalloc.start()
    assert "longer than 16 MiB" in str(error_of(tmp_path))
    assert tracemalloc.get_traced_memory()[1] < 16 << 20
    tracemalloc.stop()


# --- A row: a listed problem with its line, and the good rows in. ---


@pytest.mark.parametrize(
    ("rows", "line", "column", "what"),
    [
        (",2026-01-05,open,,,,,,,", 3, "deal_id", "the deal has no id"),
        ("d2,,open,,,,,,,", 3, "created", "the deal has no day of creation"),
        ("d2,soon,open,,,,,,,", 3, "created", "this is no date"),
        ("d2,2226-01-05,open,,,,,,,", 3, "created", "the date is not between 1970 and 2100"),
        ("d2,2026-01-05,maybe,,,,,,,", 3, "status", "unknown status"),
        ("d1,2026-01-05,open,,,,,,,", 3, "deal_id", "the deal is there twice; the first counts"),
        ("d2,2026-01-05,open", 3, "", "the row does not have the header's 10 cells"),
        ("d2,2026-01-05,open,,,,,,,,,extra", 3, "", "the row does not have the header's 10 cells"),
        ("d2,2026\0-01-05,open,,,,,,,", 3, "", "the row has NUL bytes: the file is damaged here"),
        ('d2,"2026-01-05"x,open,,,,,,,', 3, "", "the row is not CSV: ',' expected after '\"'"),
    ],
)
def test_a_bad_deal_is_left_out_and_listed(read: Read, rows: str, line: int, column: str, what: str) -> None:
    pipeline = read(f"d1,2026-01-05,open,,,,,,,\n{rows}\nd9,2026-01-06,open,,,,,,,")
    assert whats(pipeline) == [(line, column, what)]
    assert set(fold(pipeline.events())) == {"d1", "d9"}
    assert all(problem.severity is Severity.ERROR for problem in pipeline.problems)


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("d2,2026-01-05,open,,,-5,EUR,,,", "amount", "the amount is negative"),
        ("d2,2026-01-05,open,,,1e99,EUR,,,", "amount", "this is no number"),
        ("d2,2026-01-05,open,,,9e17,EUR,,,", "amount", "this is no number"),
        ("d2,2026-01-05,open,,,99999999999999999,EUR,,,", "amount", numbers.ABSURD),
        ("d2,2026-01-05,open,,,5,XYZ,,,", "amount", "the currency is no ISO 4217 code"),
        ("d2,2026-01-05,open,,,5,,,,", "amount", "the amount has no currency"),
        ("d2,2026-01-05,open,,,1.234,EUR,,,", "amount", numbers.AMBIGUOUS),
        ("d2,2026-01-05,open,,,=A1*2,EUR,,,", "amount", "this is no number"),
        ("d2,2026-01-05,open,,,,,soon,,", "expected_close", "this is no date"),
        ("d2,2026-01-05,open,,,,,03/04/2026,,", "expected_close", dates.AMBIGUOUS),
        ("d2,2026-01-05,lost,,,,,,,", "closed", "a closed deal without the day it was closed"),
        ("d2,2026-01-05,lost,2025-01-05,,,,,,", "closed", "closed before it was created"),
    ],
)  # fmt: skip
def test_a_bad_value_is_left_out_and_the_deal_goes_in(read: Read, row: str, column: str, what: str) -> None:
    pipeline = read(row)
    assert whats(pipeline) == [(2, column, what)]
    assert pipeline.problems[0].severity is Severity.WARNING
    assert pipeline.problems[0].advice
    assert set(fold(pipeline.events())) == {"d2"}


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("1,d7,call,out,2026-02-02,,,", "deal_id", "no such deal among the deals"),
        ("1,d1,call,out,never,,,", "happened", "this is no date"),
        ("1,d1,fax,out,2026-02-02,,,", "kind", "unknown kind of activity, kept as a note"),
        ("1,d1,call,out,2026-02-02,long,,", "minutes", "this is no number"),
        ("1,d1,call,out", "", "the row does not have the header's 8 cells"),
        ("2,d1,call,out,2026-02-02,,,", "activity_id", "the activity is there twice; the first counts"),
    ],
)
def test_a_bad_activity_is_listed(read: Read, row: str, column: str, what: str) -> None:
    pipeline = read("d1,2026-01-05,open,,,,,,,", f"2,d1,call,out,2026-02-01,,,\n{row}")
    assert whats(pipeline) == [(3, column, what)]
    events = list(pipeline.events())
    assert len({event.id for event in events}) == len(events)


def test_an_unknown_word_for_done_is_listed(read: Read) -> None:
    header = "activity_id,deal_id,kind,happened,done\n"
    pipeline = read("d1,2026-01-05,open,,,,,,,", header + "1,d1,meeting,2026-02-02,perhaps")
    assert whats(pipeline) == [(2, "done", "unknown word for whether it is done; it counts as done")]
    assert fold(pipeline.events())["d1"].heard == 1


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("d7,2026-02-02,stage,A,B", "deal_id", "no such deal among the deals"),
        ("d1,never,stage,A,B", "happened", "this is no date"),
        ("d1,2026-02-02,colour,A,B", "field", "changes of this field are not kept"),
        ("d1,2026-02-02,amount,1,lots", "new", "this is no number"),
        ("d1,2026-02-02,status,open,gone", "new", "unknown status"),
    ],
)
def test_a_bad_change_is_listed(read: Read, row: str, column: str, what: str) -> None:
    pipeline = read("d1,2026-01-05,open,,,,EUR,,,", changes=row)
    assert whats(pipeline) == [(2, column, what)]


def test_the_line_of_a_row_is_where_it_begins(read: Read) -> None:
    pipeline = read(
        'deal_id,created,name\nd1,2026-01-05,"two\nlines"\nd2,soon,"three\nmore\nlines"\nd3,2026-01-05,\n'
    )
    assert whats(pipeline) == [(4, "created", "this is no date")]


def test_rows_of_nonsense_are_counted_not_kept(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "deals.csv.gz", "wt", compresslevel=1) as stream:
        stream.write(GOOD)
        for _ in range(40):
            stream.write("x,never,\n,,,,,,,,\n\n'\n{}\n" * 250)
    tracemalloc.start()
    pipeline = read_pipeline(tmp_path, OPTIONS)
    problems = whats(pipeline)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(problems) < 100
    assert sum(problem.count for problem in pipeline.problems) == 30_000
    assert peak < 4 << 20
    assert set(fold(pipeline.events())) == {"d1"}


# --- Encodings, delimiters, formulas. ---


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_an_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "deals.csv").write_bytes(
        "deal_id,created,name\nd1,2026-01-05,Müller & Söhne\n".encode(encoding)
    )
    pipeline = read_pipeline(tmp_path, OPTIONS)
    assert fold(pipeline.events())["d1"].name == "Müller & Söhne"
    assert [problem.severity for problem in pipeline.problems] == (
        [] if encoding.startswith("utf-8") else [Severity.NOTE]
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_delimiter_is_found_out(tmp_path: Path, delimiter: str) -> None:
    text = GOOD.replace(",", delimiter)
    (tmp_path / "deals.csv").write_text(text, encoding="utf-8")
    assert fold(read_pipeline(tmp_path, OPTIONS).events())["d1"].name == "Acme"


def test_one_cell_settles_dates_and_numbers_of_its_column(read: Read) -> None:
    pipeline = read(
        """d1,03/04/2026,open,,,1.234,EUR,,,
           d2,13/04/2026,open,,,"1,5",EUR,,,"""
    )
    deals = fold(pipeline.events())
    assert whats(pipeline) == []
    assert deals["d1"].opened_at.month == 4
    assert str(deals["d1"].amount) == "1234.00 EUR"


def test_what_other_columns_settle_is_said(read: Read) -> None:
    pipeline = read("d1,13/04/2026,open,,,,,03/05/2026,,")
    assert whats(pipeline) == [(0, "expected_close", "dates were read day first, as other columns have them")]
    assert str(fold(pipeline.events())["d1"].close_on) == "2026-05-03"


def test_the_user_settles_what_the_file_does_not(read: Read) -> None:
    row = "d1,03/04/2026,open,,,1.234,EUR,,,"
    european = fold(read(row, day_first=True, decimal=",").events())["d1"]
    american = fold(read(row, day_first=False, decimal=".").events())["d1"]
    assert (european.opened_at.month, str(european.amount)) == (4, "1234.00 EUR")
    assert (american.opened_at.month, str(american.amount)) == (3, "1.23 EUR")


def test_a_formula_is_text(read: Read) -> None:
    formula = '=HYPERLINK("http://example.com")'
    pipeline = read("deal_id,created,name\n" + f'd1,2026-01-05,"{formula.replace(chr(34), chr(34) * 2)}"')
    assert fold(pipeline.events())["d1"].name == formula


def test_the_columns_of_a_spreadsheet_of_values(tmp_path: Path) -> None:
    morning = datetime(2026, 1, 5, 9, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
    book = Workbook()
    sheet = book.active
    sheet.title = "deals"
    sheet.append(["deal_id", "created", "amount", "currency", "name", "expected_close"])
    sheet.append([1.0, morning, 1234.567, "EUR", "=1+1", date(2026, 5, 1)])
    sheet.append([None, None, None])
    sheet.append([2, "soon", 5])
    book.create_sheet("activities").append(["deal_id", "kind", "happened"])
    book["activities"].append([1, "call", date(2026, 2, 2)])
    book.create_sheet("empty")
    book.save(tmp_path / "pipeline.xlsx")
    pipeline = read_pipeline(tmp_path / "pipeline.xlsx", OPTIONS)
    deal = fold(pipeline.events())["1"]
    assert whats(pipeline) == [(4, "created", "this is no date")]
    assert (str(deal.amount), deal.name, deal.touches) == ("1234.57 EUR", "=1+1", 1)
    assert deal.opened_at.isoformat() == "2026-01-05T08:30:00+00:00"
    assert str(deal.close_on) == "2026-05-01"


@pytest.mark.parametrize("seed", range(8))
def test_a_half_broken_spreadsheet_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    """Bits flipped in the file; bytes changed, or the end cut, in a part that is packed anew."""
    book = Workbook()
    book.active.append(["deal_id", "created", "amount"])
    for number in range(20):
        book.active.append([f"d{number}", "2026-01-05", number * 10.5])
    book.save(tmp_path / "whole.xlsx")
    whole, rng, path = (tmp_path / "whole.xlsx").read_bytes(), random.Random(seed), tmp_path / "deals.xlsx"
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    refused = []
    for name in [*parts, *[""] * 8]:
        broken = bytearray(parts.get(name, whole))
        for _ in range(4):
            broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        del broken[len(broken) - rng.choice((0, 1, len(broken) // 2)) :]
        path.write_bytes(broken)
        if name:
            zip_of(path, **(parts | {name: bytes(broken)}))
        try:
            fold(read_pipeline(path, OPTIONS).events())
        except PipelineError as error:
            refused.append(error.problem.file.partition("/")[0])
    assert set(refused) == {"deals.xlsx"}


def test_the_same_rows_in_every_container(tmp_path: Path) -> None:
    samples = Path(__file__).parent / "samples" / "pipeline"
    plain = sorted(map(str, read_pipeline(samples, OPTIONS).events()))
    packed = tmp_path / "packed"
    packed.mkdir()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in samples.iterdir():
            (packed / f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))
            archive.writestr(f"export/{file.name}.gz", gzip.compress(file.read_bytes()))
    (tmp_path / "export.zip").write_bytes(buffer.getvalue())
    assert sorted(map(str, read_pipeline(packed, OPTIONS).events())) == plain
    assert sorted(map(str, read_pipeline(tmp_path / "export.zip", OPTIONS).events())) == plain


def test_deals_alone_are_a_pipeline(tmp_path: Path) -> None:
    (tmp_path / "my deals.csv").write_text(GOOD, encoding="utf-8")
    assert set(fold(read_pipeline(tmp_path / "my deals.csv", OPTIONS).events())) == {"d1"}


def sheet_with(tmp_path: Path, row: str) -> Path:
    """Write a spreadsheet of one deal and a row as it would never be written."""
    book = Workbook()
    book.active.title = "deals"
    for cells in (("deal_id", "created"), ("d1", "2026-01-05")):
        book.active.append(cells)
    book.save(tmp_path / "whole.xlsx")
    lots = "".join(f'<!ENTITY lots{n} "{f"&lots{n - 1};" * 10 if n else "lots" * 250}">' for n in range(7))
    with (
        zipfile.ZipFile(tmp_path / "whole.xlsx") as whole,
        zipfile.ZipFile(tmp_path / "deals.xlsx", "w") as made,
    ):
        for entry in whole.infolist():
            text = whole.read(entry).decode()
            if entry.filename.endswith("sheet1.xml"):
                text = f"<!DOCTYPE worksheet [{lots}]>" + text.replace("</sheetData>", f"{row}</sheetData>")
            made.writestr(entry, text)
    return tmp_path / "deals.xlsx"


def test_the_billionth_row_of_a_sheet_is_not_waited_for(tmp_path: Path) -> None:
    path = sheet_with(tmp_path, '<row r="999999999"><c r="A999999999"><v>1</v></c></row>')
    began = time.monotonic()
    assert set(fold(read_pipeline(path, OPTIONS).events())) == {"d1"}
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    "row",
    [
        '<row r="3"><c r="ZZZZZ3"><v>1</v></c></row>',
        '<row r="-3"><c r="A-3"><v>1</v></c></row>',
        '<row r="3"><c r="A3" t="inlineStr"><is><t>&lots6;</t></is></c></row>',
    ],
)
def test_a_sheet_that_is_made_to_harm_is_refused(tmp_path: Path, row: str) -> None:
    """A column beyond all, a row before all, a word that unfolds to a gigabyte."""
    assert "the sheet is damaged" in str(error_of(sheet_with(tmp_path, row)))


def test_a_spreadsheet_in_a_zip_is_said_not_to_be_read(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "export.zip", deals__csv=GOOD.encode(), calls__xlsx=b"any")
    pipeline = read_pipeline(path, OPTIONS)
    assert [(problem.file, problem.severity) for problem in pipeline.problems] == [
        ("export.zip/calls.xlsx", Severity.ERROR)
    ]


def test_memory_does_not_grow_with_activities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nextyes.outside.files.activities.REMEMBERED", 1000)
    (tmp_path / "deals.csv").write_text(GOOD, encoding="utf-8")

    def peak(activities: int) -> int:
        with (tmp_path / "activities.csv").open("w", encoding="utf-8") as stream:
            stream.write("deal_id,kind,direction,happened,subject\n")
            for number in range(activities):
                stream.write(f"d1,call,out,2026-02-02T10:00:00.{number:06}Z,call number {number}\n")
        tracemalloc.start()
        assert sum(1 for _ in read_pipeline(tmp_path, OPTIONS).events()) == activities + 1
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    few = peak(3_000)
    assert peak(12_000) < few + 100_000


def test_a_spreadsheet_without_openpyxl_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workbook().save(tmp_path / "deals.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "nextyes[xlsx]" in str(error_of(tmp_path))
