"""What a team could have learnt by an instant, and what it would have decided with it."""

from dataclasses import dataclass, replace

import numpy as np

from nextyes import odds
from nextyes.deals.landmarks import Landmarks, Number, Outcomes, Text, outcomes
from nextyes.decide import (
    ADVICE,
    Alarm,
    Economics,
    Program,
    advise,
    alarm,
    at_price,
    basis,
    deal_values,
    price_now,
    solve,
    wins_believed,
)
from nextyes.decide.beliefs import with_odds
from nextyes.odds import intent
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
    _, first = np.unique(lives.of_points[rows], return_index=True)
    values = deal_values(amounts.in_main(known.take(first)), economics)
    buyers = _buyers(history, lives, rows, at)
    program = solve(buyers, economics, values if len(values) else np.array([economics.margin]))
    program = replace(program, basis=basis(fitted.closed_deals, _borne_out(history, at)))
    at_hand = replace(program, economics=_of_share(economics, history.share))
    price = _price(at_hand, fitted, amounts, known.take(_open(lives, rows, result)))
    return Learnt(
        at=at,
        closed_deals=fitted.closed_deals,
        won_deals=fitted.won_deals,
        odds=fitted,
        program=at_price(program, price),
        amounts=amounts,
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
    return intent.fit(patterns, results, prior=intent.prior_intent())


def _borne_out(history: History, at: int) -> Alarm:
    """Return whether the belief learnt from the earlier half of the closed deals holds for the later half.

    It is held to the wins of the touches that were made, whoever decided on them: what hours earned would
    say how the team has worked, not whether the belief is right.
    """
    closed = np.flatnonzero(history.closings.at < at)
    earlier, later = np.array_split(closed, 2)
    patterns = history.at_close.touch_pattern
    results = np.where(history.closings.won, 1, 2)
    buyers = intent.fit(patterns[earlier], results[earlier], prior=intent.prior_intent())
    promised = wins_believed(buyers, patterns[later], results[later])
    return alarm(float(promised.sum()), float(history.closings.won[later].sum()))


def _of_share(economics: Economics, share: float) -> Economics:
    """Return the economics of a share of the deals: they have that share of the hours at hand."""
    hours = economics.capacity_hours
    return replace(economics, capacity_hours=None if hours is None else share * hours)


def _price(program: Program, fitted: odds.Odds, amounts: Amounts, still_open: Landmarks) -> float:
    belief = intent.belief(program.intent, still_open.touch_pattern)
    both = with_odds(program.intent, belief, odds.predict(fitted, still_open).win_ever)
    return price_now(program, both, deal_values(amounts.in_main(still_open), program.economics))
