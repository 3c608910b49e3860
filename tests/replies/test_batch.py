"""Rows of JSON: good ones are read, bad ones say what is wrong with them, none stops the others."""

import json
from collections.abc import Iterator
from itertools import islice

import pytest

from nextyes.deals.events import Reading
from nextyes.replies.batch import read_lines

CONTEXT = {"seller_ask": 30000, "buyer_budget": 20000, "currency": "GBP"}


def _told(*rows: object) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for line in read_lines(row if isinstance(row, str) else json.dumps(row) for row in rows)
    ]


def test_a_row_tells_reading_date_price_and_quote() -> None:
    [row] = _told(
        {
            "id": "a-1",
            "text": "Not a good fit now, check back in a year. We had 24k for it.",
            "asked": "So, is it a no?",
            "sent": "2026-03-04T09:12:00+00:00",
            "country": "GB",
            "context": CONTEXT,
        }
    )
    assert row["id"] == "a-1"
    probabilities = row["probabilities"]
    assert isinstance(probabilities, dict)
    assert set(probabilities) == {reading.value for reading in Reading}
    assert sum(probabilities.values()) == pytest.approx(1.0, abs=0.01)
    assert row["reading"] == max(probabilities, key=probabilities.__getitem__) == "not_now"
    assert row["until"] == "2027-03-04"
    assert row["until_words"] == "in a year"
    assert row["until_grain"] == "year"
    assert row["abstain"] is None
    assert str(row["quote"]) in "Not a good fit now, check back in a year. We had 24k for it."


def test_the_check_back_day_is_a_working_day_of_the_country() -> None:
    """6 April 2026 is Easter Monday, a holiday all over Germany."""
    [row] = _told(
        {
            "text": "Not now. Try me again on 6 April.",
            "sent": "2026-03-23",
            "country": "DE",
            "context": CONTEXT,
        }
    )
    assert row["until"] == "2026-04-07"


def test_percent_off_is_worked_out_from_an_ask_that_names_no_currency() -> None:
    [row] = _told(
        {"text": "If you can do 10% off I'd sign", "sent": "2026-03-04", "context": {"seller_ask": "30000"}}
    )
    assert (row["reading"], row["amount"], row["currency"]) == ("counter", 27000, None)


def test_without_sent_no_date_is_read_and_that_is_said() -> None:
    [row] = _told({"text": "Not now, check back in a year"})
    assert row["until"] is None
    assert "not known" in str(row["note"])


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ('{"text": "ok"', "no JSON"),
        ("[1, 2]", "no object"),
        ('"hello"', "no object"),
        ({"asked": "So, is it a no?"}, "text"),
        ({"text": 7}, "text"),
        ({"text": "ok", "sent": "the fourth of March"}, "sent"),
        ({"text": "ok", "context": "30000"}, "context"),
        ({"text": "ok", "context": {"seller_ask": "lots", "currency": "EUR"}}, "seller_ask"),
        ({"text": "ok", "context": {"seller_ask": 10**40, "currency": "EUR"}}, "seller_ask"),
        ({"text": "ok", "context": {"buyer_budget": "NaN", "currency": "EUR"}}, "buyer_budget"),
        ({"text": "ok", "context": {"currency": "EURO"}}, "currency"),
        ({"text": "ok", "context": {"fiscal_start": 13}}, "fiscal_start"),
        ({"text": "ok", "asked": ["no"]}, "asked"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_bad_row_says_its_line_and_field_and_stops_no_other(row: object, field: str) -> None:
    good = {"id": 1, "text": "Please send the contract", "sent": "2026-03-04"}
    first, bad, last = _told(good, row, {**good, "id": 3})
    assert "line 2" in str(bad["error"])
    assert field in str(bad["error"])
    assert [first["id"], last["id"]] == [1, 3]
    assert first["reading"] == last["reading"] == "yes"


def test_blank_lines_are_passed_over_and_still_counted() -> None:
    told = _told("", '{"text": "no thanks"}', "   ", '{"text": null}')
    assert len(told) == 2
    assert "line 4" in str(told[1]["error"])


def test_a_surrogate_or_any_text_comes_back_as_one_line() -> None:
    [line] = read_lines(['{"id": "\\ud800", "text": "yes \\ud83d please\\nsend it"}'])
    assert "\n" not in line
    line.encode("utf-8")
    assert json.loads(line)["reading"] in {reading.value for reading in Reading}


def test_rows_are_read_as_they_come() -> None:
    """An endless stream of rows is answered before it ends."""

    def endless() -> Iterator[str]:
        while True:
            yield '{"text": "Not now, ask me in May", "sent": "2026-03-04"}'

    assert len(list(islice(read_lines(endless()), 600))) == 600


def test_many_at_once_say_what_one_alone_says() -> None:
    rows = [
        {"text": text, "asked": "So, is it a no?", "sent": "2026-03-04", "context": CONTEXT}
        for text in (
            "Yes",
            "No",
            "Not now, check back in May",
            "at 24k I'd sign",
            "out of office until 9 March",
            "",
        )
    ]
    together = _told(*rows)
    alone = [_told(row)[0] for row in rows]
    assert together == alone


def test_several_processes_say_what_one_says() -> None:
    said = ["Not now, check back in May", "no thanks", "send the contract please"]
    lines = [
        json.dumps({"id": number, "text": said[number % 3], "sent": "2026-03-04"}) for number in range(2_500)
    ]
    lines[1_700] = "{"
    shared = list(read_lines(lines, workers=2))
    assert shared == list(read_lines(lines))
    assert "line 1701" in shared[1_700]
