"""Hidden intent: what a buyer means, believed from what was seen after each of our touches.

A buyer is ready, negotiable (price), later or dead, and quiet or talkative: eight hidden states. After
each touch one of six things is seen. The belief is a distribution over the states, updated by Bayes; its
parameters are learnt by `fit`, MAP-EM for a hidden Markov model with competing ends (Baum et al. 1970;
Dempster, Laird and Rubin 1977), in which dead buyers are the share that no chasing wins ("mixture cure").
"""

import json
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nextyes.odds.seen import (
    ENGAGED,
    LATER,
    LETTERS,
    LOST,
    LOST_KIND,
    NO,
    PUSHBACK,
    SAYS,
    SEEN,
    SILENCE,
    STREAKS,
    WON,
    Code,
    Number,
    Text,
    letters_say,
    recorded_past,
    silent_losses,
    touch_codes,
    went_on,
)

__all__ = [
    "ACTIONS",
    "ASK",
    "CONCEDE",
    "ENGAGED",
    "FOLLOW",
    "INTENTS",
    "LATER",
    "LETTERS",
    "LOST",
    "PUSHBACK",
    "SEEN",
    "SILENCE",
    "STATES",
    "TALKS",
    "WON",
    "Intent",
    "as_json",
    "belief",
    "chance",
    "fit",
    "from_json",
    "prior_intent",
    "update",
]

INTENTS = ("ready", "negotiable", "later", "dead")
TALKS = ("quiet", "talkative")
STATES = tuple((intent, talk) for intent in INTENTS for talk in TALKS)
ACTIONS = ("follow", "ask", "concede")
FOLLOW, ASK, CONCEDE = range(len(ACTIONS))
_LIVE, _DEAD = slice(0, 6), slice(6, 8)  # the states of buyers who are not gone, and who are

# The prior's weight, in what it is worth: deals for the start, touches for each row of the others.
_START_DEALS = 30.0
_FOLLOW_TOUCHES = 40.0
_ASK_TOUCHES = 20.0
_LIVE_ASKS = 20.0  # asks of live buyers: how often asking ends the deal is one number for all of them
_DRIFT_TOUCHES = 200.0
_GIVE_UP, _GO_ON = 1.0, 4.0  # silent touches after which the seller gave up, and went on
_UNTOLD, _TOLD = 2.0, 2.0  # nos after a follow-up that left no trace but the loss, and those that did


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """Parameters of the hidden intent, S = 8 states as in ``STATES``, O = 6 observations as in ``SEEN``.

    After a touch the state drifts by ``drift``, then one observation is drawn from the row of the state.
    ``won`` and ``lost`` end the deal.
    """

    start: NDArray[np.float64]  # (S,), belief about a new deal
    drift: NDArray[np.float64]  # (S, S), rows sum to 1
    follow: NDArray[np.float64]  # (S, O), seen after a follow-up; rows sum to 1
    ask: NDArray[np.float64]  # (S, O), seen after "So, is it a no?"; "lost" is a clear no
    concede: NDArray[np.float64]  # (S, O), seen after a price concession


def prior_intent() -> Intent:
    """Return what is believed before any deal of the team was seen.

    Rounded figures of public sources: 40 to 60 % of deals end in no decision; a touch of a live deal is
    answered by one silent buyer in three; a question that may be refused is answered clearly by half of
    the quiet and 70 % of the talkative buyers who are gone, is assumed to end 5 % of live deals, and
    closes little by itself: who is ready says so, and buys at a later touch.

    Example:
        >>> prior_intent().start.reshape(4, 2).sum(axis=1).round(2).tolist()
        [0.25, 0.15, 0.15, 0.45]
    """
    start = np.outer([0.25, 0.15, 0.15, 0.45], [0.5, 0.5]).ravel()
    drift = [[0.95, 0.01, 0.01, 0.03], [0.01, 0.94, 0.01, 0.04], [0.02, 0.01, 0.94, 0.03], [0, 0, 0.01, 0.99]]
    follow = [  # won, lost, engaged, pushback, later, silence
        [0.150, 0.010, 0.16, 0.03, 0.02, 0.630],
        [0.200, 0.020, 0.42, 0.05, 0.03, 0.280],
        [0.050, 0.020, 0.12, 0.14, 0.03, 0.640],
        [0.080, 0.040, 0.28, 0.31, 0.04, 0.250],
        [0.010, 0.020, 0.07, 0.03, 0.13, 0.740],
        [0.020, 0.040, 0.22, 0.07, 0.32, 0.330],
        [0.002, 0.030, 0.04, 0.02, 0.03, 0.878],
        [0.003, 0.077, 0.26, 0.06, 0.10, 0.500],
    ]
    ask = [
        [0.040, 0.060, 0.530, 0.040, 0.030, 0.300],
        [0.060, 0.070, 0.670, 0.060, 0.040, 0.100],
        [0.015, 0.070, 0.200, 0.385, 0.030, 0.300],
        [0.025, 0.090, 0.230, 0.515, 0.040, 0.100],
        [0.003, 0.070, 0.120, 0.050, 0.457, 0.300],
        [0.005, 0.090, 0.150, 0.060, 0.595, 0.100],
        [0.001, 0.500, 0.050, 0.020, 0.050, 0.379],
        [0.001, 0.700, 0.100, 0.040, 0.060, 0.099],
    ]
    concede = np.array(follow)
    concede[2:4] = [[0.25, 0.02, 0.17, 0.10, 0.02, 0.44], [0.35, 0.04, 0.27, 0.15, 0.03, 0.16]]
    return Intent(
        start=start,
        drift=np.kron(np.array(drift), np.eye(len(TALKS))),
        follow=np.array(follow),
        ask=np.array(ask),
        concede=concede,
    )


