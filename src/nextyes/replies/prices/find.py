"""All prices of a text: `find_prices`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice, zip_longest

from nextyes.deals.money import LARGEST, Money, digits, money
from nextyes.replies.prices import elsewhere, parts, relations
from nextyes.replies.prices.amounts import Said, said_amounts
from nextyes.replies.prices.bare import counts_things, multiple
from nextyes.replies.prices.currencies import pick
from nextyes.replies.prices.folding import fold
from nextyes.replies.prices.rates import is_months, is_rate, rates_before
from nextyes.replies.prices.roles import clause, role, role_scores, share_of, yielding
from nextyes.replies.prices.strangers import Topic, topic
from nextyes.replies.prices.tokens import Tokens, tokens
from nextyes.replies.reply import Context, Price, Relation, Role, Span

_MOST_NUMBERS = 30  # a text with more is a price list
_READ = 10_000  # characters; a longer text is a document, not a reply
_NOT = re.compile(r"(?<![a-z])(?:not|nicht|pas|no|et non|ni|statt|instead of|rather than)[ $€£]*$")
_DENIED = re.compile(r" (?:non|no|nein|nicht|pas)\W*$")  # "24 oui, 28 non"
_UNLIKE = re.compile(r" (?:isn't|is not)\W*$")  # the one before: "25 is too much, 18 isn't"
_AIMS = ("to", "at", "auf", "bei", "bis", "a", "en")
_PART = Decimal("0.6")  # of the ask: more is a price, not what is taken off one
_LIKE_A_PRICE = (Decimal("0.55"), Decimal("1.3"))  # shares of the ask
_OR = (",", "or", "and", "/", "oder", "ou", "o")
_OFF_WHAT = re.compile(
    r" (?:off|of|on|from|auf|von|sur|de|sobre)(?: (?:the|your|die|den|ihre|les|vos|los|sus|that))?[ $€£]*"
)
_PAID = 2.2  # that it is paid to another
_HEARD = 0.6  # of a cue: words of its own
_TALK = 0.8  # of a cue: talk of a price
_SUBJECT = 0.75  # that it is another's, where only the subject of its sentence says so
_HALF, _ALL = 50, 100  # percent of the price that one may offer
_SMALL = 200_000  # an ask below which nobody speaks of millions
_MOST_OFF = 60  # percent; "90 %" is how sure they are


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What all rules look at."""

    folded: str
    tokens: Tokens
    context: Context
    currencies: tuple[str, ...]  # of the deal
    scale: Decimal | None  # the ask, or else the budget, in major units


def find_prices(text: str, *, language: str, context: Context) -> tuple[Price, ...]:
    """Return the prices that a text speaks of, in their order.

    Bare numbers count where they are near the ask ("24" against an ask of 30,000 is 24,000) or clearly called
    a budget or an offer. Only the first 10,000 characters and 30 numbers are looked at.

    Args:
        text: What the buyer wrote.
        language: ISO 639-1 code, "" where none was recognised.
        context: The deal's ask, budget and currency.

    Example:
        >>> ask = Context(seller_ask=money(30000, "EUR"), currency="EUR")
        >>> [price] = find_prices("At 24 I'd sign.", language="en", context=ask)
        >>> print(price.value, price.role)
        24000.00 EUR offer
    """
    text = text[:_READ]
    folded = fold(text)
    numbers = elsewhere.masked(folded)
    reference = context.seller_ask or context.buyer_budget
    known = (
        context.currency,
        *(each.currency for each in (context.seller_ask, context.buyer_budget) if each),
    )
    scale = reference.amount if reference and reference.minor > 0 else None
    small = scale is not None and scale < _SMALL
    reading = _Reading(
        folded=folded,
        tokens=tokens(text, numbers, language, lakhs="INR" in known, small=small),
        context=context,
        currencies=tuple(currency for currency in dict.fromkeys(known) if currency),
        scale=scale,
    )
    prices = sorted([*yielding(list(_named(reading))), *_told(reading)], key=lambda price: price.span)
    prices = _joined(_with_their_sums(reading, prices), folded, context.seller_ask)
    return tuple(_worked_out(prices, context))


