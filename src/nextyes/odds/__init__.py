"""Probability models: arrays in, arrays out.

Knows columns of deals and nothing of where they come from; imports only ``deals``. A model is a module
with ``fit(...) -> Params`` and ``predict(params, ...) -> arrays``; its parameters are a frozen dataclass
that is saved as JSON. The contract test over the models finds each by its place in ``MODELS``.
"""

from nextyes.odds.blend import Contributions, Forecast, Odds, Prior, explain, fit, from_json, predict, to_json

__all__ = ["Contributions", "Forecast", "Odds", "Prior", "explain", "fit", "from_json", "predict", "to_json"]
