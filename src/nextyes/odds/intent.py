"""Hidden intent: what a buyer means, believed from what was seen after each of our touches.

A buyer is ready, negotiable (price), later or dead, and quiet or talkative: eight hidden states. After
each touch one of six things is seen. The belief is a distribution over the states, updated by Bayes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

INTENTS = ("ready", "negotiable", "later", "dead")
TALKS = ("quiet", "talkative")
STATES = tuple((intent, talk) for intent in INTENTS for talk in TALKS)
SEEN = ("won", "lost", "engaged", "pushback", "later", "silence")


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
