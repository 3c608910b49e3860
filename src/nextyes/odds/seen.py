"""What was seen after each touch, read from touch patterns: the observations of the hidden intent."""

import numpy as np
from numpy.typing import NDArray

Text = NDArray[np.object_]
Number = NDArray[np.float64]
Code = NDArray[np.intp]

SEEN = ("won", "lost", "engaged", "pushback", "later", "silence")
WON, LOST, ENGAGED, PUSHBACK, LATER, SILENCE = range(len(SEEN))

# What each letter of a touch pattern says was seen (rows: s e p l h n, columns: SEEN). A hedge says only
# that the deal did not end: after one, buyers gave as often as all others. A no that did not close the
# deal is still the no that was heard.
LETTERS = "selphn"
SAYS = np.array(
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
_SILENT, _LATER, NO = (LETTERS.index(letter) for letter in "sln")

# What was seen of a touch is coded 2 * kind + (1 if the touch was an ask). Kinds are the letters, then for
# the last touch of a closed deal "won" and "lost after k silent touches in a row", k = 1 to STREAKS.
_CODED = "".join(letter + letter.upper() for letter in LETTERS)
WON_KIND = len(LETTERS)
LOST_KIND = WON_KIND + 1
STREAKS = 12
_LONGEST = 60  # touches looked at: of a longer pattern the last ones


def touch_codes(patterns: NDArray[np.str_]) -> tuple[Code, Code]:
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


def recorded_past(patterns: Text, results: NDArray[np.integer]) -> tuple[Code, Number]:
    """Return the distinct observations of the past, shape (n, longest), and how many deals had each.

    Rows are in order of length, the longest first. A closed deal's last code says how it ended.
    """
    ended = np.char.add(np.array(["-", "+", "x"])[results], np.asarray(patterns, dtype=str))
    each, deals = np.unique(ended, return_counts=True)
    result = np.char.find("-+x", each.astype("U1"))
    codes, lengths = touch_codes(np.array([key[1:] for key in each], dtype=str))
    touched = lengths > 0
    codes, lengths, result, deals = codes[touched], lengths[touched], result[touched], deals[touched]
    rows = np.arange(len(codes))
    last = codes[rows, lengths - 1]
    kind, asked = last // 2, last % 2
    streak = np.minimum(_streaks(codes)[rows, lengths - 1], STREAKS)
    lost = np.select(
        [(kind == _SILENT) & (asked == 1), kind == _SILENT, kind == _LATER],
        [_SILENT, LOST_KIND + streak - 1, _LATER],
        NO,
    )
    codes[rows, lengths - 1] = np.select(
        [result == 1, result == 2, kind == _SILENT], [2 * WON_KIND + asked, 2 * lost + asked, -1], last
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


def went_on(codes: Code, weights: Number) -> Number:
    """Return after how many silences the seller touched again, by count in a row, shape (STREAKS,)."""
    streaks = np.where(codes // 2 == _SILENT, np.minimum(_streaks(codes), STREAKS), 0)
    each = np.broadcast_to(weights[:, None], codes.shape)
    return np.bincount(streaks.ravel(), each.ravel(), minlength=STREAKS + 1)[1:].astype(np.float64)


def silent_losses(untold: float, giving_up: Number) -> Number:
    """Return what a loss after silent touches says was seen: a no left untold, or silence, and given up."""
    says = np.zeros((STREAKS, len(SEEN)))
    says[:, LOST] = untold
    says[:, SILENCE] = giving_up
    return says


def letters_say(codes: Code) -> Number:
    """Return what letters say was seen in a past, shape (letters, O).

    Where neither price pushback nor "later" was ever recorded, a move of the buyer may have been either.
    """
    says = SAYS.copy()
    if not np.isin(codes // 2, [LETTERS.index("p"), LETTERS.index("l")]).any():
        says[LETTERS.index("e"), [PUSHBACK, LATER]] = 1
    return says