def belief(intent: Intent, patterns: Text) -> Number:
    """Return what is believed of open deals after their touches: P(state | pattern).

    Args:
        intent: The parameters.
        patterns: Touch patterns, shape (n,), see `nextyes.deals.fold.Deal`; "" is a new deal.

    Returns:
        Shape (n, S), rows sum to 1.

    Raises:
        ValueError: If a pattern has a letter that no touch has.

    Example:
        >>> live = belief(prior_intent(), np.array(["", "ss", "ssN"], dtype=object))[:, :6].sum(axis=1)
        >>> live.round(2).tolist()
        [0.55, 0.36, 0.07]
    """
    each, row = np.unique(np.asarray(patterns, dtype=str), return_inverse=True)
    codes, lengths = touch_codes(each)
    likelihood = _likelihood(intent, SAYS)
    order = np.argsort(-lengths, kind="stable")
    after = np.tile(intent.start, (len(each), 1))
    for step in range(codes.shape[1]):
        going = order[: np.count_nonzero(lengths > step)]
        after[going] = _normal(after[going] @ intent.drift * likelihood[codes[going, step]], after[going])
    return after[row]


def chance(intent: Intent, belief: Number, action: ArrayLike) -> Number:
    """Return what the next touch may show: P(seen | belief, action).

    Args:
        intent: The parameters.
        belief: Belief about each deal, shape (n, S).
        action: One of FOLLOW, ASK, CONCEDE, or one for each deal, shape (n,).

    Returns:
        Shape (n, O), rows sum to 1.
    """
    drifted = belief @ intent.drift
    seen = [drifted @ table for table in (intent.follow, intent.ask, intent.concede)]
    return np.asarray(np.choose(np.broadcast_to(action, len(belief))[:, None], seen))


def update(intent: Intent, belief: Number, action: ArrayLike, seen: ArrayLike) -> Number:
    """Return the belief after an action and what was seen of it, by Bayes.

    Args:
        intent: The parameters.
        belief: Belief about each deal before the action, shape (n, S).
        action: One of FOLLOW, ASK, CONCEDE, or one for each deal, shape (n,).
        seen: Index into SEEN, or one for each deal, shape (n,).

    Returns:
        Shape (n, S), rows sum to 1. Where the model holds what was seen for impossible the belief stays.

    Example:
        >>> prior = prior_intent()
        >>> asked = update(prior, belief(prior, np.array([""], dtype=object)), ASK, LOST)
        >>> asked[0, 6:].sum().round(2).item()  # a clear no: dead
        0.88
    """
    n = len(belief)
    tables = np.stack([intent.follow, intent.ask, intent.concede]).transpose(0, 2, 1)
    likelihood = tables[np.broadcast_to(action, n), np.broadcast_to(seen, n)]
    return _normal(belief @ intent.drift * likelihood, belief)


