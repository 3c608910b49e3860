"""What a team could have learnt by an instant, and what it would have decided with it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nextyes import odds
from nextyes.deals.landmarks import Landmarks, Number, Outcomes, Text, outcomes
from nextyes.decide import (
    ADVICE,
    Economics,
    Program,
    advise,
    alarm,
    at_price,
    basis,
    deal_values,
    price_now,
    realised,
    solve,
)
from nextyes.decide.ask_prior import recorded_asks, with_asks
from nextyes.decide.beliefs import with_odds
from nextyes.odds import intent
from nextyes.proof import lead_score
from nextyes.proof.history import History, Lives, Rows, touches_left


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """The usual amount of each currency, so that what a deal is worth does not hang on its neighbours."""

    usual: dict[str, float]
    main: str  # the currency of most deals; "" where there are no amounts

    @classmethod
    def of(cls, landmarks: Landmarks) -> "Amounts":
        """Return the median amount of each currency."""
        known = landmarks.take(landmarks.amount > 0)
        currencies, which = np.unique(known.currency.astype(str), return_inverse=True)
        if not len(currencies):
            return cls(usual={}, main="")
        usual = {str(each): float(np.median(known.amount[which == n])) for n, each in enumerate(currencies)}
        return cls(usual=usual, main=str(currencies[np.bincount(which).argmax()]))

    def in_main(self, landmarks: Landmarks) -> Landmarks:
        """Return landmarks with all amounts in the main currency, by the usual amounts, and none missing."""
        if not self.usual:
            return replace(landmarks, amount=np.full(len(landmarks), np.nan))
        main = self.usual[self.main]
        factor = np.array([main / self.usual.get(str(currency), main) for currency in landmarks.currency])
        amount = np.where(landmarks.amount > 0, landmarks.amount * factor, main)
        return replace(landmarks, amount=amount, currency=np.full(len(landmarks), self.main, dtype=object))


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What was learnt from all that happened before an instant."""

    at: int  # microseconds since 1970 UTC
    closed_deals: int
    won_deals: int
    odds: odds.Odds
    program: Program  # at the price of an hour of the deals that were open
    amounts: Amounts
    lead_score: lead_score.LeadScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What would have been said at n decision points; every field has shape (n,)."""

    p_win: Number  # within the horizon
    p_lost: Number
    p_open: Number
    p_win_ever: Number
    hours_left: Number
    price_of_hour: Number
    value_of_ask: Number
    advice: Text
    lead_score: Number

    def take(self, rows: Rows) -> "Decided":
        """Return the chosen rows."""
        return Decided(**{name: getattr(self, name)[rows] for name in self.__slots__})


def learn(history: History, lives: Lives, at: int, economics: Economics, rng: np.random.Generator) -> Learnt:
    """Return what could be learnt from everything before an instant, open deals censored."""
    rows = np.flatnonzero(history.points.as_of < at)
    known = history.landmarks.take(rows)
    result = outcomes(known, history.closings, at)
    fitted = odds.fit(known, result, touches_left(history, lives, rows, at), rng=rng)
    amounts = Amounts.of(known)
    closed = history.closings.at < at
    _, first = np.unique(lives.of_points[rows], return_index=True)
    values = deal_values(amounts.in_main(known.take(first)), economics)
    program = solve(
        _buyers(history, lives, rows, at), economics, values if len(values) else np.array([economics.margin])
    )
    sound = alarm(program.best_price_of_hour, _earned_an_hour(history, closed, amounts, economics))
    program = replace(program, basis=basis(fitted.closed_deals, sound))
    price = _price(program, fitted, amounts, economics, known.take(_open(lives, rows, result)))
    return Learnt(
        at=at,
        closed_deals=fitted.closed_deals,
        won_deals=fitted.won_deals,
        odds=fitted,
        program=at_price(program, price),
        amounts=amounts,
        lead_score=lead_score.fit(known, result),
    )


def decide(learnt: Learnt, landmarks: Landmarks, economics: Economics, horizon_days: float) -> Decided:
    """Return what would have been said of landmarks with what had been learnt before them."""
    forecast = odds.predict(learnt.odds, landmarks, horizon_days=horizon_days)
    advice = advise(
        learnt.program,
        landmarks,
        forecast,
        intent.belief(learnt.program.intent, landmarks.touch_pattern),
        economics,
        value=deal_values(learnt.amounts.in_main(landmarks), economics),
    )
    n = len(landmarks)
    return Decided(
        p_win=forecast.win,
        p_lost=forecast.lost,
        p_open=forecast.open,
        p_win_ever=forecast.win_ever,
        hours_left=advice.hours_at_stake,
        price_of_hour=np.full(n, advice.price_of_hour),
        value_of_ask=advice.value_of_asking,
        advice=np.array(ADVICE, dtype=object)[advice.advice],
        lead_score=lead_score.score(learnt.lead_score, landmarks),
    )


def together(parts: list[Decided]) -> Decided:
    """Return parts one after the other, as one."""
    return Decided(
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in Decided.__slots__}
    )


def _open(lives: Lives, rows: Rows, result: Outcomes) -> Rows:
    """Return the place in ``rows`` of the last point of each life that was still open."""
    order = np.argsort(lives.of_points[rows], kind="stable")
    life = lives.of_points[rows][order]
    last = order[np.append(life[1:] != life[:-1], True)[: len(order)]]
    still: Rows = last[result.result[last] == 0]
    return still


def _buyers(history: History, lives: Lives, rows: Rows, at: int) -> intent.Intent:
    """Return the hidden intent as learnt from how the touches of each deal were met."""
    known = history.landmarks.take(rows)
    result = outcomes(known, history.closings, at)
    still = _open(lives, rows, result)
    # The touch that a point comes before has happened since; what was seen of it is not known.
    since = np.where(history.points.weekly[rows[still]], "", "s").astype(object)
    closed = history.closings.at < at
    patterns = np.concatenate(
        [known.touch_pattern[still] + since, history.at_close.touch_pattern[closed]]
    ).astype(object)
    results = np.concatenate([np.zeros(len(still)), np.where(history.closings.won[closed], 1, 2)]).astype(int)
    prior = intent.prior_intent()
    fitted = intent.fit(patterns, results, prior=prior)
    return with_asks(fitted, recorded_asks(fitted, patterns, results), prior=prior)


def _earned_an_hour(
    history: History, closed: NDArray[np.bool_], amounts: Amounts, economics: Economics
) -> float:
    """Return what an hour on the deals closed so far did earn; infinite where none was closed."""
    if not closed.any():
        return float("inf")
    ends = history.at_close.take(closed)
    earned = deal_values(amounts.in_main(ends), economics) * history.closings.won[closed]
    return realised(earned, ends.touches * economics.hours[0] + economics.hours_new).price_of_hour


def _price(
    program: Program, fitted: odds.Odds, amounts: Amounts, economics: Economics, still_open: Landmarks
) -> float:
    belief = intent.belief(program.intent, still_open.touch_pattern)
    both = with_odds(program.intent, belief, odds.predict(fitted, still_open).win_ever)
    return price_now(program, both, deal_values(amounts.in_main(still_open), economics))
