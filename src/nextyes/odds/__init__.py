"""Probability models: arrays in, arrays out.

Knows columns of deals and nothing of where they come from; imports only ``deals``. `fit` learns `Odds` from
past decision points, `predict` and `explain` speak of new ones. ``spline`` and ``mixture`` are the shrunken
logistic and its times, ``boost`` the small trees, ``blend`` puts them together; ``inputs`` names what they
look at. The hidden intent of a buyer is a model of its own, in ``intent``.

To add an input: an entry of ``inputs.INPUTS``, with its words. To add a way of learning the odds: an entry
of ``MODELS``; the contract test then asks of it what it asks of all.
"""

from collections.abc import Callable
from functools import partial

from nextyes.odds.blend import Contributions, Forecast, Odds, Prior, explain, fit, from_json, predict, to_json

MODELS: dict[str, Callable[..., Odds]] = {
    "odds": fit,
    "spline alone": partial(fit, prior=Prior(trees_from=1_000_000_000)),
    "with trees at any size": partial(fit, prior=Prior(trees_from=1)),
    "with a sample of the rows": partial(fit, prior=Prior(rows=300)),
}

__all__ = [
    "MODELS",
    "Contributions",
    "Forecast",
    "Odds",
    "Prior",
    "explain",
    "fit",
    "from_json",
    "predict",
    "to_json",
]