def fit(patterns: Text, results: ArrayLike, *, prior: Intent, rounds: int = 100) -> Intent:
    """Return the parameters most probable given a past, open deals censored.

    The observations are the letters, and for a closed deal its end in place of its last letter. A deal
    lost after a silent touch was either refused by the buyer or given up by the seller: which, is hidden
    too, with a chance of giving up for each count of silent touches in a row. The last silence of an open
    deal is left out: the reply may still come. Letters that the past never uses (imports know that the
    buyer moved, not what they said) are taken as not recorded: then "e" stands for them.

    What the past says nothing about stays at the prior, which is worth 30 deals for the start and 20 to
    200 touches for each row; that the dead do not buy is held fast, or "dead" could come to mean slow.
    ``concede`` is never seen in patterns: it moves with ``follow``.

    Args:
        patterns: Touch patterns, shape (n,).
        results: 0 open, 1 won, 2 lost, shape (n,).
        prior: The belief before, see `prior_intent`.
        rounds: Rounds of EM at most.

    Raises:
        ValueError: If the shapes differ, a result is none of the three, or a letter is unknown.
    """
    results = np.asarray(results)
    if results.shape != np.shape(patterns):
        raise ValueError(f"{np.shape(patterns)} patterns but {results.shape} results")
    if not np.isin(results, (0, 1, 2)).all():
        raise ValueError("a result is 0 (open), 1 (won) or 2 (lost)")
    codes, weights = recorded_past(patterns, results)
    letters, silences = letters_say(codes), went_on(codes, weights)
    told = float(weights @ (codes == 2 * NO).sum(axis=1))
    untold, giving_up = _UNTOLD / (_UNTOLD + _TOLD), np.full(STREAKS, _GIVE_UP / (_GIVE_UP + _GO_ON))
    intent = prior
    for _ in range(rounds if len(codes) else 0):
        says = np.vstack([letters, np.eye(len(SEEN))[WON], silent_losses(untold, giving_up)])
        says[NO, LOST] = 1 - untold
        expected = _expected(intent, codes, weights, says)
        before, intent = intent, _most_probable(prior, expected)
        giving_up = (expected.given_up + _GIVE_UP) / (expected.given_up + silences + _GIVE_UP + _GO_ON)
        untold = (expected.untold + _UNTOLD) / (expected.untold + told + _UNTOLD + _TOLD)
        if max(np.abs(intent.start - before.start).max(), np.abs(intent.follow - before.follow).max()) < 1e-4:
            break
    return intent


def as_json(intent: Intent) -> str:
    """Return the parameters as a JSON object of lists, read back by `from_json`."""
    return json.dumps({field.name: getattr(intent, field.name).tolist() for field in fields(Intent)})


def from_json(text: str) -> Intent:
    """Return the parameters that `as_json` wrote.

    Raises:
        ValueError: If a table is missing, has another shape, or has a row that is no distribution.
    """
    tables = json.loads(text)
    s, o = len(STATES), len(SEEN)
    shapes = {"start": (s,), "drift": (s, s), "follow": (s, o), "ask": (s, o), "concede": (s, o)}
    if not isinstance(tables, dict) or set(tables) != set(shapes):
        raise ValueError(f"an intent has the tables {', '.join(shapes)}")
    arrays = {name: np.array(table, dtype=np.float64) for name, table in tables.items()}
    for name, shape in shapes.items():
        table = arrays[name]
        if table.shape != shape or (table < 0).any() or not np.allclose(table.sum(axis=-1), 1):
            raise ValueError(f"{name} is no table of shape {shape} whose rows are distributions")
    return Intent(**arrays)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expected:
    """What is expected to have happened in the past, in deals and touches."""

    start: Number  # (S,)
    drift: Number  # (S, S)
    follow: Number  # (S, O)
    ask: Number  # (S, O)
    given_up: Number  # (STREAKS,), silences, by count in a row
    untold: float  # nos


def _likelihood(intent: Intent, says: Number) -> Number:
    """Return P(code | state), shape (2 K, S), for K kinds that say what was seen, shape (K, O)."""
    return np.stack([says @ intent.follow.T, says @ intent.ask.T], axis=1).reshape(-1, len(STATES))


def _normal(rows: Number, otherwise: Number) -> Number:
    """Return rows that sum to 1; where all is 0, the row of ``otherwise``."""
    total = rows.sum(axis=1, keepdims=True)
    return np.where(total > 0, rows / np.where(total > 0, total, 1), otherwise)