def _named(reading: _Reading) -> Iterator[tuple[Price, bool]]:
    """Yield the prices that are numbers, and whether words beside them say whose they are."""
    before, last = 0, None
    middles = [span.end for span in relations.middles(reading.folded)]
    numbers = [
        _times(said, parts.payments(reading.folded, said.start))
        for said in islice(said_amounts(reading.tokens), _MOST_NUMBERS)
    ]
    for said, then in zip_longest(numbers, numbers[1:]):
        left, right = clause(reading.folded, said.start, said.end)
        left = max(left, *(end for end in middles if end <= said.start), 0)  # "ni para ti ni para mí: 24"
        if then is not None and (said.bare or not then.bare):
            right = min(right, _before_not(reading.folded, said.end, then.start))
        left = max(left, reading.folded.rfind("= ", left, said.start) + 1)  # what a sum comes to
        about = topic(reading.tokens.text, reading.folded, left, said.start)
        within = (max(left, before), right)
        scores = role_scores(reading.folded, (within[0], said.start), (said.end, right), about=about)
        price = _discount(reading, said, (left, right)) or _price(
            reading, said, within, last, about=about, scores=scores
        )
        if price is not None:
            beside = reading.folded[within[0] : said.start] + reading.folded[said.end : right]
            yield price, scores[price.role] > 0 or not any(map(str.isalpha, beside))  # alone it is an offer
            before, last = price.span.end, price


def _times(said: Said, payments: int) -> Said:
    return replace(said, low=said.low * payments, high=said.high * payments)


def _joined(prices: list[Price], folded: str, ask: Money | None) -> list[Price]:
    """Return prices, one for each two where the second takes the first back or is the rest of it."""
    joined: list[Price] = []
    for price in prices:
        if joined and relations.takes_back(folded[joined[-1].span.end : price.span.start]):
            joined.append(replace(price, role=joined.pop().role))
        elif joined and (both := _sum(joined[-1], price, folded, ask)):
            joined[-1] = both
        else:
            joined.append(price)
    return joined


def _sum(first: Price, then: Price, folded: str, ask: Money | None) -> Price | None:
    """Return two prices as one where the second is the rest of the first, None else."""
    if first.role is not Role.OFFER or {first.relation, then.relation, *first.per, *then.per} != {None}:
        return None
    if first.value is None or then.value is None or first.value.currency != then.value.currency:
        return None
    total = Money(first.value.minor + then.value.minor, first.value.currency)
    share = share_of(total, ask)
    if not parts.is_rest(folded, first.span, then.span) or (share is not None and share > _LIKE_A_PRICE[1]):
        return None
    return replace(first, span=Span(first.span.start, then.span.end), value=total, low=total, high=total)


def _before_not(folded: str, end: int, start: int) -> int:
    """Return where the words between two numbers end that speak of the first: "24k, not 25k"."""
    match = _NOT.search(folded, end, start)
    return match.start() if match else start


def _discount(reading: _Reading, said: Said, within: tuple[int, int]) -> Price | None:
    """Return a percentage or an amount off, None where the number is neither."""
    folded, start, end = reading.folded, said.start, said.end
    after, before = relations.off_after(folded, end), relations.off_before(folded, within[0], start)
    to = reading.tokens.at(said.first - 1).word
    aim = to in _AIMS and (to != "a" or reading.tokens.comma)  # "down to 24 less tax", "auf 24 runter"
    off = before is not None or (after is not None and not aim)
    span = Span(start, after or end)
    if said.percent and _HALF <= said.high < _ALL and (whole := relations.of_price(folded, end)):
        share = 1 - said.high / 100
        return Price(
            role=Role.OFFER, span=Span(start, whole), value=None, relation=Relation.SHARE_OFF, share=share
        )
    if said.percent or (off and _is_share(reading, said)):
        return _share_off(reading, said, span, within, told=off)
    if not off or (said.bare and said.worded and said.high < 10):
        return None
    amount = _amount_off(reading, said)
    if amount is None:
        return None
    return Price(role=Role.OFFER, span=span, value=amount, relation=Relation.AMOUNT_OFF)


