"""What buyers say of prices is read as they mean it."""

from nextyes.deals.money import money
from nextyes.replies.prices import buyers_price, find_prices
from nextyes.replies.reply import Context, Relation, Role

DEAL = Context(seller_ask=money(30_000, "EUR"), buyer_budget=money(20_000, "EUR"), currency="EUR")


def test_a_bare_number_is_thousands_against_an_ask_in_thousands():
    [price] = find_prices("At 24 I'd sign.", language="en", context=DEAL)
    assert (price.value, price.role) == (money(24_000, "EUR"), Role.OFFER)


def test_the_middle_lies_between_ask_and_budget():
    text = "Could you meet me in the middle?"
    price = buyers_price(find_prices(text, language="en", context=DEAL), text, context=DEAL)
    assert price is not None
    assert (price.value, price.relation) == (money(25_000, "EUR"), Relation.MIDDLE)