def _expected(intent: Intent, codes: Code, weights: Number, says: Number) -> _Expected:
    """Return what is expected to have happened, by one pass forward and one back over all deals."""
    likelihood = _likelihood(intent, says) + 1e-300
    going = (codes >= 0).sum(axis=0)  # rows are in order of length: the first ones still go on
    forward = [np.tile(intent.start, (len(codes), 1))]
    scales = []
    for step, n in enumerate(going):
        joint = forward[-1][:n] @ intent.drift * likelihood[codes[:n, step]]
        scales.append(joint.sum(axis=1, keepdims=True))
        forward.append(joint / scales[-1])
    drift = np.zeros_like(intent.drift)
    states = np.zeros((len(likelihood), len(STATES)))  # touches of each code in each state
    back = np.ones_like(forward[0])
    for step in range(len(going) - 1, -1, -1):
        n, code = going[step], codes[: going[step], step]
        each = weights[:n, None] * forward[step + 1] * back[:n]
        for state in range(len(STATES)):
            states[:, state] += np.bincount(code, each[:, state], minlength=len(likelihood))
        ahead = likelihood[code] * back[:n] / scales[step]
        drift += intent.drift * (forward[step][:n].T @ (weights[:n, None] * ahead))
        back[:n] = ahead @ intent.drift.T
    shares = (states / likelihood).reshape(len(says), 2, len(STATES))
    seen = np.einsum("kas,ko->aso", shares, says) * np.stack([intent.follow, intent.ask])
    at_losses = np.einsum("ks,so->ko", shares[LOST_KIND:, FOLLOW], intent.follow) * says[LOST_KIND:]
    return _Expected(
        start=weights @ (forward[0] * back),
        drift=drift,
        follow=seen[0],
        ask=seen[1],
        given_up=at_losses[:, SILENCE],
        untold=float(at_losses[:, LOST].sum()),
    )


def _most_probable(prior: Intent, expected: _Expected) -> Intent:
    """Return the mode under Dirichlet priors; intents drift alike in quiet and talkative buyers."""
    intents = expected.drift.reshape(len(INTENTS), len(TALKS), len(INTENTS), len(TALKS)).sum(axis=(1, 3))
    drift = np.kron(intents, np.eye(len(TALKS))) + _DRIFT_TOUCHES * prior.drift
    follow = expected.follow + _FOLLOW_TOUCHES * prior.follow
    follow = _with_dead_wins(follow / follow.sum(axis=1, keepdims=True), prior.follow)
    concede = prior.concede * np.divide(
        follow, prior.follow, out=np.ones_like(follow), where=prior.follow > 0
    )
    drift = drift / drift.sum(axis=1, keepdims=True)
    drift[_DEAD] = prior.drift[_DEAD]  # who is gone stays gone, or "dead" comes to mean slow
    start = expected.start + _START_DEALS * prior.start
    return Intent(
        start=start / start.sum(),
        drift=drift,
        follow=follow,
        ask=_most_probable_ask(_with_wins_as(prior.ask, follow, prior.follow), expected.ask),
        concede=concede / concede.sum(axis=1, keepdims=True),
    )


def _most_probable_ask(prior: Number, expected: Number) -> Number:
    """Return what asking shows; the share of live buyers whom it ends moves by one factor for all."""
    ask = expected + _ASK_TOUCHES * prior
    ask = _with_dead_wins(ask / ask.sum(axis=1, keepdims=True), prior)
    ended = prior[_LIVE, LOST]
    weight = _LIVE_ASKS * ended.mean()
    factor = (expected[_LIVE, LOST].sum() + weight) / (expected[_LIVE].sum(axis=1) @ ended + weight)
    lost = np.minimum(factor * ended, 0.9)
    ask[_LIVE] *= ((1 - lost) / (1 - ask[_LIVE, LOST]))[:, None]
    ask[_LIVE, LOST] = lost
    return np.asarray(ask)


def _with_wins_as(ask: Number, follow: Number, prior: Number) -> Number:
    """Return the ask table with its wins in the proportion to those of follow-ups that the prior has."""
    moved = ask.copy()
    moved[:, WON] *= np.divide(follow[:, WON], prior[:, WON], out=np.ones(len(ask)), where=prior[:, WON] > 0)
    return np.asarray(moved / moved.sum(axis=1, keepdims=True))


def _with_dead_wins(table: Number, prior: Number) -> Number:
    """Return the table with the wins of dead buyers as in the prior: dead is who does not buy.

    Learnt as well, "dead" may come to stand for live buyers who are slow.
    """
    held = table.copy()
    held[_DEAD] *= ((1 - prior[_DEAD, WON]) / (1 - table[_DEAD, WON]))[:, None]
    held[_DEAD, WON] = prior[_DEAD, WON]
    return held
