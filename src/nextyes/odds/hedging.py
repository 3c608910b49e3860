"""How often a buyer hemmed and hawed, read from touch patterns: what `nextyes.replies.hedging` counts.

Of a story in events, that counts more and knows the days; of columns, this counts the same for a million
deals: only what was known at the landmark, as the pattern holds nothing else.
"""

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Text = NDArray[np.object_]
Number = NDArray[np.float64]

_BACK = re.compile(r"(?<=ss)[^s]+(?=ss)")  # moves between two silences of two touches or more


def hedges(patterns: Text) -> Number:
    """Return after how many touches they hemmed and hawed, shape (n,), counts.

    Example:
        >>> hedges(np.array(["shsHl", "se"], dtype=object)).tolist()
        [2.0, 0.0]
    """
    return _counted(patterns, lambda pattern: pattern.count("h"))


def laters(patterns: Text) -> Number:
    """Return after how many touches they said "later", shape (n,), counts."""
    return _counted(patterns, lambda pattern: pattern.count("l"))


def returns(patterns: Text) -> Number:
    """Return how often they came back from a silence and went silent again, shape (n,), counts.

    Example:
        >>> returns(np.array(["sseSS", "ssehssess", "sess"], dtype=object)).tolist()
        [1.0, 2.0, 0.0]
    """
    return _counted(patterns, lambda pattern: len(_BACK.findall(pattern)))


def _counted(patterns: Text, count: Callable[[str], int]) -> Number:
    each = patterns.tolist()
    counts = {pattern: count(pattern.lower()) for pattern in set(each)}
    return np.fromiter(map(counts.__getitem__, each), dtype=np.float64, count=len(each))