def _share_off(
    reading: _Reading, said: Said, span: Span, within: tuple[int, int], *, told: bool
) -> Price | None:
    """Return a percentage off, None where it is one of something else; ``told`` where words beside say so."""
    folded, (left, right) = reading.folded, within
    about = topic(
        reading.tokens.text, folded, clause(folded, said.start, said.end)[0], said.start, whole=True
    )
    scores = role_scores(folded, (left, said.start), (said.end, right), about=about)
    offered = scores[Role.OFFER] >= 1
    asked = relations.is_share_off(folded, span, within, offered=offered, percent=said.high)
    if not 0 < said.low <= said.high <= _MOST_OFF or not (told or asked):
        return None
    of_others = relations.is_of_others(folded, Span(said.start, said.end))
    others = (
        of_others
        or _is_of_things(reading, said)
        or relations.is_trend(folded, left, right)
        or about is Topic.OTHER
        or scores[Role.OTHER] >= _HEARD
    )
    if others and not offered and not relations.is_discount(folded, left, right):
        return None  # "freight went up 18 %"
    refused = relations.not_enough(folded, span.end, right)
    return Price(
        role=Role.ASK if refused else Role.OFFER,
        span=span,
        value=None,
        relation=Relation.SHARE_OFF,
        share=said.low / 100,
    )


def _is_of_things(reading: _Reading, said: Said) -> bool:
    """Return whether a noun with its German capital says what a percentage is of: "20 % Zeit"."""
    thing, word = reading.tokens.original(said.after), reading.tokens.at(said.after).word
    noun = thing[:1].isupper() and not thing.isupper() and reading.tokens.comma
    return noun and relations.names_thing(word)


def _is_share(reading: _Reading, said: Said) -> bool:
    """Return whether a bare number off can only be percent: "15 off" an ask of 7,800."""
    scale = reading.scale
    return said.bare and scale is not None and said.high < scale / 200 and said.high * 1000 > scale * _PART


def _amount_off(reading: _Reading, said: Said) -> Money | None:
    value, scale = said.high, reading.scale
    if said.bare and scale is not None and value < scale / 200:
        value *= 1000
    if scale is not None and value > scale * _PART:
        return None  # "knock it down, 24k": a price
    return _money(reading, said, value)


def _price(
    reading: _Reading,
    said: Said,
    within: tuple[int, int],
    last: Price | None,
    *,
    about: Topic,
    scores: dict[Role, float],
) -> Price | None:
    if said.percent or (said.worded and said.high == 1):
        return None  # "not a penny", "ni un peso"
    folded = reading.folded
    per = tuple(dict.fromkeys((*rates_before(folded, within[0], said.start), *said.per)))
    scores = dict(scores)
    scores[Role.OTHER] += _PAID * (bool(per) and relations.is_paid_to(reading.tokens.text, said.end))
    if said.bare:
        cue = max(scores[each] for each in (Role.OFFER, Role.BUDGET, Role.ASK))
        factor = _factor(reading, said, within, cue=cue, per=per)
        if factor is None:
            return None
    else:
        factor = Decimal(1)
        if said.currency is None and reading.tokens.at(said.after).word in elsewhere.COUNTED:
            return None
        if said.currency is None and counts_things(reading.tokens, said):
            about = max(about, Topic.MIXED)
    low, high = _money(reading, said, said.low * factor), _money(reading, said, said.high * factor)
    if not per and last is not None and _is_like(high, last):
        per = last.per  # "not €25 per user, €18"
    total = None if is_rate(per) else high
    which = role(
        scores,
        of_ask=share_of(total, reading.context.seller_ask),
        is_budget=total is not None and total == reading.context.buyer_budget,
        doubtful=_is_doubtful(reading, high, about, is_rate=bool(per)),
    )
    if _DENIED.match(folded, said.end, within[1]):
        which = Role.ASK
    elif last is not None and _UNLIKE.match(folded, said.end, within[1]):
        which = Role.ASK if last.role is Role.OFFER else Role.OFFER
    elif last is not None:
        which = _beside(reading, said, last, which, scores=scores)
    span, unclear = Span(said.start, said.end), scores[Role.OTHER] <= _SUBJECT
    return Price(role=which, span=span, value=high, low=low, high=high, per=per, unclear=unclear)


def _with_their_sums(reading: _Reading, prices: list[Price]) -> list[Price]:
    """Return prices with a rate as another's where its sum is: "450 al mes, o sea 5.400, pagamos hoy"."""
    return [
        replace(price, role=Role.OTHER)
        if then is not None and then.role is Role.OTHER and _comes_to(reading, price, then.span.start)
        else price
        for price, then in zip_longest(prices, prices[1:])
    ]


def _comes_to(reading: _Reading, rate: Price, start: int) -> bool:
    """Return whether the amount from a place on is what a rate comes to: "1.900 al mes, o sea 22.800"."""
    return bool(rate.per) and relations.is_sum(reading.folded, rate.span.end, start)


