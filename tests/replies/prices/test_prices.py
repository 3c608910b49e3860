"""What buyers say of prices is read as they mean it."""

import time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nextyes.deals.money import LARGEST, Money, money
from nextyes.replies.prices import buyers_price, find_prices, price_agreed, price_left
from nextyes.replies.prices.folding import fold
from nextyes.replies.reply import Context, Price, Relation, Role

DEAL = Context(seller_ask=money(30_000, "EUR"), buyer_budget=money(20_000, "EUR"), currency="EUR")
NOTHING_KNOWN = Context()


def found(text: str, *, language: str = "en", context: Context = DEAL) -> tuple[Price, ...]:
    return find_prices(text, language=language, context=context)


def bought(text: str, *, language: str = "en", context: Context = DEAL) -> Price | None:
    return buyers_price(found(text, language=language, context=context), text, context=context)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("At 24k I'd sign.", [Role.OFFER]),
        ("Our budget is 20k.", [Role.BUDGET]),
        ("Your quote of 28k is beyond us.", [Role.ASK]),
        ("Your competitor quoted us 18k.", [Role.OTHER]),
        ("You want 30k, we have 20k in the budget, so how about 25k?", [Role.ASK, Role.BUDGET, Role.OFFER]),
        ("30k or 28k is too much", [Role.ASK, Role.ASK]),
        ("The setup fee of 500 EUR hurts too.", [Role.OTHER]),
    ],
)
def test_whose_price_it_is(text: str, roles: list[Role]) -> None:
    assert [price.role for price in found(text)] == roles


def test_offers_come_before_budgets_and_the_last_before_the_first() -> None:
    price = bought("Our budget is 20k, but I could do 22k, 23k at most.")
    assert price is not None
    assert price.value == money(23_000, "EUR")


def test_a_small_price_beside_a_large_one_is_for_a_part() -> None:
    price = bought("We could do 24k, and 2k for the training.")
    assert price is not None
    assert price.value == money(24_000, "EUR")


def test_a_total_comes_before_a_rate() -> None:
    price = bought("24k would work, that would be 20 € per seat.")
    assert price is not None
    assert price.per == ()


def test_a_range_keeps_both_ends_and_comes_to_the_upper_one() -> None:
    [price] = found("20 to 22k")
    assert (price.low, price.high, price.value) == (
        money(20_000, "EUR"),
        money(22_000, "EUR"),
        money(22_000, "EUR"),
    )


@pytest.mark.parametrize(
    ("text", "says_yes", "wanted"),
    [
        ("Dead on. 30 then, send it on.", True, 30_000),
        ("30 is fine in principle, but the start date is not.", False, None),
        ("Your 30k is too much, 25 would do.", False, 25_000),
        ("Our budget is 20k.", True, 20_000),
    ],
)
def test_the_ask_is_the_buyers_price_only_where_they_say_yes(
    text: str, says_yes: bool, wanted: int | None
) -> None:
    price = price_agreed(bought(text), found(text), context=DEAL, says_yes=says_yes)
    assert (price and price.value) == (None if wanted is None else money(wanted, "EUR"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("You said 30k, my controller said 26k, and she outranks me.", 26_000),
        ("I know 30k is the list price. Everyone tells me nobody pays list, so 26k.", 26_000),
        ("The 30k would eat up all that I have, I need you at 25k.", 25_000),
        ("Your rival asks 25k.", None),
        ("Your 30k is too much.", None),
        ("We pay 5k for the lease.", None),  # too little for a price of this deal
    ],
)
def test_who_haggles_means_the_last_price_that_is_nobody_elses(text: str, wanted: int | None) -> None:
    price = bought(text) or price_left(found(text), context=DEAL)
    assert (price and price.value) == (None if wanted is None else money(wanted, "EUR"))


def test_a_competitors_price_to_be_matched_is_what_the_buyer_would_pay() -> None:
    price = bought("Your competitor is at 25k. If you match that we sign.")
    assert price is not None
    assert price.value == money(25_000, "EUR")


def test_the_middle_lies_between_ask_and_budget() -> None:
    price = bought("Could you meet me in the middle?")
    assert price is not None
    assert (price.value, price.relation) == (money(25_000, "EUR"), Relation.MIDDLE)


def test_the_middle_starts_from_the_buyers_own_number() -> None:
    price = bought("I can do 22k. Split the difference?")
    assert price is not None
    assert price.value == money(26_000, "EUR")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Let's split the difference.", Relation.MIDDLE),
        ("10 % off and we sign", Relation.SHARE_OFF),
        ("take 500 EUR off", Relation.AMOUNT_OFF),
    ],
)
def test_a_relation_to_an_unknown_ask_has_no_value(text: str, relation: Relation) -> None:
    [price] = found(text, context=Context(currency="EUR"))
    assert (price.relation, price.value) == (relation, None)


def test_a_share_off_keeps_the_share() -> None:
    [price] = found("Could you give us a 12.5% discount?")
    assert (price.share, price.value) == (Decimal("0.125"), money(26_250, "EUR"))


