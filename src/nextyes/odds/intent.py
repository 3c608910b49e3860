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

Text = NDArray[np.object_]
Number = NDArray[np.float64]
Code = NDArray[np.intp]

INTENTS = ("ready", "negotiable", "later", "dead")
TALKS = ("quiet", "talkative")
STATES = tuple((intent, talk) for intent in INTENTS for talk in TALKS)
SEEN = ("won", "lost", "engaged", "pushback", "later", "silence")
WON, LOST, ENGAGED, PUSHBACK, LATER, SILENCE = range(len(SEEN))
ACTIONS = ("follow", "ask", "concede")
FOLLOW, ASK, CONCEDE = range(len(ACTIONS))

# What each letter of a touch pattern says was seen (rows: s e p l h n, columns: SEEN). A hedge says only
# that the deal did not end: after one, buyers gave as often as all others. A no that did not close the
# deal is still the no that was heard.
LETTERS = "selphn"
_SAYS = np.array(
    [
        [0, 0, 0, 0, 0, 1],
        [0, 0, 1, 0, 0, 0],
        [0, 0, 0, 0, 1, 0],
        [0, 0, 0, 1, 0, 0],
        [0, 0, 1, 1, 1, 1],
        [0, 1, 0, 0, 0, 0],
    ],
    dtype=np.float64,
)
_SILENT, _LATER, _NO = (LETTERS.index(letter) for letter in "sln")

# What was seen of a touch is coded 2 * kind + (1 if the touch was an ask). Kinds are the letters, then for
# the last touch of a closed deal "won" and "lost after k silent touches in a row", k = 1 to _STREAKS.
_CODED = "".join(letter + letter.upper() for letter in LETTERS)
_WON_KIND = len(LETTERS)
_LOST_KIND = _WON_KIND + 1
_STREAKS = 12
_LONGEST = 60  # touches looked at: of a longer pattern the last ones

# The prior's weight, in what it is worth: deals for the start, touches for each row of the others.
_START_DEALS = 30.0
_FOLLOW_TOUCHES = 40.0
_ASK_TOUCHES = 20.0
_DRIFT_TOUCHES = 200.0
_GIVE_UP, _GO_ON = 1.0, 4.0  # silent touches after which the seller gave up, and went on


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
    the quiet and 70 % of the talkative buyers who are gone, and is assumed to end 5 % of live deals.

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
        [0.150, 0.060, 0.42, 0.04, 0.03, 0.300],
        [0.200, 0.070, 0.54, 0.05, 0.04, 0.100],
        [0.050, 0.070, 0.20, 0.35, 0.03, 0.300],
        [0.080, 0.090, 0.23, 0.46, 0.04, 0.100],
        [0.010, 0.070, 0.12, 0.05, 0.45, 0.300],
        [0.020, 0.090, 0.15, 0.06, 0.58, 0.100],
        [0.002, 0.500, 0.05, 0.02, 0.05, 0.378],
        [0.003, 0.700, 0.10, 0.04, 0.06, 0.097],
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
    codes, lengths = _codes(each)
    likelihood = _likelihood(intent, _SAYS)
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