def _is_like(value: Money | None, rate: Price) -> bool:
    """Return whether an amount is of the size of the rate named before it."""
    if value is None or rate.value is None or rate.value.currency != value.currency:
        return False
    return is_rate(rate.per) and 0.3 <= value.minor / max(rate.value.minor, 1) <= 1.3


def _is_doubtful(reading: _Reading, value: Money | None, about: Topic, *, is_rate: bool) -> bool:
    """Return whether an amount may be another's: beside something else, of a size or currency of its own."""
    foreign = value is not None and bool(reading.currencies) and value.currency not in reading.currencies
    size = share_of(value, reading.context.seller_ask)
    odd = foreign or (size is not None and not _LIKE_A_PRICE[0] <= size <= _LIKE_A_PRICE[1])
    return odd and (about is not Topic.DEAL or (foreign and is_rate))


def _factor(
    reading: _Reading, said: Said, within: tuple[int, int], *, cue: float, per: tuple[str, ...]
) -> Decimal | None:
    """Return what a bare number is to be multiplied by to be a price, or None where it is none."""
    if is_rate(per):
        told = said.per or cue >= _TALK or ("month" in per and is_months(said.high, reading.scale))
        return Decimal(1) if told else None
    indian = "INR" in reading.currencies
    return multiple(reading.tokens, said, clause=within, cue=cue, scale=reading.scale, indian=indian)


def _beside(reading: _Reading, said: Said, last: Price, role: Role, *, scores: dict[Role, float]) -> Role:
    """Return the role of a price close after another: "30k or 28k is too much", "5 % off the 30k"."""
    between = reading.folded[last.span.end : said.start]
    if last.relation is not None:
        return Role.ASK if _OFF_WHAT.fullmatch(between) else role
    if last.role is Role.OTHER and scores[Role.OFFER] < _HEARD and _comes_to(reading, last, said.start):
        return Role.OTHER
    if last.per and last.role is not Role.OFFER and relations.comes_to(between):
        return last.role
    if last.role is Role.OTHER and relations.lists_on(between):
        return last.role
    net = not last.per and relations.is_sum(reading.folded, last.span.end, said.start)
    if net and relations.is_gross(reading.folded, said.end):
        return Role.OTHER  # "24 000 HT, soit 28 800 TTC"
    same = last.role is not Role.OFFER and between.strip() in _OR and max(scores.values()) < _HEARD
    return last.role if same else role


def _money(reading: _Reading, said: Said, value: Decimal) -> Money | None:
    currency = pick(said.currency or (), reading.currencies)
    if not currency or value.scaleb(digits(currency)) > LARGEST:
        return None
    return money(value, currency)


def _told(reading: _Reading) -> Iterator[Price]:
    """Yield the prices that are told in words only."""
    for span, share in relations.shares(reading.folded):
        yield Price(role=Role.OFFER, span=span, value=None, relation=Relation.SHARE_OFF, share=share)
    for span in relations.middles(reading.folded):
        yield Price(role=Role.OFFER, span=span, value=None, relation=Relation.MIDDLE)


def _worked_out(prices: list[Price], context: Context) -> list[Price]:
    """Return the prices, relations worked out from the ask and the budget, or own numbers."""
    asked = context.seller_ask or _last(prices, Role.ASK)
    own = _last(prices, Role.BUDGET) or _last(prices, Role.OFFER) or context.buyer_budget
    return [_of(price, asked, own) for price in prices]


def _last(prices: list[Price], role: Role) -> Money | None:
    named = [
        price.value
        for price in prices
        if price.role is role and price.relation is None and price.value and not is_rate(price.per)
    ]
    return named[-1] if named else None


def _of(price: Price, ask: Money | None, own: Money | None) -> Price:
    if price.relation is None or ask is None:
        return price if price.relation is not Relation.AMOUNT_OFF else replace(price, value=None)
    if price.relation is Relation.MIDDLE:
        if own is None or own.currency != ask.currency:
            return price
        return replace(price, value=Money((ask.minor + own.minor) // 2, ask.currency))
    if price.relation is Relation.AMOUNT_OFF:
        off = price.value
        if off is None or off.currency != ask.currency:
            return replace(price, value=None)
        return replace(price, value=Money(ask.minor - off.minor, ask.currency))
    assert price.share is not None
    return replace(price, value=money(ask.amount * (1 - price.share), ask.currency))