@pytest.mark.parametrize(
    ("text", "context", "currency"),
    [
        ("24,000 dollars", Context(currency="AUD"), "AUD"),
        ("24,000 dollars", Context(currency="EUR"), "USD"),
        ("US$24k", Context(currency="AUD"), "USD"),
        ("A$24k", Context(currency="USD"), "AUD"),
        ("24k", Context(currency="CHF"), "CHF"),
        ("24k", DEAL, "EUR"),
        ("24,000 rupees", NOTHING_KNOWN, "INR"),
        ("£24k", DEAL, "GBP"),
        ("24 000 kr", Context(currency="NOK"), "NOK"),
        ("R24k", NOTHING_KNOWN, "ZAR"),
        ("120 TEUR", NOTHING_KNOWN, "EUR"),
    ],
)
def test_the_currency_is_the_one_named_or_the_deals(text: str, context: Context, currency: str) -> None:
    [price] = found(text, context=context)
    assert price.value is not None
    assert price.value.currency == currency


def test_an_amount_of_no_known_currency_keeps_its_words() -> None:
    text = "At 24k I'd sign."
    [price] = found(text, context=NOTHING_KNOWN)
    assert price.value is None
    assert price.span.of(text) == "24k"


@pytest.mark.parametrize(
    "said",
    ["12.000,50€", "12,000.50€", "12'000.50€", "12 000,50 €", "12\u202f000,50\u00a0€", "EUR 12000.5"],
)
def test_separators_of_all_countries(said: str) -> None:
    [price] = found(said, context=NOTHING_KNOWN)
    assert price.value == money("12000.50", "EUR")


def test_an_offer_in_another_currency_is_not_measured_by_the_ask() -> None:
    price = bought("We could pay USD 45,000.")
    assert price is not None
    assert (price.value, price.role) == (money(45_000, "USD"), Role.OFFER)


def test_nobody_offers_far_more_than_the_ask() -> None:
    assert bought("We have a budget of 570k for the whole programme.") is None


def test_indian_groups() -> None:
    [price] = found("Rs. 1,20,000 only", context=NOTHING_KNOWN)
    assert price.value == money(120_000, "INR")


def test_yen_have_no_minor_units() -> None:
    [price] = found("¥24,000.60", context=NOTHING_KNOWN)
    assert price.value == Money(24_001, "JPY")


CONTEXTS = st.sampled_from(
    [
        NOTHING_KNOWN,
        DEAL,
        Context(currency="USD"),
        Context(seller_ask=money(3_000_000, "INR"), currency="INR"),
    ]
)
WORDS = st.sampled_from(
    """24 24k 30.000 20-22k € $ £ EUR million mille twenty zwanzigtausend half a per seat / month und 10 %
    off rabatt , . ? \n in the middle budget we can't do at for your not more than
    12.03.2026 000 ' - … ﬁ İ ß 🙂 \x00 99999999999999999999""".split(" ")
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


@given(text=TEXTS, language=st.sampled_from(["en", "de", "fr", "es", "", "xx"]), context=CONTEXTS)
def test_whatever_comes_prices_lie_in_the_text_and_in_order(
    text: str, language: str, context: Context
) -> None:
    prices = find_prices(text, language=language, context=context)
    for price in prices:
        assert 0 <= price.span.start < price.span.end <= len(text)
        if price.low is not None and price.high is not None:
            assert price.low.minor <= price.high.minor <= LARGEST
        assert price.relation is not Relation.SHARE_OFF or (price.share is not None and 0 < price.share < 1)
    assert [price.span for price in prices] == sorted(price.span for price in prices)
    chosen = buyers_price(prices, text, context=context)
    assert chosen is None or chosen in prices


@given(text=st.text())
@example(text="İ 24k €")
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(amount=st.integers(min_value=1_000, max_value=9_999_999))
def test_an_amount_is_read_as_written_in_every_country(amount: int) -> None:
    plain = f"{amount:,}"
    for written in (plain, plain.replace(",", "."), plain.replace(",", " "), plain.replace(",", "'")):
        [price] = found(f"{written} EUR", context=NOTHING_KNOWN)
        assert price.value == money(amount, "EUR")


@pytest.mark.parametrize(
    "text",
    [
        "24k or " * 150_000,
        "1 000 " * 170_000,
        "0 " * 500_000,
        "zwanzig" * 150_000,
        "can " * 250_000,
        "we can " * 20 + "24 " * 300_000,
        "20-" * 300_000,
        "." * 1_000_000,
    ],
    ids=lambda text: text[:9],
)
def test_a_megabyte_of_anything_is_soon_read(text: str) -> None:
    began = time.perf_counter()
    find_prices(text, language="", context=DEAL)
    assert time.perf_counter() - began < 0.5  # 0.05 where nothing else runs


def test_a_usual_reply_takes_less_than_a_millisecond() -> None:
    text = "Thanks for the call. Our budget is 20k, your 30k is too much, but at 24k I could sign next week."
    times = []
    for _ in range(50):
        began = time.perf_counter()
        find_prices(text, language="en", context=DEAL)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.001