def fit(patterns: Text, results: ArrayLike, *, prior: Intent, rounds: int = 60) -> Intent:
    """Return the parameters most probable given a past, open deals censored.

    The observations are the letters, and for a closed deal its end in place of its last letter. A deal
    lost after a silent touch was either refused by the buyer or given up by the seller: which, is hidden
    too, with a chance of giving up for each count of silent touches in a row. The last silence of an open
    deal is left out: the reply may still come. Letters that the past never uses (imports know that the
    buyer moved, not what they said) are taken as not recorded: then "e" stands for them.

    What the past says nothing about stays at the prior, which is worth 30 deals for the start and 20 to
    200 touches for each row. ``concede`` is never seen in patterns: it moves with ``follow``.

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
    codes, weights = _past(patterns, results)
    recorded = _SAYS.copy()
    if not np.isin(codes // 2, [LETTERS.index("p"), _LATER]).any():
        recorded[LETTERS.index("e"), [PUSHBACK, LATER]] = 1
    went_on = _went_on(codes, weights)
    giving_up = np.full(_STREAKS, _GIVE_UP / (_GIVE_UP + _GO_ON))
    intent, before = prior, -np.inf
    for _ in range(rounds if len(codes) else 0):
        says = np.vstack([recorded, np.eye(len(SEEN))[WON], _losses(giving_up)])
        expected = _expected(intent, codes, weights, says)
        intent = _most_probable(prior, expected)
        giving_up = (expected.given_up + _GIVE_UP) / (expected.given_up + went_on + _GIVE_UP + _GO_ON)
        if expected.likelihood - before < 1e-6 * abs(expected.likelihood):
            break
        before = expected.likelihood
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
    given_up: Number  # (_STREAKS,)
    likelihood: float  # log, up to a constant


def _codes(patterns: NDArray[np.str_]) -> tuple[Code, Code]:
    """Return patterns as codes, shape (n, longest), padded with -1, and their lengths."""
    lengths = np.char.str_len(patterns).astype(np.intp)
    if lengths.max(initial=0) > _LONGEST:
        patterns = np.array([pattern[-_LONGEST:] for pattern in patterns], dtype=str)
        lengths = np.minimum(lengths, _LONGEST)
    width = max(int(lengths.max(initial=0)), 1)
    points = np.ascontiguousarray(patterns.astype(f"U{width}")).view(np.uint32).reshape(-1, width)
    table = np.full(128, -1, dtype=np.intp)
    table[[ord(letter) for letter in _CODED]] = np.arange(len(_CODED))
    codes = table[np.minimum(points, 127)]
    strange = ((codes < 0) & (np.arange(width) < lengths[:, None])).any(axis=1)
    if strange.any():
        first = str(patterns[np.argmax(strange)])
        raise ValueError(f"the touch pattern {first!r} has a letter that is none of {LETTERS}")
    return codes, lengths


def _past(patterns: Text, results: NDArray[np.integer]) -> tuple[Code, Number]:
    """Return the distinct observations of the past, shape (n, longest), and how many deals had each.

    Rows are in order of length, the longest first. A closed deal's last code says how it ended.
    """
    ended = np.char.add(np.array(["-", "+", "x"])[results], np.asarray(patterns, dtype=str))
    each, deals = np.unique(ended, return_counts=True)
    result = np.char.find("-+x", each.astype("U1"))
    codes, lengths = _codes(np.array([key[1:] for key in each], dtype=str))
    touched = lengths > 0
    codes, lengths, result, deals = codes[touched], lengths[touched], result[touched], deals[touched]
    rows = np.arange(len(codes))
    last = codes[rows, lengths - 1]
    kind, asked = last // 2, last % 2
    streak = np.minimum(_streaks(codes)[rows, lengths - 1], _STREAKS)
    lost = np.select([kind == _SILENT, kind == _LATER], [_LOST_KIND + streak - 1, _LATER], _NO)
    codes[rows, lengths - 1] = np.select(
        [result == 1, result == 2, kind == _SILENT], [2 * _WON_KIND + asked, 2 * lost + asked, -1], last
    )
    order = np.argsort(-(codes >= 0).sum(axis=1), kind="stable")
    order = order[codes[order, 0] >= 0]
    return codes[order], deals[order].astype(np.float64)


def _streaks(codes: Code) -> Code:
    """Return how many touches in a row were silent, up to each touch."""
    streaks = np.zeros_like(codes)
    running = np.zeros(len(codes), dtype=np.intp)
    for step in range(codes.shape[1]):
        running = np.where(codes[:, step] // 2 == _SILENT, running + 1, 0)
        streaks[:, step] = running
    return streaks


def _went_on(codes: Code, weights: Number) -> Number:
    """Return after how many silences the seller touched again, by count in a row, shape (_STREAKS,)."""
    streaks = np.where(codes // 2 == _SILENT, np.minimum(_streaks(codes), _STREAKS), 0)
    each = np.broadcast_to(weights[:, None], codes.shape)
    return np.bincount(streaks.ravel(), each.ravel(), minlength=_STREAKS + 1)[1:].astype(np.float64)


def _losses(giving_up: Number) -> Number:
    """Return what a loss after silent touches says was seen: a no, or silence and the seller gave up."""
    says = np.zeros((_STREAKS, len(SEEN)))
    says[:, LOST] = 1
    says[:, SILENCE] = giving_up
    return says


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
    silence = np.stack([intent.follow, intent.ask])[:, :, SILENCE]
    given_up = np.einsum("kas,as->k", shares[_LOST_KIND:], silence) * says[_LOST_KIND:, SILENCE]
    total = sum(weights[:n] @ np.log(scale[:, 0]) for n, scale in zip(going, scales, strict=True))
    return _Expected(
        start=weights @ (forward[0] * back),
        drift=drift,
        follow=seen[0],
        ask=seen[1],
        given_up=given_up,
        likelihood=float(total),
    )


def _most_probable(prior: Intent, expected: _Expected) -> Intent:
    """Return the mode under Dirichlet priors; intents drift alike in quiet and talkative buyers."""
    intents = expected.drift.reshape(len(INTENTS), len(TALKS), len(INTENTS), len(TALKS)).sum(axis=(1, 3))
    drift = np.kron(intents, np.eye(len(TALKS))) + _DRIFT_TOUCHES * prior.drift
    follow = expected.follow + _FOLLOW_TOUCHES * prior.follow
    ask = expected.ask + _ASK_TOUCHES * prior.ask
    follow = follow / follow.sum(axis=1, keepdims=True)
    concede = prior.concede * np.divide(
        follow, prior.follow, out=np.ones_like(follow), where=prior.follow > 0
    )
    start = expected.start + _START_DEALS * prior.start
    return Intent(
        start=start / start.sum(),
        drift=drift / drift.sum(axis=1, keepdims=True),
        follow=follow,
        ask=ask / ask.sum(axis=1, keepdims=True),
        concede=concede / concede.sum(axis=1, keepdims=True),
    )
