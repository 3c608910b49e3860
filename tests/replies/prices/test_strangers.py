"""What a number's sentence is about: told by its subject, not by the words of any trade."""

import pytest

from nextyes.deals.money import money
from nextyes.replies.prices import find_prices
from nextyes.replies.prices.folding import fold
from nextyes.replies.prices.strangers import Topic, topic
from nextyes.replies.reply import Context, Relation, Role

DEAL = Context(seller_ask=money(30000, "EUR"), buyer_budget=money(20000, "EUR"), currency="EUR")


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("", Topic.DEAL),
        ("Ah go on, we could do", Topic.DEAL),
        ("Toyota came in at", Topic.OTHER),  # a verb of a third person
        ("Mecalux hiked theirs to", Topic.OTHER),  # any such verb
        ("The zamboni people want", Topic.OTHER),  # an article
        ("Our zamboni is at", Topic.OTHER),
        ("Milk's at", Topic.OTHER),
        ("Warehouse rental is", Topic.OTHER),  # two words
        ("Planmeca:", Topic.OTHER),  # a label
        ("We compare, Komori at", Topic.OTHER),  # a name after a comma
        ("y el flete está en", Topic.OTHER),  # a second subject after "and"
        ("Splitting hairs about", Topic.MIXED),
        ("Zwickle it to", Topic.MIXED),  # what may well be told to the seller
        ("We zwickle", Topic.MIXED),
        ("Rondando los", Topic.DEAL),
        ("Mettons", Topic.DEAL),
        ("M. Zwickel demande", Topic.DEAL),  # one of their people
        ("Le zamboni coûte cher, disons", Topic.DEAL),  # another thought
        ("Und noch etwas zum Zamboni, das wir kaufen:", Topic.DEAL),
    ],
)
def test_what_the_words_before_a_number_are_about(words: str, about: Topic) -> None:
    assert topic(words, fold(words), 0, len(words)) is about


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Zwickel is at 24k.", Role.OTHER),
        ("The zamboni board approved 24k.", Role.BUDGET),  # plain words are stronger than a strange subject
        ("The zamboni cartel could do 24k.", Role.OFFER),
        ("We zwickle at 24k.", Role.OFFER),  # of a size that buyers offer
        ("We zwickle at 2k.", Role.OTHER),
        ("We zwickle at 24 € a day.", Role.OTHER),
    ],
)
def test_a_strange_subject_makes_a_number_anothers_unless_words_or_size_say_no(text: str, role: Role) -> None:
    [price] = find_prices(text, language="en", context=DEAL)
    assert price.role is role


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Freight rose 14%.", 0),
        ("The zamboni rate is up 14%.", 0),
        ("Sales are down 14%.", 0),
        ("Waystar takes 4% of collections.", 0),
        ("Revenue minus 15% this year.", 0),
        ("Minus 15% and we sign.", 1),
        ("Could you do 15%?", 1),
        ("The zamboni people got a 15% discount, give us that.", 1),
    ],
)
def test_a_percentage_of_something_else_is_no_discount(text: str, shares: int) -> None:
    prices = find_prices(text, language="en", context=DEAL)
    assert sum(price.relation is Relation.SHARE_OFF for price in prices) == shares
