"""The experiments on prices judge what they say they judge."""

import json
from decimal import Decimal
from pathlib import Path

from experiments.replies.haggles import FILES, Haggle, haggles, last_number, read_price
from experiments.replies.prices import Score, score_sentences, sentences


def dialogue(folder: Path, *events: tuple[str, str, str | float], agreed: float = 175.0) -> Haggle:
    """The one deal of a folder, whose events are (who, act, text or price)."""
    row = {
        "id": "one",
        "outcome": "deal",
        "seller_ask_y": 200,
        "buyer_target_x": 150,
        "final_price_z": agreed,
        "events": [
            {"who": who, "act": act, "text": said if act == "message" else None, "price": None}
            for who, act, said in events
        ],
    }
    (folder / FILES[0]).write_text(json.dumps(row) + "\n", encoding="utf-8")
    (folder / FILES[1]).write_text("", encoding="utf-8")
    [haggle] = haggles(folder)
    return haggle


def test_only_messages_before_the_offer_are_read(tmp_path: Path) -> None:
    haggle = dialogue(
        tmp_path,
        ("buyer", "message", "Would you take $175?"),
        ("seller", "offer", 160.0),
        ("buyer", "message", "160 is great, thanks"),
        agreed=160.0,
    )
    assert haggle.messages == (("buyer", "Would you take $175?"),)
    assert read_price(haggle) == Decimal(175)


def test_what_is_no_price_is_not_taken_for_one(tmp_path: Path) -> None:
    haggle = dialogue(
        tmp_path,
        ("buyer", "message", "Would you take $175 for it?"),
        ("seller", "message", "Deal. It has done 150 miles, by the way."),
        ("seller", "offer", 175.0),
    )
    assert last_number(haggle) == Decimal(150)
    assert read_price(haggle) == Decimal(175)


def test_whoever_accepts_an_offer_agrees_to_the_others_price(tmp_path: Path) -> None:
    haggle = dialogue(
        tmp_path,
        ("buyer", "message", "How about $175?"),
        ("seller", "message", "I wanted $190 but I'll accept your offer."),
        ("seller", "offer", 175.0),
    )
    assert read_price(haggle) == Decimal(175)


def test_a_sentence_is_right_by_amount_and_currency_and_the_rest_is_false(tmp_path: Path) -> None:
    rows = [
        {
            "Input": "it cost 3 dollars and 40 marks",
            "Results": [
                {"Resolution": {"value": "3", "unit": "Dollar"}},
                {"Resolution": {"value": "40", "unit": "Mark"}},
            ],
        },
        {"Input": "5 pounds", "Results": [{"Resolution": {"value": "5", "unit": "Pound"}}]},
        {"Input": "all 70 of us", "Results": []},
    ]
    (tmp_path / "money.json").write_text(json.dumps(rows), encoding="utf-8")
    assert [text for text, _ in sentences(tmp_path)] == ["5 pounds", "all 70 of us"]
    wrong = score_sentences(lambda text: [(Decimal(5), frozenset({"USD"}))], tmp_path)
    assert wrong == Score(asked=1, right=0, false=2)
    right = score_sentences(lambda text: [(Decimal(5), frozenset({"GBP"}))][: text.count("pound")], tmp_path)
    assert right == Score(asked=1, right=1, false=0)
