"""The engine: what is known and believed of deals in, ranked advice with its reasons out.

Pure: no file, no clock, no database. Imports ``odds``, ``plays``, ``replies`` and ``deals``.

To add a rail: a `Rail` in ``rails.RAILS``. To add advice: its name in ``advice.ADVICE`` and, in order, the
rule in ``advice._advice`` that gives it.
"""

from nextyes.decide.advice import ADVICE, Advice, advise
from nextyes.decide.economics import Economics, deal_values
from nextyes.decide.price import Alarm, alarm, basis, price_now, realised, wins_believed
from nextyes.decide.program import ACTIONS, Actions, Basis, Program, action, at_price, solve
from nextyes.decide.rails import RAILS, why_not
from nextyes.decide.reasons import Why, reasons, what_would_change, why

__all__ = [
    "ACTIONS",
    "ADVICE",
    "RAILS",
    "Actions",
    "Advice",
    "Alarm",
    "Basis",
    "Economics",
    "Program",
    "Why",
    "action",
    "advise",
    "alarm",
    "at_price",
    "basis",
    "deal_values",
    "price_now",
    "realised",
    "reasons",
    "solve",
    "what_would_change",
    "why",
    "why_not",
    "wins_believed",
]
